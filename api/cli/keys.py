"""`passend keys`: make, list, change and withdraw API keys."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.helping import Command, Group
from api.cli.options import Form, FormatOption, LanguageOption, Spoken
from api.cli.output import print_json, print_lines, print_table
from api.cli.wording import say

if TYPE_CHECKING:
    from api.keys import KeyStore

app = typer.Typer(
    cls=Group,
    help=say("Beheer de sleutels van de REST API.", "Manage the keys of the REST API."),
    no_args_is_help=True,
)


class Right(StrEnum):
    """What a key is good for."""

    MATCH = "match"
    BULK = "bulk"
    JUDGE = "judge"
    ADMIN = "admin"


Number = Annotated[
    str,
    typer.Argument(
        metavar=say("NUMMER", "NUMBER"),
        help=say("Nummer, zoals passend keys list toont.", "Number, as passend keys list shows."),
    ),
]


@app.command(
    "create",
    cls=Command,
    help=say("Maak een sleutel. Hij wordt één keer getoond.", "Make a key. It is shown once."),
)
def create(
    name: Annotated[
        str,
        typer.Argument(
            metavar=say("NAAM", "NAME"), help=say("Voor wie of wat.", "For whom or what.")
        ),
    ],
    scope: Annotated[
        list[Right], typer.Option(help=say("Recht; mag vaker.", "Right; can be repeated."))
    ],
    days: Annotated[
        int | None,
        typer.Option(min=1, max=3650, help=say("Dagen dat hij geldt.", "Days that it is valid.")),
    ] = None,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Make a key and show it."""
    line, text = _store().create(name, [right.value for right in scope], days)
    _show_new(line.id, text, format, language)


@app.command("list", cls=Command, help=say("Toon alle sleutels.", "Show all keys."))
def list_keys(
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Show all keys, without their secrets."""
    rows = [
        {
            "number": line.id,
            "name": line.name,
            "scopes": list(line.scopes),
            "created": line.created.date().isoformat(),
            "expires": line.expires.date().isoformat() if line.expires else None,
            "valid": line.valid,
        }
        for line in _store().lines()
    ]
    if format is Form.JSON:
        print_json(rows)
        return
    nl = language is Spoken.NL
    headings = (
        ("nummer", "naam", "rechten", "gemaakt", "geldt tot", "geldig")
        if nl
        else ("number", "name", "scopes", "created", "expires", "valid")
    )
    yes, no = ("ja", "nee") if nl else ("yes", "no")
    print_table(
        headings,
        [
            (
                str(row["number"]),
                str(row["name"]),
                " ".join(map(str, row["scopes"] if isinstance(row["scopes"], list) else [])),
                str(row["created"]),
                str(row["expires"] or "–"),
                yes if row["valid"] else no,
            )
            for row in rows
        ],
    )


@app.command(
    "rotate",
    cls=Command,
    help=say(
        "Maak een opvolger. De oude geldt nog even.", "Make a successor. The old one stays a while."
    ),
)
def rotate(
    number: Number,
    overlap_days: Annotated[
        int,
        typer.Option(
            min=0, max=365, help=say("Dagen dat de oude nog geldt.", "Days that the old one stays.")
        ),
    ] = 7,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Make a successor of a key and show it."""
    line, text = _store().rotate(number, overlap_days)
    _show_new(line.id, text, format, language)


@app.command("revoke", cls=Command, help=say("Trek een sleutel in.", "Withdraw a key."))
def revoke(number: Number, language: LanguageOption = Spoken.NL) -> None:
    """Withdraw a key."""
    line = _store().revoke(number)
    print_lines(
        f"Sleutel {line.id} ({line.name}) geldt niet meer."
        if language is Spoken.NL
        else f"Key {line.id} ({line.name}) is no longer valid."
    )


def _store() -> "KeyStore":
    # Loaded here: the database is heavy and the other commands do without it.
    from api.keys import KeyStore  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415
    from api.storage import open_storage  # noqa: PLC0415

    settings = Settings.read()
    return KeyStore(open_storage(settings.database_url), settings.key_pepper.get_secret_value())


def _show_new(number: str, text: str, form: Form, language: Spoken) -> None:
    if form is Form.JSON:
        print_json({"number": number, "key": text})
        return
    note = (
        "Bewaar deze sleutel nu. Passend toont hem niet nog eens."
        if language is Spoken.NL
        else "Keep this key now. Passend does not show it again."
    )
    print(text)
    print_lines(note)
