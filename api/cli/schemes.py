"""`passend schemes`: ways to pay, for all or for one technology and one kind of worker."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from api.cli.options import Form, FormatOption, LanguageOption, Spoken
from api.cli.output import print_json, print_lines, print_table
from api.cli.wording import say
from catalogue.errors import PassendError
from catalogue.scheme import Scheme
from catalogue.store import Catalogue, load_catalogue
from catalogue.text import Language, Localised
from recommender.case import Case, Job, Payer
from recommender.eligibility import judge
from recommender.facts import catalogue_day, facts_of
from recommender.funding import find_offers, first_question, funding
from recommender.funding_part import Funding

HELP = say(
    "Toon regelingen die techniek betalen, ook voor één techniek en één soort werknemer.",
    "Show schemes that pay for technology, also for one technology and kind of worker.",
)
STATES = {
    "nl": {"open": "open", "announced": "aangekondigd", "closed": "gestopt"},
    "en": {"open": "open", "announced": "announced", "closed": "ended"},
}
YES_NO = {"yes": True, "ja": True, "no": False, "nee": False}


class Work(StrEnum):
    """How a person works now."""

    EMPLOYEE = "employee"
    SELF_EMPLOYED = "self-employed"
    JOBSEEKER = "jobseeker"
    EMPLOYER = "employer"


class Benefit(StrEnum):
    """Benefit or register status of a person."""

    WAJONG = "wajong"
    WIA = "wia"
    ZIEKTEWET = "ziektewet"
    PARTICIPATIEWET = "participatiewet"
    BANENAFSPRAAK = "banenafspraak"
    BESCHUT_WERK = "beschut-werk"
    NONE = "none"


class BadAnswer(PassendError):
    """An answer that is not QUESTION=yes or QUESTION=no."""

    code = "bad-answer"

    def __init__(self, text: str) -> None:
        shown = text[:60]
        message = Localised(
            nl=f"'{shown}' is geen antwoord. Schrijf: vraag=ja of vraag=nee.",
            en=f"'{shown}' is no answer. Write: question=yes or question=no.",
        )
        super().__init__("answer", message)


def schemes(
    technology: Annotated[
        str,
        typer.Argument(
            metavar=say("[CODE]", "[ID]"),
            show_default=False,
            help=say("Techniek, zoals passend search toont.", "Technology, as search shows."),
        ),
    ] = "",
    employment: Annotated[
        Work | None,
        typer.Option(
            show_default=False, help=say("Hoe iemand nu werkt.", "How the person works now.")
        ),
    ] = None,
    status: Annotated[
        Benefit | None,
        typer.Option(
            show_default=False, help=say("Uitkering of register.", "Benefit or register status.")
        ),
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            metavar=say("VRAAG=ja|nee", "QUESTION=yes|no"),
            help=say("Antwoord op een open vraag.", "Answer to an open question."),
        ),
    ] = None,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print all schemes, or who may pay for one technology and why the others do not."""
    catalogue = load_catalogue()
    if not technology:
        _print_all(catalogue, format, language.value)
        return
    payer = Payer(
        employment=employment.value if employment else None,
        status=status.value if status else None,
        answers=_answers(answer or ()),
    )
    case = Case(job=Job(title=technology), payer=payer)
    _print_one(technology, case, catalogue, format, language.value)


def _answers(texts: Sequence[str]) -> dict[str, bool]:
    said: dict[str, bool] = {}
    for text in texts:
        question, _, value = text.partition("=")
        if value.lower() not in YES_NO:
            raise BadAnswer(text)
        said[question] = YES_NO[value.lower()]
    return said


def _print_all(catalogue: Catalogue, form: Form, language: Language) -> None:
    if form is Form.JSON:
        every = [scheme.model_dump(mode="json") for scheme in catalogue.schemes.values()]
        print_json({"catalogue": catalogue.version, "schemes": every})
        return
    nl = language == "nl"
    english = ("Id", "Scheme", "State", "Checked")
    headings = ("Code", "Regeling", "Stand", "Nagekeken") if nl else english
    print_table(headings, (_row(s, language) for s in catalogue.schemes.values()))
    print_lines("* nog na te gaan" if nl else "* something is still to be checked")


def _row(scheme: Scheme, language: Language) -> tuple[str, str, str, str]:
    mark = "" if scheme.unverified is None else " *"
    name = scheme.name.text(language) + mark
    return (scheme.id, name, STATES[language][scheme.status], scheme.checked)


def _print_one(
    identity: str, case: Case, catalogue: Catalogue, form: Form, language: Language
) -> None:
    record = catalogue.technology(identity)
    found = funding(find_offers(record, case, catalogue), language, catalogue.schemes)
    facts = facts_of(record, case, catalogue_day(catalogue), catalogue)
    verdicts = [judge(facts, s, catalogue.questions) for s in catalogue.schemes.values()]
    reasons = {v.scheme.id: v.reason.text(language) for v in verdicts if v.reason is not None}
    if form is Form.JSON:
        print_json(found.model_dump(mode="json") | {"does_not_apply": reasons})
        return
    first = first_question(case, catalogue)
    print_lines(record.name.text(language), "", *([first.text(language), ""] if first else []))
    print_lines(*_lines(found, language))
    print_lines("", "Betaalt dit niet:" if language == "nl" else "Does not pay for this:")
    for key, reason in reasons.items():
        print_lines(f"  - {catalogue.schemes[key].name.text(language)}: {reason}")


def _lines(found: Funding, language: Language) -> Iterator[str]:
    for number, offer in enumerate(found.offers, start=1):
        yield f"{number}. {offer.text}"
        for question in offer.questions:
            yield f"     ? {question.text} ({question.id})"
        where = "Aanvragen bij" if language == "nl" else "Apply at"
        yield f"     {where}: {offer.apply_at}. {offer.url}"
    yield from found.remarks
