"""`passend serve`: the REST API (and the pages) on this machine."""

import sys
from typing import Annotated

import typer

from api.cli.options import LanguageOption, Spoken
from api.cli.output import print_lines
from api.cli.wording import say

HELP = say(
    "Start de dienst: de REST API en de webpagina's.",
    "Start the service: the REST API and the web pages.",
)
_Given = dict[str, object]


def serve(
    host: Annotated[
        str | None,
        typer.Option(help=say("Adres om op te luisteren.", "Address to listen on.")),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help=say("Poort om op te luisteren.", "Port to listen on.")),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=64, help=say("Aantal werkers.", "Number of workers.")),
    ] = None,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Serve until stopped; all other settings come from the environment and the settings file."""
    del language  # of the messages; api/cli/wording.py has read it
    # Loaded here: the web framework is heavy and no other command needs it.
    from api.settings import Settings  # noqa: PLC0415
    from api.workers import prepare_figures  # noqa: PLC0415

    given: _Given = {"host": host, "port": port, "workers": workers}
    settings = Settings.read(**{name: value for name, value in given.items() if value is not None})
    prepare_figures(settings)

    from api.serving import run  # noqa: PLC0415 (after the folder of the figures is set)

    run(settings, announce=_announce)


def _announce(address: str) -> None:
    print_lines(
        say(
            f"Passend start op {address}/v1 (stoppen met Ctrl-C).",
            f"Passend starts at {address}/v1 (stop with Ctrl-C).",
        )
    )
    sys.stdout.flush()
