"""`passend check`: all faults of the catalogue's files, as sentences."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Form, FormatOption, LanguageOption, Spoken
from api.cli.output import print_json
from api.cli.wording import say
from catalogue.canonical import fix_catalogue
from catalogue.check import check_catalogue
from catalogue.fault import Fault
from catalogue.store import DATA
from catalogue.text import Language

HELP = say(
    "Controleer de bestanden van de catalogus en noem alle fouten.",
    "Check the files of the catalogue and name all faults.",
)


def check(
    folder: Annotated[
        Path,
        typer.Argument(
            exists=True,
            file_okay=False,
            show_default=False,
            help=say(
                "Map met de gegevens; zonder: de eigen catalogus.",
                "Folder with the data; without: Passend's own catalogue.",
            ),
        ),
    ] = DATA,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=say("Zet de bestanden eerst in de vaste vorm.", "First write the one form."),
        ),
    ] = False,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the faults; exit code 1 where there is an error, 0 with warnings only."""
    changed = fix_catalogue(folder) if fix else []
    faults = check_catalogue(folder)
    if format is Form.JSON:
        fixed = [path.relative_to(folder).as_posix() for path in changed]
        print_json({"fixed": fixed, "faults": [_data(f, language.value) for f in faults]})
    else:
        _print(changed, faults, folder, language.value)
    if any(fault.level == "error" for fault in faults):
        raise typer.Exit(1)


def _data(fault: Fault, language: Language) -> dict[str, str]:
    message = fault.nl if language == "nl" else fault.en
    return {
        "level": fault.level,
        "file": fault.file,
        "field": fault.field,
        "message": message,
    }


def _print(changed: list[Path], faults: list[Fault], folder: Path, language: Language) -> None:
    nl = language == "nl"
    for path in changed:
        name = path.relative_to(folder).as_posix()
        typer.echo(f"{'herschreven' if nl else 'rewritten'}: {name}")
    words = {"error": "fout" if nl else "error", "warning": "let op" if nl else "warning"}
    for fault in faults:
        typer.echo(f"{words[fault.level]}: {fault.text(language)}")
    errors = sum(fault.level == "error" for fault in faults)
    warnings = len(faults) - errors
    if nl:
        typer.echo(f"Gecontroleerd. Fouten: {errors}, waarschuwingen: {warnings}.")
    else:
        typer.echo(f"Checked. Errors: {errors}, warnings: {warnings}.")
