"""`passend search`: technology by words and facets."""

from typing import Annotated, Any

import typer

from api.cli.options import Form, FormatOption, LanguageOption, LimitOption, OffsetOption, Spoken
from api.cli.output import print_json
from api.cli.search_view import as_data, print_facets, print_hits
from api.cli.wording import say
from catalogue.facets import FACETS
from catalogue.search import Query, shared_search
from catalogue.store import load_catalogue

HELP = say(
    "Zoek techniek met gewone woorden, zoals: passend search 'kan niet tillen'.",
    "Find technology with plain words, such as: passend search 'cannot lift'.",
)


def _facet(name: str) -> Any:
    shown = FACETS[name].label.text("nl"), FACETS[name].label.text("en")
    return typer.Option(f"--{name}", help=say(*shown), show_default=False)


Values = list[str] | None


def search(
    words: Annotated[
        str, typer.Argument(help=say("Waar het om gaat, in gewone woorden.", "Plain words."))
    ] = "",
    family: Annotated[Values, _facet("family")] = None,
    technology: Annotated[Values, _facet("technology")] = None,
    function: Annotated[Values, _facet("function")] = None,
    sector: Annotated[Values, _facet("sector")] = None,
    maturity: Annotated[Values, _facet("maturity")] = None,
    needs_network: Annotated[Values, _facet("needs-network")] = None,
    dutch: Annotated[Values, _facet("dutch")] = None,
    digital_skill: Annotated[Values, _facet("digital-skill")] = None,
    ai: Annotated[Values, _facet("ai")] = None,
    personal_data: Annotated[Values, _facet("personal-data")] = None,
    max_cost: Annotated[
        float | None,
        typer.Option(
            min=0,
            show_default=False,
            help=say("Budget voor het eerste jaar, in euro.", "Budget, first year, in euro."),
        ),
    ] = None,
    facets: Annotated[
        bool,
        typer.Option("--facets", help=say("Toon waarop u kunt kiezen.", "Show what to choose by.")),
    ] = False,
    limit: LimitOption = 10,
    offset: OffsetOption = 0,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print one page of what was found."""
    catalogue = load_catalogue()
    chosen = {
        "family": family,
        "technology": technology,
        "function": function,
        "sector": [catalogue.sector(name, "sector").id for name in sector or ()],
        "maturity": maturity,
        "needs-network": needs_network,
        "dutch": dutch,
        "digital-skill": digital_skill,
        "ai": ai,
        "personal-data": personal_data,
    }
    query = Query(
        text=words,
        facets={name: values for name, values in chosen.items() if values},
        max_cost_eur=max_cost,
        language=language.value,
        limit=limit,
        offset=offset,
    )
    found = shared_search().find(query)
    if format is Form.JSON:
        print_json(as_data(found, query))
    elif facets:
        print_facets(found, query.language)
    else:
        print_hits(found, query)
