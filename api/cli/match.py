"""`passend match`: technology that fits one case."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.advice import advise, unknown_ids
from api.cli.case_data import BadCase, CaseData, read_case_file, read_limit
from api.cli.options import Form, FormatOption, Spoken
from api.cli.output import print_json
from api.cli.recommending import load_recommender
from api.cli.schemes import Benefit, Work, read_answers
from api.cli.wording import VARIABLE, say
from catalogue.store import load_catalogue
from catalogue.text import Language
from recommender.case import Case

if TYPE_CHECKING:
    from recommender.answer import Answer

HELP = say(
    "Zoek techniek die past: passend match --text 'kan niet lang staan'.",
    "Find technology that fits: passend match --text 'cannot stand for long'.",
)
Texts = list[str] | None


def _option(*names: str, nl: str, en: str, **more: Any) -> Any:
    return typer.Option(*names, help=say(nl, en), show_default=False, **more)


def match(
    context: typer.Context,
    text: Annotated[
        str | None,
        _option(nl="Wat er op het werk moeilijk gaat.", en="What is hard at work."),
    ] = None,
    tasks: Annotated[
        Texts, _option("--tasks", nl="Een taak; mag vaker.", en="A task; may be repeated.")
    ] = None,
    title: Annotated[str | None, _option(nl="Naam van het beroep.", en="Job title.")] = None,
    sector: Annotated[
        str | None, _option(nl="Sector, zoals logistics of zorg.", en="Sector, such as logistics.")
    ] = None,
    situation: Annotated[
        Texts,
        _option(nl="Werkplek, zoals noisy-area.", en="Workplace, such as noisy-area."),
    ] = None,
    function: Annotated[
        Texts,
        _option(
            metavar=say("CODE:ERNST", "ID:SEVERITY"),
            nl="Beperking, zoals standing:3; ook FML 4.14:2 of ICF d430.2.",
            en="Limitation, such as standing:3; also FML 4.14:2 or ICF d430.2.",
        ),
    ] = None,
    digital_skill: Annotated[
        str | None,
        _option(
            metavar="none|basic|good",
            nl="Hoe handig iemand is met computers.",
            en="Skill with computers.",
        ),
    ] = None,
    case: Annotated[
        str | None,
        _option(
            metavar=say("BESTAND", "FILE"),
            nl="Casus als JSON; - leest de invoer. Opties gaan voor.",
            en="Case as JSON; - reads standard input. Options go first.",
        ),
    ] = None,
    scenario: Annotated[
        str | None, _option(nl="Toekomst om mee te rekenen.", en="Future to reckon with.")
    ] = None,
    year: Annotated[
        int | None, _option(nl="Jaar, 2026 tot 2036.", en="Year, 2026 to 2036.")
    ] = None,
    budget: Annotated[
        float | None,
        _option(nl="Budget voor het eerste jaar, in euro.", en="Budget, first year, in euro."),
    ] = None,
    employment: Annotated[
        Work | None, _option(nl="Hoe iemand nu werkt.", en="How the person works now.")
    ] = None,
    status: Annotated[
        Benefit | None, _option(nl="Uitkering of register.", en="Benefit or register status.")
    ] = None,
    answer: Annotated[
        Texts,
        _option(
            metavar=say("VRAAG=ja|nee", "QUESTION=yes|no"),
            nl="Antwoord op een open vraag over geld.",
            en="Answer to an open question about money.",
        ),
    ] = None,
    plan: Annotated[
        bool,
        typer.Option("--plan", help=say("Toon het hele plan.", "Show the whole plan.")),
    ] = False,
    limit: Annotated[
        int | None, _option(nl="Hoeveel technieken hoogstens.", en="How many options at most.")
    ] = None,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: Annotated[
        Spoken,
        typer.Option(
            "--language",
            envvar=VARIABLE,
            show_envvar=False,
            show_default=False,
            help=say(
                "Taal van tekst en uitvoer; zonder: die van de tekst.",
                "Language of text and output; without: that of the text.",
            ),
        ),
    ] = Spoken.NL,
) -> None:
    """Print a ranked list with reasons, and what was left out and why."""
    data = CaseData(read_case_file(case) if case else {})
    data.put("language", _asked(context, language), "--language")
    data.put("worker.description", text, "--text")
    data.put("worker.functions", [read_limit(f) for f in function or ()], "--function")
    data.put("worker.digital_skill", digital_skill, "--digital-skill")
    data.put("job.tasks", tasks, "--tasks")
    data.put("job.title", title, "--title")
    data.put("job.sector", sector, "--sector")
    data.put("job.situations", situation, "--situation")
    data.put("scenario", scenario, "--scenario")
    data.put("year", year, "--year")
    data.put("budget_eur", budget, "--budget")
    data.put("payer.employment", employment and employment.value, "--employment")
    data.put("payer.status", status and status.value, "--status")
    data.put("payer.answers", read_answers(answer or ()) or None, "--answer")
    data.put("limit", limit, "--limit")
    # The table says what stays uncovered, and only a plan knows that.
    wanted = True if plan or format is Form.TABLE else None
    found = _advice(data.case(language.value), data, language.value, wanted)
    if format is Form.JSON:
        print_json(found.model_dump(mode="json", exclude_none=True))
    else:
        # Loaded here: tables take time that a program reading JSON need not wait for.
        from api.cli.answer_table import print_answer  # noqa: PLC0415

        print_answer(found, plan)


def _asked(context: typer.Context, language: Spoken) -> Language | None:
    """Return the language if the user asked for one; without, that of the text is taken."""
    source = context.get_parameter_source("language")
    said = source is not None and source.name in {"COMMANDLINE", "ENVIRONMENT"}
    return language.value if said or language is not Spoken.NL else None


def _advice(case: Case, data: CaseData, language: Language, plan: bool | None) -> "Answer":
    if faults := unknown_ids(case, load_catalogue(), language):
        raise BadCase([data.line(fault) for fault in faults])
    return advise(case, load_recommender(language), plan)
