"""`passend register`: the entry for the Algorithm Register, from live figures."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import LanguageOption, Spoken
from api.cli.output import print_lines
from api.cli.wording import say

HELP = say(
    "Schrijf de tekst voor het Algoritmeregister (standaard 1.0), met gemeten cijfers.",
    "Write the entry for the Dutch Algorithm Register (standard 1.0), with measured figures.",
)


def register(
    to: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False,
            show_default=False,
            help=say("Bestand; zonder: op het scherm.", "File; without: on the screen."),
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="JJJJ-MM",
            show_default=False,
            help=say("Maand sinds wanneer in gebruik.", "Month since which it is in use."),
        ),
    ] = None,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Measure the ranking on the development cases and write the entry."""
    # Loaded here: the model and its measures are heavy, and no other command needs this text.
    from api.cli.building import build_report  # noqa: PLC0415
    from api.register import Facts, as_json, check_settings, make_entry  # noqa: PLC0415
    from api.register_figures import measure  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415
    from catalogue.cache import write_atomic  # noqa: PLC0415
    from recommender.recommend import Recommender  # noqa: PLC0415

    settings = Settings.read()
    check_settings(settings)
    with build_report(language.value) as report:
        recommender = Recommender.load(progress=report)
    facts = Facts(recommender.catalogue, recommender.version, measure(recommender))
    text = as_json(make_entry(settings, facts, since))
    if to is None:
        print(text, end="")
        return
    write_atomic(to, text.encode())
    print_lines(f"Geschreven: {to}" if language is Spoken.NL else f"Written: {to}")
