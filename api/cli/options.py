"""Options that several commands share: same name, same words, same meaning."""

from enum import StrEnum
from typing import Annotated

import typer

from api.cli.wording import VARIABLE, say


class Spoken(StrEnum):
    """Languages of the output."""

    NL = "nl"
    EN = "en"


class Form(StrEnum):
    """Forms of the output."""

    TABLE = "table"
    JSON = "json"


LanguageOption = Annotated[
    Spoken,
    typer.Option(
        "--language",
        envvar=VARIABLE,
        show_envvar=False,
        help=say("Taal van de uitvoer.", "Language of the output."),
    ),
]
FormatOption = Annotated[
    Form,
    typer.Option("--format", help=say("Tabel om te lezen, of JSON.", "Table to read, or JSON.")),
]
LimitOption = Annotated[
    int,
    typer.Option(
        "--limit", min=1, max=1000, help=say("Hoeveel regels hoogstens.", "How many rows at most.")
    ),
]
OffsetOption = Annotated[
    int,
    typer.Option(
        "--offset", min=0, help=say("Hoeveel regels overslaan.", "How many rows to pass over.")
    ),
]
