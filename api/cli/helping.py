"""Help screens in the language of the start, their fixed words included."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from api.cli.wording import STARTED, say

_DUTCH = {
    "ARGUMENTS_PANEL_TITLE": "Argumenten",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "ERRORS_PANEL_TITLE": "Fout",
    "DEFAULT_STRING": "[standaard: {}]",
    "REQUIRED_LONG_STRING": "[verplicht]",
}


class Command(TyperCommand):
    """A command whose ``--help`` speaks the language of the start."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help`` with its text translated."""
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help screen in the language of the start."""
        translate_help()
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """A group of commands whose ``--help`` speaks the language of the start."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option ``--help`` with its text translated."""
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help screen in the language of the start."""
        translate_help()
        super().format_help(ctx, formatter)


def translate_help() -> None:
    """Give the fixed words of the help screens in the language of the start."""
    # Loaded here: the parts of rich for help screens take a sixth of a second.
    from typer import rich_utils  # noqa: PLC0415

    if STARTED == "nl":
        for name, word in _DUTCH.items():
            if hasattr(rich_utils, name):
                setattr(rich_utils, name, word)


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = say("Toon deze uitleg en stop.", "Show this message and stop.")
    return option
