"""`passend build`: make the encoder once, in the cache folder."""

from typing import Annotated

import typer

from api.cli.building import build_report
from api.cli.options import LanguageOption, Spoken
from api.cli.output import print_lines
from api.cli.wording import say

HELP = say(
    "Maak het taalmodel klaar in de cachemap (eenmalig).",
    "Make the language model ready in the cache folder (once).",
)


def build(
    base: Annotated[
        str | None,
        typer.Option(
            metavar=say("MAP", "FOLDER"),
            show_default=False,
            help=say(
                "Ander basismodel: een map, of een naam op een modelhub.",
                "Another base model: a folder, or a name on a model hub.",
            ),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help=say("Maak ook opnieuw wat er al is.", "Make all anew.")),
    ] = False,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Build what is missing or broken; a build that was stopped goes on where it was."""
    # Loaded here: onnx takes a third of a second, which no other command should wait for.
    from recommender.encoder.build import build_encoder  # noqa: PLC0415

    with build_report(language.value) as report:
        built = build_encoder(base=base, progress=report, force=force)
    size = sum(path.stat().st_size for path in built.folder.iterdir()) / 1e6
    if language is Spoken.NL:
        print_lines(f"Het taalmodel staat klaar: {built.folder} ({size:.0f} MB)")
    else:
        print_lines(f"The language model is ready: {built.folder} ({size:.0f} MB)")
