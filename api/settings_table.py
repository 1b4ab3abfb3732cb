"""The table in docs/settings.md, derived from the class: `python -m api.settings_table`."""

from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from api.settings import Settings

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"
BEGIN, END = "<!-- settings -->\n", "<!-- /settings -->\n"


def table() -> str:
    """Return one row for each setting: name, kind, default, what it does."""
    rows = ["| setting | takes | default | does |", "| --- | --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        cells = (f"`{name}`", _kind(field), _shown(field.default), field.description or "")
        rows.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return "\n".join(rows) + "\n"


def completed(page: str) -> str:
    """Return `page` with the present table between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return before + BEGIN + table() + END + after


def _kind(field: FieldInfo) -> str:
    annotation: Any = field.annotation
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(annotation))
    if get_origin(annotation) is tuple:
        return "list"
    names = {int: "whole number", float: "number", bool: "`true` or `false`", SecretStr: "secret"}
    limits = [
        f"{word} {getattr(rule, key):,}"
        for rule in field.metadata
        for key, word in (("ge", "from"), ("gt", "above"), ("le", "to"))
        if hasattr(rule, key)
    ]
    return " ".join([names.get(annotation, "text"), *limits])


def _shown(value: object) -> str:
    if isinstance(value, SecretStr) or value in ("", ()):
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


if __name__ == "__main__":
    PAGE.write_text(completed(PAGE.read_text("utf-8")), "utf-8")
