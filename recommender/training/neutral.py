"""Texts that say nothing about what a person finds hard: prose around a case, and nonsense.

They teach the encoder to look past prose, and the relevance model which sentences to read.
"""

import json
from functools import cache
from pathlib import Path

from catalogue.text import Language

FOLDER = Path(__file__).parent / "data" / "neutral"
PROSE, NOTHING = FOLDER / "prose.jsonl", FOLDER / "nothing.jsonl"


@cache
def load_prose(language: Language) -> tuple[str, ...]:
    """Return sentences out of vacancies, letters and reports that hold no limitation."""
    return _read(PROSE, language)


@cache
def load_nothing(language: Language) -> tuple[str, ...]:
    """Return whole texts at which Passend ought to keep silent."""
    return _read(NOTHING, language)


def _read(path: Path, language: Language) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(str(json.loads(line)[language]) for line in lines)
