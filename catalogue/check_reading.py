"""Reading for checks: every fault of a file as a sentence, and the ids that others may name."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from catalogue.errors import BrokenCatalogue, nearest
from catalogue.fault import Fault, error, shape_faults
from catalogue.rules import LONGEST, long_sentences
from catalogue.store import technology_files
from catalogue.yaml_files import read_yaml

M = TypeVar("M", bound=BaseModel)


class Ids:
    """Ids that schemes, measures and combinations may name."""

    def __init__(self, folder: Path) -> None:
        self.technologies = frozenset(path.stem for path in technology_files(folder))
        self.functions = frozenset(_ids(folder / "functions.yaml"))
        self.situations = frozenset(_ids(folder / "situations.yaml"))
        self.questions = frozenset(_ids(folder / "scheme-questions.yaml"))


def _ids(path: Path) -> Iterator[str]:
    try:
        content = read_yaml(path)
    except BrokenCatalogue:
        return  # said by the check of that file
    for entry in content if isinstance(content, list) else ():
        if isinstance(entry, dict):
            yield str(entry.get("id"))


def long_words(name: str, field: str, text: str) -> Iterator[Fault]:
    """Yield a warning for each Dutch sentence that is too long for level B1."""
    for sentence in long_sentences(text):
        count, start = len(sentence.split()), " ".join(sentence.split()[:5])
        nl = f"de zin '{start} …' heeft {count} woorden; hoogstens {LONGEST}."
        en = f"the sentence '{start} …' has {count} words; at most {LONGEST}."
        yield Fault(name, field, nl, en, "warning")


def unknown(name: str, field: str, given: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each id that is not in `known`, with the nearest ones."""
    ids = frozenset(known)
    for identity in given:
        if identity not in ids:
            meant = ", ".join(nearest(identity, ids))
            nl = f"onbekend: '{identity}'." + (f" Bedoelt u: {meant}?" if meant else "")
            en = f"unknown: '{identity}'." + (f" Did you mean: {meant}?" if meant else "")
            yield Fault(name, field, nl, en)


def read(folder: Path, name: str) -> tuple[Any, list[Fault]]:
    """Return the content of a file, or its fault; None and no fault where there is no file."""
    if not (folder / name).exists():
        return None, []
    try:
        return read_yaml(folder / name), []
    except BrokenCatalogue as broken:
        return None, [error(name, "", broken.message)]


def one(folder: Path, name: str, model: type[M]) -> tuple[M | None, list[Fault]]:
    """Return the file as one `model`, or its faults."""
    content, faults = read(folder, name)
    if faults or content is None:
        return None, faults
    faults = shape_faults(content, model, name)
    return (None, faults) if faults else (model.model_validate(content), [])


def list_faults(folder: Path, name: str, model: type[BaseModel]) -> Iterator[Fault]:
    """Yield the faults of a file that is a list of `model`."""
    content, faults = read(folder, name)
    yield from faults
    if content is None:
        return
    if not isinstance(content, list):
        yield Fault(name, "", "hier hoort een lijst.", "a list belongs here.")
        return
    seen: set[str] = set()
    for number, entry in enumerate(content):
        identity = str(entry.get("id", number)) if isinstance(entry, dict) else str(number)
        yield from shape_faults(entry, model, name, identity)
        if identity in seen:
            yield Fault(name, identity, "de code staat er twee keer.", "the id stands twice.")
        seen.add(identity)


def records(folder: Path, name: str, model: type[M]) -> Iterator[M]:
    """Yield the sound records of a file that is a list of `model`."""
    content, _ = read(folder, name)
    for entry in content if isinstance(content, list) else ():
        try:
            yield model.model_validate(entry)
        except ValidationError:
            continue  # said by the check of its shape
