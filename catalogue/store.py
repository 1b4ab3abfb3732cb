"""The catalogue in memory: read from its files once, kept in the cache folder by content.

``load_catalogue()`` is the one door. The files are the truth; the cache only saves the time of
parsing them and is made anew whenever a file, or a model in this package, changes.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache as remember
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from catalogue.cache import cache_folder, write_atomic
from catalogue.combination import Combination
from catalogue.errors import (
    UnknownFunction,
    UnknownSector,
    UnknownSituation,
    UnknownTechnology,
)
from catalogue.files import (
    DATA,
    by_id,
    read_folder,
    read_records,
    read_single,
    technology_files,
)
from catalogue.function import Function, Sector, Situation
from catalogue.funding_trait import FundingTraits
from catalogue.futures import Futures, read_futures
from catalogue.measure import Measure
from catalogue.scheme import Question, Scheme
from catalogue.scheme_strength import SchemeStrengths
from catalogue.technology import Technology
from catalogue.text import Language
from catalogue.yaml_files import read_yaml

__all__ = ["DATA", "KEPT", "Catalogue", "load_catalogue", "read_records", "technology_files"]

PART_LISTS: dict[str, tuple[str, Any]] = {
    "questions": ("scheme-questions.yaml", Question),
    "measures": ("measures.yaml", Measure),
    "combinations": ("combinations.yaml", Combination),
}
PART_RECORDS: dict[str, tuple[str, Any]] = {
    "strengths": ("scheme-strengths.yaml", SchemeStrengths),
    "traits": ("funding-traits.yaml", FundingTraits),
}
KEPT = 3  # cache files of older contents that stay, for those who switch between branches


class Catalogue(BaseModel):
    """All that there is, by id; immutable. Add a part as a field here and a line in `_read`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str = Field(description="Version of the content, such as 2026.11.1.")
    technologies: dict[str, Technology]
    functions: dict[str, Function]
    situations: dict[str, Situation]
    sectors: dict[str, Sector]
    replacements: dict[str, str] = Field(description="Ids that went, with what took their place.")
    # A folder without these parts is a catalogue without payers and measures.
    schemes: dict[str, Scheme] = Field(default={}, description="Ways to pay.")
    questions: dict[str, Question] = Field(default={}, description="What decides who pays.")
    strengths: SchemeStrengths = Field(default=SchemeStrengths(), description="In futures.")
    traits: FundingTraits = Field(default=FundingTraits(), description="Portable, usual, ...")
    measures: dict[str, Measure] = Field(default={}, description="Without technology.")
    combinations: dict[str, Combination] = Field(default={}, description="What hinders what.")
    synonyms: dict[Language, list[list[str]]] = Field(description="Groups of words, for search.")
    futures: Futures = Field(description="Drivers, scenarios and what availability rests on.")

    def technology(self, identity: str) -> Technology:
        """Return the technology; follows replaced ids. Raises `UnknownTechnology`."""
        found = self.technologies.get(self.replacements.get(identity, identity))
        if found is None:
            raise UnknownTechnology(identity, self.technologies)
        return found

    def function(self, identity: str, field: str = "") -> Function:
        """Return the function. Raises `UnknownFunction` with `field` as the place."""
        if identity not in self.functions:
            raise UnknownFunction(identity, self.functions, field)
        return self.functions[identity]

    def situation(self, identity: str, field: str = "") -> Situation:
        """Return the situation. Raises `UnknownSituation` with `field` as the place."""
        if identity not in self.situations:
            raise UnknownSituation(identity, self.situations, field)
        return self.situations[identity]

    def sector(self, name: str, field: str = "") -> Sector:
        """Return the sector with this id, name or synonym. Raises `UnknownSector`."""
        wanted = " ".join(name.lower().split())
        names = {word: s for s in self.sectors.values() for word in _sector_names(s)}
        if wanted not in names:
            raise UnknownSector(name, names, field)
        return names[wanted]


def _sector_names(sector: Sector) -> tuple[str, ...]:
    return (sector.id, sector.name.nl.lower(), sector.name.en.lower(), *sector.synonyms)


def load_catalogue(folder: Path | None = None, cache: Path | None = None) -> Catalogue:
    """Return the catalogue in `folder` (default: the one that ships).

    `cache` is the folder for the parsed form (default: the cache folder of Passend); where it
    cannot be written, loading only takes longer. Raises `BrokenCatalogue` at the first fault.
    """
    if folder is None and cache is None:
        return _shipped()
    return _load(folder or DATA, cache or cache_folder())


@remember
def _shipped() -> Catalogue:
    return _load(DATA, cache_folder())


def _load(folder: Path, cache: Path) -> Catalogue:
    path = cache / f"catalogue-{_digest(folder)}.json"
    found = _from_cache(path)
    if found is None:
        found = _read(folder)
        _to_cache(path, found)
    return found


def _read(folder: Path) -> Catalogue:
    return Catalogue(
        version=_version(folder),
        futures=read_futures(folder),
        technologies=_technologies(folder),
        functions=read_records(folder / "functions.yaml", Function),
        situations=read_records(folder / "situations.yaml", Situation),
        sectors=read_records(folder / "sectors.yaml", Sector),
        replacements=read_yaml(folder / "replacements.yaml")["replaced"] or {},
        schemes=read_folder(folder / "schemes", Scheme),
        **_parts(folder, PART_LISTS, read_records),
        **_parts(folder, PART_RECORDS, read_single),
        synonyms=read_yaml(folder / "synonyms.yaml"),
    )


def _parts(
    folder: Path, parts: dict[str, tuple[str, Any]], reader: Callable[[Path, Any], Any]
) -> dict[str, Any]:
    paths = {field: (folder / name, model) for field, (name, model) in parts.items()}
    return {f: reader(path, model) for f, (path, model) in paths.items() if path.exists()}


def _technologies(folder: Path) -> dict[str, Technology]:
    found = by_id(read_single(path, Technology) for path in technology_files(folder))
    return dict(sorted(found.items()))


def _version(folder: Path) -> str:
    return str(read_yaml(folder / "catalogue.yaml")["version"])


def _digest(folder: Path) -> str:
    # The models count too: a cache written by another version of them must not be read.
    files = [*sorted(folder.rglob("*.yaml")), *sorted(Path(__file__).parent.glob("*.py"))]
    digest = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        digest.update(f"{path.name} {path.parent.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:24]


def _from_cache(path: Path) -> Catalogue | None:
    try:
        seal, _, body = path.read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != seal:
            return None
        return Catalogue.model_validate_json(body)
    except (OSError, ValidationError):
        return None


def _to_cache(path: Path, catalogue: Catalogue) -> None:
    body = catalogue.model_dump_json().encode()
    with suppress(OSError):
        write_atomic(path, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        files = sorted(path.parent.glob("catalogue-*.json"), key=lambda p: p.stat().st_mtime)
        for old in files[:-KEPT]:
            old.unlink()
