from pathlib import Path

import pytest
from pydantic import ValidationError

from catalogue.errors import BrokenCatalogue
from catalogue.phrase import Phrase, load_all_phrases, load_phrases, read_phrases


def test_all_phrases_are_there() -> None:
    found = load_all_phrases()
    assert {language: len(phrases) for language, phrases in found.items()} == {
        "nl": 1892,
        "en": 1936,
    }


def test_a_task_has_no_severity_and_a_limitation_has() -> None:
    phrases = [phrase for phrases in load_all_phrases().values() for phrase in phrases]
    assert all(phrase.severity is None for phrase in phrases if phrase.kind == "task")
    with_severity = [p for p in phrases if p.kind == "limitation" and p.severity]
    assert len(with_severity) > 2_500


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "nl.jsonl"
    path.write_text('\n{"text": "x", "kind": "task", "functions": []}\n\n')
    assert [(n, p.text) for n, p in read_phrases(path)] == [(2, "x")]


@pytest.mark.parametrize(
    "line",
    ["{", '{"text": ""}', "[]", '{"text": "x", "kind": "task", "functions": [], "more": 1}'],
)
def test_a_broken_line_names_its_number(folder: Path, line: str) -> None:
    path = folder / "phrases" / "nl.jsonl"
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(BrokenCatalogue) as caught:
        load_phrases("nl", folder)
    assert "nl.jsonl, regel 6" in caught.value.text("nl")


def test_severity_is_an_icf_qualifier() -> None:
    with pytest.raises(ValidationError):
        Phrase(text="x", kind="limitation", functions=(), severity=5)
