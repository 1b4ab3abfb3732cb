"""Tables of text: for a terminal and in markdown."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from catalogue.text import Language
from evaluation.intervals import Interval

WIDTH = 120  # columns where there is no terminal


@dataclass(frozen=True)
class Sheet:
    """One table: title, headings, rows of text; all columns but the first hold figures."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def number(value: float, language: Language, sign: bool = False) -> str:
    """Return `value` with three decimals, the Dutch way or the English way."""
    text = f"{value:+.3f}" if sign else f"{value:.3f}"
    return text.replace(".", ",") if language == "nl" else text


def spread(value: Interval, language: Language, sign: bool = False) -> str:
    """Return mean and bounds, such as ``0.523 [0.461; 0.583]``."""
    mean, low, high = (number(v, language, sign) for v in (value.mean, value.low, value.high))
    return f"{mean} [{low}; {high}]"


def as_table(found: Iterable[Sheet], notes: Sequence[str] = (), width: int = WIDTH) -> str:
    """Return the tables for a terminal of `width` columns."""
    stream = StringIO()
    console = Console(file=stream, width=width, highlight=False, emoji=False)
    for sheet in found:
        table = Table(title=escape(sheet.title), box=box.SIMPLE_HEAD, title_justify="left")
        for place, heading in enumerate(sheet.headings):
            table.add_column(escape(heading), justify="right" if place else "left")
        for row in sheet.rows:
            table.add_row(*map(escape, row))
        console.print(table)
    for note in notes:
        console.print(escape(note))
    return stream.getvalue()


def as_markdown(found: Iterable[Sheet], notes: Sequence[str] = ()) -> str:
    """Return the tables in markdown."""
    lines: list[str] = []
    for sheet in found:
        lines += [f"### {sheet.title}", "", _row(sheet.headings)]
        lines.append(_row(["---", *["---:"] * (len(sheet.headings) - 1)]))
        lines += [*map(_row, sheet.rows), ""]
    return "\n".join([*lines, *notes]) + "\n"


def as_json(data: Any) -> str:
    """Return `data` as JSON, UTF-8, indented by two."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
