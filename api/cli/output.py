"""What the commands print: tables for people, JSON for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from catalogue.text import Language

PIPED_WIDTH = 120  # columns where the output goes to a file or another program


def console(stderr: bool = False) -> Console:
    """Return a console for the present output, made anew so that redirection is seen."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, emoji=False, soft_wrap=False)


def print_json(data: Any) -> None:
    """Print `data` as JSON, UTF-8, indented by two."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def print_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()
) -> None:
    """Print a table; `right` holds the places of columns that end flush right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(escape(heading), justify="right" if place in right else "left")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    console().print(table)


def print_lines(*lines: str) -> None:
    """Print lines of text as they are; long ones are wrapped between words."""
    for line in lines:
        console().print(escape(line))


def euro(amount: float, language: Language) -> str:
    """Return `amount` as people write it: ``€ 1.250`` or ``€ 1,250``."""
    text = f"{amount:,.0f}"
    return "€ " + (text.replace(",", ".") if language == "nl" else text)


def euro_range(low: float, high: float, language: Language) -> str:
    """Return a range of amounts; free where both are zero."""
    if high == 0:
        return "gratis" if language == "nl" else "free"
    if low == high:
        return euro(low, language)
    return f"{euro(low, language)}–{euro(high, language)[2:]}"
