"""Labelled phrases: how people put into words what is hard, or what a task asks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from catalogue.errors import BrokenCatalogue
from catalogue.store import DATA
from catalogue.text import LANGUAGES, Language, Localised, Record


class Phrase(Record):
    """One phrase with the functions that it is about."""

    text: str = Field(min_length=1, description="The phrase as people write or say it.")
    kind: Literal["limitation", "task"] = Field(
        description="limitation: what is hard for a person; task: what work asks."
    )
    functions: tuple[str, ...] = Field(description="Ids of functions; may be empty.")
    severity: int | None = Field(
        default=None, ge=0, le=4, description="Of a limitation: 1 light to 4 complete."
    )


def load_phrases(language: Language, folder: Path | None = None) -> tuple[Phrase, ...]:
    """Return all phrases in `language`, in file order.

    `folder` is the data folder (default: the one that ships). Raises `BrokenCatalogue` with
    the number of the line.
    """
    path = (folder or DATA) / "phrases" / f"{language}.jsonl"
    return tuple(phrase for _, phrase in read_phrases(path))


def load_all_phrases(folder: Path | None = None) -> dict[Language, tuple[Phrase, ...]]:
    """Return the phrases of every language; raises as `load_phrases`."""
    return {language: load_phrases(language, folder) for language in LANGUAGES}


def read_phrases(path: Path) -> Iterator[tuple[int, Phrase]]:
    """Yield line number and phrase of the JSONL file at `path`; empty lines are passed over."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, _phrase(line, number, path.name)


def _phrase(line: str, number: int, name: str) -> Phrase:
    try:
        return Phrase.model_validate(json.loads(line))
    except (json.JSONDecodeError, ValidationError):
        message = Localised(
            nl=f"{name}, regel {number}: dit is geen geldige zin met labels.",
            en=f"{name}, line {number}: this is no valid labelled phrase.",
        )
        raise BrokenCatalogue(f"line {number}", message) from None
