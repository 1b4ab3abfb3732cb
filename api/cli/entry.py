"""The way in: runs a command and turns every fault into one clear message.

Exit codes: 0 done, 1 done but with findings (`passend check`), 2 the input is at fault,
70 a fault of the program, 130 stopped by the user.
"""

import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from pydantic import ValidationError

from api.cli.app import app
from api.cli.usage import ClickException, usage_text
from api.cli.wording import asked_language
from catalogue.errors import PassendError
from catalogue.text import Language

DEBUG = "PASSEND_DEBUG"
FAULTY_INPUT = 2
FAULTY_PROGRAM = 70
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line with `arguments` (default: those of the process) and exit."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show "€" or "ï" gets a question mark, not a crash.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; faults are told on standard error."""
    language = asked_language(arguments)
    try:
        given = None if arguments is None else list(arguments)
        code = app(
            args=given,
            standalone_mode=False,
            prog_name="passend",
            default_map=_defaults(language),
        )
        sys.stdout.flush()
        if code == STOPPED:  # typer turns Ctrl-C into this code
            raise KeyboardInterrupt
        return code if isinstance(code, int) else 0
    except (KeyboardInterrupt, typer.Abort):
        return _tell("Gestopt." if language == "nl" else "Stopped.", STOPPED)
    except BrokenPipeError:
        # The reader went away (`passend search | head`): nothing is wrong, and nobody listens.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # its help was shown
            return FAULTY_INPUT
        if os.environ.get(DEBUG):
            raise
        text = _text(error, language)
        return _tell(text, FAULTY_INPUT) if text else _tell(_bug(error, language), FAULTY_PROGRAM)


def _defaults(language: Language) -> dict[str, Any]:
    """Return the language as default of each command, wherever on the line it stood."""
    own: dict[str, Any] = {"language": language}
    names = [command.name for command in app.registered_commands if command.name]
    found: dict[str, Any] = dict.fromkeys(names, own)
    for group in app.registered_groups:
        inner = group.typer_instance.registered_commands if group.typer_instance else []
        found[str(group.name)] = {str(command.name): own for command in inner}
    return found


def _text(error: Exception, language: Language) -> str:
    """Return what to tell about a fault in the input; empty where the fault is ours."""
    if isinstance(error, PassendError):
        text = error.text(language)
        return text if error.field in text else f"{error.field}: {text}"
    if isinstance(error, ClickException):
        return usage_text(error, language)
    if isinstance(error, ValidationError):
        # Loaded here because only faulty cases need it.
        from recommender.input_errors import explain  # noqa: PLC0415

        faults = explain(error, language)
        return "\n".join(f"{f.field}: {f.detail}" if f.field else f.detail for f in faults)
    if isinstance(error, OSError) and error.filename:
        return _file_text(error, language)
    return ""


def _file_text(error: OSError, language: Language) -> str:
    kinds: tuple[tuple[type[OSError], str, str], ...] = (
        (FileNotFoundError, "bestaat niet", "does not exist"),
        (IsADirectoryError, "is een map, geen bestand", "is a folder, not a file"),
        (NotADirectoryError, "is geen map", "is not a folder"),
        (PermissionError, "mag niet gelezen of geschreven worden", "may not be read or written"),
        (OSError, "kan niet gebruikt worden", "cannot be used"),
    )
    nl, en = next((nl, en) for kind, nl, en in kinds if isinstance(error, kind))
    return f"{error.filename} {nl}." if language == "nl" else f"{error.filename} {en}."


def _bug(error: Exception, language: Language) -> str:
    name = type(error).__name__
    if language == "nl":
        return f"Er ging iets mis in Passend ({name}). Met {DEBUG}=1 ervoor ziet u waar."
    return f"Something went wrong inside Passend ({name}). Put {DEBUG}=1 in front to see where."


def _tell(text: str, code: int) -> int:
    print(text, file=sys.stderr)
    return code
