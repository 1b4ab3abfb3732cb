"""The one form of each file, so that a change shows only what changed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from catalogue.cache import write_atomic
from catalogue.check_lists import LISTS
from catalogue.errors import BrokenCatalogue
from catalogue.fault import Fault
from catalogue.schema import NAME, schema_text
from catalogue.store import technology_files
from catalogue.technology import Technology
from catalogue.yaml_files import canonical_yaml, has_inner_comment, header_of, parse_yaml, read_yaml

SCHEMA_LINE = "# yaml-language-server: $schema=../../technology.schema.json\n"


def canonical_text(text: str, model: type[BaseModel], many: bool = False) -> str | None:
    """Return the one form of the YAML `text` of a `model`, or of a list of `many`.

    None where it has no such form: broken, not of the model, or with comments inside that the
    writer would lose.
    """
    kind: Any = list[model] if many else model  # type: ignore[valid-type]
    try:
        adapter = TypeAdapter(kind)
        record = adapter.validate_python(parse_yaml(text))
        if has_inner_comment(text):
            return None
    except (BrokenCatalogue, ValidationError):
        return None
    header = header_of(text)
    if model is Technology and SCHEMA_LINE not in header:
        header = SCHEMA_LINE + header
    return canonical_yaml(adapter.dump_python(record, mode="json"), header)


def check_form(folder: Path) -> Iterator[Fault]:
    """Yield a warning for each file that is not in its one form."""
    for path, text, wanted in _files(folder):
        name = path.relative_to(folder).as_posix()
        if wanted is None:
            if _reads(text) and has_inner_comment(text):
                nl = "zet opmerkingen bovenaan; binnenin gaan ze verloren."
                yield Fault(name, "", nl, "put comments on top; inside they get lost.", "warning")
        elif wanted != text:
            nl = "staat niet in de vaste vorm (passend check --fix)."
            yield Fault(name, "", nl, "is not in its one form (passend check --fix).", "warning")


def fix_catalogue(folder: Path) -> list[Path]:
    """Write each file of the data `folder` in its one form; return those that changed.

    New ids are added to the frozen ones. Files with faults of shape stay as they are. Raises
    `OSError` where a file cannot be written.
    """
    changed = []
    for path, text, wanted in _files(folder):
        if wanted is not None and wanted != text:
            write_atomic(path, wanted.encode())
            changed.append(path)
    frozen = folder / "replacements.yaml"
    if _freeze(frozen, folder):
        changed.append(frozen)
    return changed


def _files(folder: Path) -> Iterator[tuple[Path, str, str | None]]:
    for path in technology_files(folder):
        if (text := _text(path)) is not None:
            yield path, text, canonical_text(text, Technology)
    for name, model in LISTS.items():
        if (text := _text(folder / name)) is not None:
            yield folder / name, text, canonical_text(text, model, many=True)
    yield folder / NAME, _text(folder / NAME) or "", schema_text()


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def _reads(text: str) -> bool:
    try:
        parse_yaml(text)
    except BrokenCatalogue:
        return False
    return True


def _freeze(path: Path, folder: Path) -> bool:
    try:
        table = read_yaml(path)
        frozen, replaced = set(table["frozen"] or []), table["replaced"] or {}
    except (BrokenCatalogue, KeyError, TypeError):
        return False
    present = {file.stem for file in technology_files(folder)}
    text = path.read_text(encoding="utf-8")
    content = {"frozen": sorted(frozen | present), "replaced": replaced}
    wanted = canonical_yaml(content, header_of(text))
    if wanted != text:
        write_atomic(path, wanted.encode())
    return wanted != text
