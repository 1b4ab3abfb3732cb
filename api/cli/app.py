"""The commands of Passend, in the order in which `passend --help` shows them.

A command is a function in a module of its own; add it here with one line. Import what is heavy
inside the function, so that `passend --help` stays quick.
"""

from collections.abc import Callable
from typing import Annotated

import typer

from api.cli import (
    batch,
    build,
    check,
    evaluate,
    keys,
    match,
    register,
    scenarios,
    schemes,
    search,
    serve,
    technology,
    train,
)
from api.cli.helping import Command, Group
from api.cli.options import LanguageOption, Spoken
from api.cli.wording import say
from catalogue.store import load_catalogue

app = typer.Typer(
    name="passend",
    cls=Group,
    help=say(
        "Passend: techniek die past bij een mens, het werk en de toekomst.",
        "Passend: technology that fits a person, the work and the future.",
    ),
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

COMMANDS: tuple[tuple[str, str, Callable[..., None]], ...] = (
    ("match", match.HELP, match.match),
    ("batch", batch.HELP, batch.batch),
    ("search", search.HELP, search.search),
    ("technology", technology.HELP, technology.technology),
    ("schemes", schemes.HELP, schemes.schemes),
    ("build", build.HELP, build.build),
    ("train", train.HELP, train.train),
    ("check", check.HELP, check.check),
    ("evaluate", evaluate.HELP, evaluate.evaluate),
    ("serve", serve.HELP, serve.serve),
    ("register", register.HELP, register.register),
)
for _name, _help, _function in COMMANDS:
    app.command(_name, help=_help, cls=Command)(_function)
app.add_typer(scenarios.app, name="scenarios")
app.add_typer(keys.app, name="keys")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"passend {_program()} (catalogue {load_catalogue().version})")
        raise typer.Exit


def _program() -> str:
    # Loaded here, for it takes a twentieth of a second.
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        return version("passend")
    except PackageNotFoundError:  # run from a source folder that was not installed
        return "0+source"


@app.callback()
def _root(
    _: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=say("Toon de versies en stop.", "Show the versions and stop."),
        ),
    ] = False,
    _language: LanguageOption = Spoken.NL,
) -> None:
    """Hold the options that stand before the command; `run` reads the language itself."""
