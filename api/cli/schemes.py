"""`passend schemes`: ways to pay, for all or for one technology and one kind of worker."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from api.cli.options import Form, FormatOption, LanguageOption, Spoken
from api.cli.scheme_pages import print_all, print_one, print_scheme
from api.cli.wording import say
from catalogue.errors import PassendError
from catalogue.store import load_catalogue
from catalogue.text import Localised
from recommender.case import Case, Job, Payer

HELP = say(
    "Toon regelingen die techniek betalen, ook voor één techniek en één soort werknemer.",
    "Show schemes that pay for technology, also for one technology and kind of worker.",
)
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
            help=say(
                "Een techniek, zoals passend search toont, of een regeling.",
                "A technology, as passend search shows, or a scheme.",
            ),
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
    """Print all schemes, one scheme, or who pays for one technology and why others do not."""
    catalogue = load_catalogue()
    if technology in catalogue.schemes:
        print_scheme(catalogue.schemes[technology], format, language.value)
        return
    if not technology:
        print_all(catalogue, format, language.value)
        return
    payer = Payer(
        employment=employment.value if employment else None,
        status=status.value if status else None,
        answers=read_answers(answer or ()),
    )
    case = Case(job=Job(title=technology), payer=payer)
    print_one(technology, case, catalogue, format, language.value)


def read_answers(texts: Sequence[str]) -> dict[str, bool]:
    """Return answers such as ``question=yes`` by question. Raises `BadAnswer`."""
    said: dict[str, bool] = {}
    for text in texts:
        question, _, value = text.partition("=")
        if value.lower() not in YES_NO:
            raise BadAnswer(text)
        said[question] = YES_NO[value.lower()]
    return said
