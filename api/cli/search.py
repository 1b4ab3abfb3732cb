"""`passend search`: technology by words and facets."""

from typing import Annotated, Any

import typer

from api.cli.options import Form, FormatOption, LanguageOption, LimitOption, OffsetOption, Spoken
from api.cli.output import euro_range, print_json, print_lines, print_table
from api.cli.wording import say
from catalogue.facets import FACETS
from catalogue.labels import label_text
from catalogue.search import Found, Hit, Query, shared_search
from catalogue.store import load_catalogue
from catalogue.text import Language

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
        _print_facets(found, query.language)
    else:
        _print_hits(found, query)


def as_data(found: Found, query: Query) -> dict[str, Any]:
    """Return a page of hits as plain data, in the language of the query."""
    return {
        "query": query.text,
        "language": query.language,
        "total": found.total,
        "limit": query.limit,
        "offset": query.offset,
        "results": [_hit(hit, query.language) for hit in found.hits],
        "facets": {name: dict(sorted(count.items())) for name, count in found.facets.items()},
        "unknown_words": list(found.unknown),
        "catalogue": load_catalogue().version,
    }


def _hit(hit: Hit, language: Language) -> dict[str, Any]:
    technology = hit.technology
    return {
        "technology": technology.id,
        "name": technology.name.text(language),
        "summary": technology.summary.text(language),
        "score": round(hit.score, 4),
        "words": list(hit.words),
        "family": technology.family,
        "maturity": technology.maturity,
        "cost_eur": [technology.cost.low_eur, technology.cost.high_eur],
        "cost_basis": technology.cost.basis,
    }


def _print_hits(found: Found, query: Query) -> None:
    nl = query.language == "nl"
    if found.hits:
        headings = ("#", "naam", "code", "eerste jaar", "hoe ver", "gevonden op")
        english = ("#", "name", "id", "first year", "maturity", "found by")
        print_table(headings if nl else english, _rows(found, query.language), right=(0,))
        print_lines("")
    last = found.offset + len(found.hits)
    if not found.hits:
        print_lines(_nothing(found, query))
    elif nl:
        print_lines(f"{found.offset + 1} tot {last} van {found.total}. * = prijs is een schatting.")
        print_lines("Meer weten: passend technology CODE")
    else:
        print_lines(f"{found.offset + 1} to {last} of {found.total}. * = price is an estimate.")
        print_lines("To know more: passend technology ID")


def _nothing(found: Found, query: Query) -> str:
    if found.total:
        return (
            f"Er zijn {found.total} treffers, maar niet vanaf {found.offset}."
            if query.language == "nl"
            else f"There are {found.total} hits, but none from {found.offset} on."
        )
    if query.language == "nl":
        return "Niets gevonden. Zeg het met andere woorden, of kies minder filters."
    return "Nothing found. Use other words, or fewer filters."


def _rows(found: Found, language: Language) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for rank, hit in enumerate(found.hits, found.offset + 1):
        technology = hit.technology
        cost = euro_range(technology.cost.low_eur, technology.cost.high_eur, language)
        mark = "*" if technology.cost.basis == "estimate" else ""
        rows.append(
            (
                str(rank),
                technology.name.text(language),
                technology.id,
                cost + mark,
                label_text("maturity", technology.maturity, language),
                ", ".join(hit.words),
            )
        )
    return rows


def _print_facets(found: Found, language: Language) -> None:
    catalogue = load_catalogue()
    headings = ("optie", "waarde", "betekent", "aantal")
    english = ("option", "value", "means", "count")
    rows = []
    for facet in FACETS.values():
        for value, words in facet.values(catalogue).items():
            if count := found.facets[facet.name][value]:
                rows.append((f"--{facet.name}", value, words.text(language), str(count)))
    print_table(headings if language == "nl" else english, rows, right=(3,))
