"""Checks the files of the technologies: their place, their shape and their rules."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.errors import BrokenCatalogue
from catalogue.fault import Fault, error, shape_errors
from catalogue.rules import Breach, Known, breaches
from catalogue.technology import Technology
from catalogue.text import Localised
from catalogue.yaml_files import read_yaml

# What stands in for a broken field, so that the other fields can still be checked.
_STAND_IN: dict[str, Any] = {
    "id": "stand-in",
    "name": {"nl": "x", "en": "y"},
    "summary": {"nl": "x", "en": "y"},
    "terms": {"nl": ["a", "b", "c", "d"], "en": ["a", "b", "c", "d"]},
    "iso9999": [],
    "family": "vision",
    "technology": "software",
    "role": "person",
    "supports": [{"function": "stand-in", "strength": 1}],
    "tasks": {"nl": ["a", "b", "c", "d"], "en": ["a", "b", "c", "d"]},
    "sectors": ["all"],
    "unsuitable": [],
    "maturity": "established",
    "trl": 9,
    "ai": False,
    "cost": {"low_eur": 0, "high_eur": 0, "covers": {"nl": "x", "en": "y"}, "basis": "estimate"},
    "setup_days": 0,
    "training_hours": 0,
    "coaching": "low",
    "digital_skill": "none",
    "needs_network": False,
    "personal_data": "none",
    "dutch": "yes",
    "products": ["x", "y"],
    "evidence": [],
    "sources": ["https://example.org"],
}
# Fields whose rules say something about each other.
_TOGETHER = {"trl": {"maturity"}, "maturity": {"trl"}, "evidence": {"sources"}}


def check_technologies(folder: Path) -> Iterator[Fault]:
    """Yield the faults of all files under ``technologies`` in the data `folder`."""
    known = known_ids(folder)
    homes: dict[str, str] = {}
    lists: dict[tuple[str, ...], str] = {}
    for path in sorted((folder / "technologies").rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(folder).as_posix()
        record, faults = _read(path, name, known)
        yield from faults
        yield from _misplaced(path, folder, record)
        yield from _double(record, name, homes, lists)


def known_ids(folder: Path) -> Known:
    """Return the ids that technologies may name; what cannot be read counts as empty."""
    return Known(
        functions=_ids(folder / "functions.yaml"),
        situations=_ids(folder / "situations.yaml"),
        sectors=_ids(folder / "sectors.yaml"),
    )


def _ids(path: Path) -> tuple[str, ...]:
    try:
        content = read_yaml(path)
    except BrokenCatalogue:
        return ()
    entries = content if isinstance(content, list) else []
    return tuple(str(e["id"]) for e in entries if isinstance(e, dict) and "id" in e)


def _read(path: Path, name: str, known: Known) -> tuple[dict[str, Any], list[Fault]]:
    """Return the raw record and its faults of shape and of rules."""
    try:
        data = read_yaml(path)
    except BrokenCatalogue as broken:
        return {}, [error(name, "", broken.message)]
    if not isinstance(data, dict):
        nl, en = "hier horen velden met een waarde.", "fields with values belong here."
        return {}, [error(name, "", Localised(nl=nl, en=en))]
    found = list(shape_errors(data, Technology, name))
    broken_fields = {str(path[0]) for _, path in found if path}
    faults = [fault for fault, _ in found]
    faults += [
        Fault(name, b.field, b.message.nl, b.message.en, "warning" if b.warning else "error")
        for b in breaches(_repaired(data, broken_fields), known)
        if _tells(b, broken_fields)
    ]
    return data, faults


def _repaired(data: dict[str, Any], broken: set[str]) -> Technology:
    fields = Technology.model_fields
    whole = {name: data.get(name, _STAND_IN[name]) for name in fields}
    return Technology.model_validate(whole | {n: _STAND_IN[n] for n in broken if n in fields})


def _tells(breach: Breach, broken: set[str]) -> bool:
    first = breach.field.partition(".")[0]
    return not broken & ({first} | _TOGETHER.get(first, set()))


def _misplaced(path: Path, folder: Path, record: dict[str, Any]) -> Iterator[Fault]:
    name = path.relative_to(folder).as_posix()
    if path.suffix != ".yaml" or path.parent.parent != folder / "technologies":
        nl = "hoort hier niet; de vorm is technologies/<familie>/<code>.yaml."
        en = "does not belong here; the form is technologies/<family>/<id>.yaml."
        yield Fault(name, "", nl, en)
        return
    identity, family = record.get("id"), record.get("family")
    if identity is not None and identity != path.stem:
        nl = f"'{identity}' is niet de naam van het bestand."
        yield Fault(name, "id", nl, f"'{identity}' is not the name of the file.")
    if family is not None and family != path.parent.name:
        nl = f"het bestand hoort in de map '{family}'."
        yield Fault(name, "family", nl, f"the file belongs in the folder '{family}'.")


def _double(
    record: dict[str, Any], name: str, homes: dict[str, str], lists: dict[tuple[str, ...], str]
) -> Iterator[Fault]:
    identity = record.get("id")
    if isinstance(identity, str):
        first = homes.setdefault(identity, name)
        if first != name:
            nl, en = f"de code staat ook in {first}.", f"the id also stands in {first}."
            yield Fault(name, "id", nl, en)
    terms = record.get("terms")
    for language in ("nl", "en"):
        entries = terms.get(language) if isinstance(terms, dict) else None
        if not isinstance(entries, list) or not entries:
            continue
        key = (language, *sorted(str(entry).casefold() for entry in entries))
        first = lists.setdefault(key, name)
        if first != name:
            nl, en = f"dezelfde lijst staat in {first}.", f"the same list stands in {first}."
            yield Fault(name, f"terms.{language}", nl, en)
