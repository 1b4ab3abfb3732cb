"""Checks the lists beside the technologies: functions, situations, sectors, ids, phrases."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from catalogue.errors import (
    BrokenCatalogue,
    UnknownFunction,
    UnknownSituation,
    UnknownTechnology,
)
from catalogue.fault import Fault, error, shape_faults
from catalogue.function import Function, Sector, Situation
from catalogue.phrase import Phrase, read_phrases
from catalogue.store import technology_files
from catalogue.text import LANGUAGES
from catalogue.yaml_files import read_yaml

LISTS: dict[str, type[BaseModel]] = {
    "functions.yaml": Function,
    "situations.yaml": Situation,
    "sectors.yaml": Sector,
}


def check_lists(folder: Path) -> Iterator[Fault]:
    """Yield the faults of the lists in the data `folder`."""
    for name, model in LISTS.items():
        yield from _records(folder, name, model)
    yield from _words(folder, "situations.yaml", "cues", once=False)
    yield from _words(folder, "sectors.yaml", "synonyms", once=True)
    yield from _implied(folder)
    yield from _replacements(folder)
    yield from _version(folder)
    yield from _synonyms(folder)
    for language in LANGUAGES:
        yield from _phrases(folder, language)


def _load(folder: Path, name: str) -> tuple[Any, list[Fault]]:
    try:
        return read_yaml(folder / name), []
    except BrokenCatalogue as broken:
        return None, [error(name, "", broken.message)]


def _entries(folder: Path, name: str) -> list[dict[str, Any]]:
    content, _ = _load(folder, name)
    return [e for e in content if isinstance(e, dict)] if isinstance(content, list) else []


def _records(folder: Path, name: str, model: type[BaseModel]) -> Iterator[Fault]:
    content, faults = _load(folder, name)
    yield from faults
    if not faults and not isinstance(content, list):
        yield Fault(name, "", "hier hoort een lijst.", "a list belongs here.")
        return
    seen: set[str] = set()
    for number, entry in enumerate(content or []):
        identity = str(entry.get("id", number)) if isinstance(entry, dict) else str(number)
        yield from shape_faults(entry, model, name, identity)
        if identity in seen:
            yield Fault(name, identity, "de code staat er twee keer.", "the id stands twice.")
        seen.add(identity)


def _words(folder: Path, name: str, field: str, once: bool) -> Iterator[Fault]:
    """Yield faults of word lists: lower case, and `once` over all records where asked."""
    homes: dict[str, str] = {}
    for entry in _entries(folder, name):
        identity, words = str(entry.get("id")), entry.get(field)
        here: set[str] = set()
        for word in words if isinstance(words, list) else ():
            place, text = f"{identity}.{field}", str(word)
            if text != text.lower().strip():
                nl, en = "schrijf met kleine letters.", "write in lower case."
                yield Fault(name, place, f"'{text}': {nl}", f"'{text}': {en}")
            home = homes.setdefault(text, identity)
            if text in here or (once and home != identity):
                nl, en = f"staat al bij {home}.", f"stands with {home} already."
                yield Fault(name, place, f"'{text}' {nl}", f"'{text}' {en}")
            here.add(text)


def _implied(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each situation that implies one that is not there."""
    name = "situations.yaml"
    entries = _entries(folder, name)
    known = [str(entry.get("id")) for entry in entries]
    for entry in entries:
        implied = entry.get("implies")
        for other in map(str, implied) if isinstance(implied, list) else ():
            if other not in known:
                place = f"{entry.get('id')}.implies"
                yield error(name, place, UnknownSituation(other, known).message)


def _replacements(folder: Path) -> Iterator[Fault]:
    name = "replacements.yaml"
    content, faults = _load(folder, name)
    yield from faults
    table = content if isinstance(content, dict) else {}
    frozen = [str(identity) for identity in table.get("frozen") or []]
    replaced = table.get("replaced") or {}
    present = {path.stem for path in technology_files(folder)}
    for identity in frozen:
        if identity not in present:
            nl = "deze code mag niet verdwijnen; zet hem bij replaced met een opvolger."
            en = "this id may not go; put it under replaced with what took its place."
            yield Fault(name, identity, nl, en)
    for identity in sorted(present - set(frozen)):
        nl, en = "deze code staat nog niet bij frozen.", "this id does not stand under frozen yet."
        yield Fault(name, identity, f"{nl} (passend check --fix)", f"{en} (passend check --fix)")
    yield from _targets(name, replaced, present)


def _targets(name: str, replaced: dict[str, str], present: set[str]) -> Iterator[Fault]:
    for old, new in replaced.items():
        if old in present:
            nl, en = "deze code bestaat nog.", "this id still exists."
            yield Fault(name, f"replaced.{old}", nl, en)
        if new not in present:
            yield error(name, f"replaced.{old}", UnknownTechnology(str(new), present).message)


def _version(folder: Path) -> Iterator[Fault]:
    content, faults = _load(folder, "catalogue.yaml")
    yield from faults
    version = content.get("version") if isinstance(content, dict) else None
    if not faults and not isinstance(version, str):
        nl, en = "geef een versie, zoals 2026.11.1.", "give a version, such as 2026.11.1."
        yield Fault("catalogue.yaml", "version", nl, en)


def _synonyms(folder: Path) -> Iterator[Fault]:
    name = "synonyms.yaml"
    content, faults = _load(folder, name)
    yield from faults
    for language in LANGUAGES if not faults else ():
        groups = content.get(language) if isinstance(content, dict) else None
        if not isinstance(groups, list):
            yield Fault(name, language, "hier hoort een lijst.", "a list belongs here.")
            continue
        for group in groups:
            if not _is_group(group):
                nl, en = "geef twee of meer losse woorden.", "give two or more single words."
                yield Fault(name, f"{language} {group}", nl, en)


def _is_group(group: Any) -> bool:
    words = group if isinstance(group, list) else []
    return len(words) > 1 and all(isinstance(w, str) and " " not in w for w in words)


def _phrases(folder: Path, language: str) -> Iterator[Fault]:
    name = f"phrases/{language}.jsonl"
    functions = [str(entry.get("id")) for entry in _entries(folder, "functions.yaml")]
    try:
        for number, phrase in read_phrases(folder / name):
            yield from _phrase(name, number, phrase, functions)
    except BrokenCatalogue as broken:
        yield error(name, broken.field, broken.message)
    except (OSError, UnicodeDecodeError):
        nl, en = "het bestand is niet te lezen.", "the file cannot be read."
        yield Fault(name, "", nl, en)


def _phrase(name: str, number: int, phrase: Phrase, functions: Iterable[str]) -> Iterator[Fault]:
    for identity in phrase.functions:
        if identity not in functions:
            yield error(name, f"line {number}", UnknownFunction(identity, functions).message)
