from pathlib import Path

import pytest

from catalogue.store import load_catalogue
from evaluation.case_file import DEVELOPMENT_CASES, BrokenCaseFile, read_case_file
from tests.evaluation.conftest import line


def fault(path: Path) -> BrokenCaseFile:
    with pytest.raises(BrokenCaseFile) as caught:
        read_case_file(path)
    return caught.value


def test_the_sixty_development_cases_are_sound_and_in_both_languages() -> None:
    cases = read_case_file(DEVELOPMENT_CASES)
    assert len(cases) == 60
    assert len({case.id for case in cases}) == 60
    assert all(len(case.texts()) == 2 and case.functions and case.source for case in cases)
    assert sum(3 in case.grades.values() for case in cases) == 55


def test_empty_lines_and_a_byte_order_mark_do_not_hinder(case_file) -> None:
    path = case_file("", line(), "", line(id="two"), "")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert [case.id for case in read_case_file(path)] == ["one", "two"]


@pytest.mark.parametrize(
    ("broken", "field", "nl", "en"),
    [
        ({"gradse": {}}, "gradse", "regel 2", "line 2"),
        ({"functions": [{"function": "lifting-carrying", "severity": 9}]}, "severity", "4", "4"),
        ({"functions": [{"function": "lifting", "severity": 2}]}, "function", "Onbekende", "mean"),
        ({"grades": {"vacuum-lifter": 4}}, "grades.vacuum-lifter", "0, 1, 2 of 3", "2 or 3"),
        ({"grades": {"vacuum-lift": 2}}, "grades", "vacuum-lifter", "vacuum-lifter"),
        ({"grades": {"vacuum-lifter": "veel"}}, "grades", "regel 2", "line 2"),
        ({"tasks_nl": "tillen"}, "tasks_nl", "regel 2", "line 2"),
        ({"id": "one"}, "id", "twee keer", "twice"),
    ],
)
def test_faults_name_file_line_and_field(case_file, broken, field, nl, en) -> None:
    found = fault(case_file(line(), line(**{"id": "two", **broken})))
    assert found.line == 2
    assert field in found.field
    assert found.text("nl").startswith("cases.jsonl, regel 2, veld ")
    assert found.text("en").startswith("cases.jsonl, line 2, field ")
    assert nl in found.text("nl")
    assert en in found.text("en")


@pytest.mark.parametrize("text", ["{", "[1]", "niets", '"{}"', "[" * 100_000])
def test_what_is_no_json_object_is_told_with_its_line(case_file, text) -> None:
    found = fault(case_file(line(), "", text))
    assert found.line == 3
    assert "JSON" in found.text("nl")


def test_a_missing_field_is_named(case_file) -> None:
    broken = line()
    del broken["grades"]
    assert fault(case_file(broken)).field == "grades"


def test_a_pdf_and_an_empty_file_are_told_without_a_line(tmp_path: Path) -> None:
    pdf, empty = tmp_path / "cases.pdf", tmp_path / "empty.jsonl"
    pdf.write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n")
    empty.write_text("\n\n")
    assert "UTF-8" in fault(pdf).text("nl")
    assert "geen casus" in fault(empty).text("nl")
    assert fault(empty).line == 0


def test_replaced_ids_count_for_what_took_their_place(case_file) -> None:
    known = load_catalogue().model_copy(update={"replacements": {"old-lifter": "vacuum-lifter"}})
    path = case_file(line(grades={"old-lifter": 3, "vacuum-lifter": 1}))
    assert read_case_file(path, known)[0].grades == {"vacuum-lifter": 3}
