"""The texts that train and the texts that measure, laid side by side for `leakage`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalogue.text import LANGUAGES, Language
from catalogue.words import spoken
from evaluation.abstention import load_texts
from evaluation.graded_case import CaseText, GradedCase
from evaluation.leakage import About, Passage
from evaluation.perturbation import vacancy_prose

ROOT = Path(__file__).parents[1]
TRAINING_FOLDERS = (
    ROOT / "recommender" / "training" / "data",
    ROOT / "catalogue" / "data" / "phrases",
)
NOT_TEXT = frozenset({"id", "sector", "setting", "functions", "grades", "kind", "url", "source"})


def training_passages(folders: Sequence[Path] = TRAINING_FOLDERS) -> Iterator[Passage]:
    """Yield every text in the JSONL files under `folders`, whatever the fields are called."""
    for folder in folders:
        for path in sorted(folder.rglob("*.jsonl")):
            lines = path.read_text(encoding="utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield from _record(json.loads(line), f"{path.name}:{number}")


def evaluation_passages(cases: Sequence[GradedCase]) -> Iterator[Passage]:
    """Yield the texts of `cases` in every language, and those for which nothing fits."""
    for case in cases:
        for language, text in case.texts().items():
            yield from _said(text, case.id, language)
    for nothing in load_texts():
        yield Passage(nothing.id, nothing.language, "limitation", nothing.text)
    for language, sentences in vacancy_prose().items():
        for number, sentence in enumerate(sentences, 1):
            yield Passage(f"vacancy-prose:{number}", language, "limitation", sentence)


def _record(record: Mapping[str, Any], place: str) -> Iterator[Passage]:
    for language in LANGUAGES:
        if tasks := record.get(f"tasks_{language}"):
            work = CaseText(record.get(f"job_{language}", ""), tuple(tasks), "")
            yield from _said(work, place, language)
    for name, value in record.items():
        stem, _, ending = name.rpartition("_")
        if stem not in {"job", "tasks"} and name not in NOT_TEXT:
            for text in _strings(value):
                about: About = "work" if record.get("kind") == "task" else "limitation"
                yield Passage(place, _language(ending, text), about, text)


def _language(ending: str, text: str) -> Language:
    """Return the language that a field is named after, or else the one of its text."""
    return next((one for one in LANGUAGES if one == ending), None) or spoken(text, "nl")


def _said(text: CaseText, place: str, language: Language) -> Iterator[Passage]:
    if text.limitation:
        yield Passage(place, language, "limitation", text.limitation)
    yield Passage(place, language, "work", " ".join((text.title, *text.tasks)))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _strings(inner)
