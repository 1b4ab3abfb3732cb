import pytest

from evaluation.abstention import load_texts
from evaluation.case_file import BrokenCaseFile
from evaluation.perturbation import PERTURBATIONS
from evaluation.study import Study, read_questions
from tests.evaluation.conftest import Fixed, line

GOOD = Fixed(lambda case: ["vacuum-lifter"] if "ugklachten" in case.worker.description else [])


@pytest.fixture
def questions(case_file):
    return read_questions([case_file(line(), line(id="two"))], "nl")


def test_without_files_the_development_cases_are_asked() -> None:
    questions = read_questions([], "nl,en")
    assert list(questions.files) == ["dev-cases.jsonl"]
    assert len(questions) == 120


def test_files_of_one_name_are_told_apart_by_their_path(case_file, tmp_path) -> None:
    (tmp_path / "b").mkdir()
    first, second = case_file(line()), case_file(line(id="two"), name="b/cases.jsonl")
    assert list(read_questions([first, second], "nl").files) == [str(first), str(second)]


def test_a_broken_file_is_told(case_file) -> None:
    with pytest.raises(BrokenCaseFile):
        read_questions([case_file("{")], "nl")


def test_a_comparison_says_which_versions_it_measured(questions) -> None:
    result = Study(questions, lambda: GOOD, 200).compared("matcher,bm25")
    assert result.held
    assert result.data["versions"]["model"] == "m1"
    assert {figure["system"] for figure in result.data["figures"]} == {"matcher", "bm25"}
    assert len(result.sheets("nl")) == 3
    assert any("m1" in note for note in result.notes("en"))


def test_without_the_matcher_no_model_is_loaded_or_named(questions) -> None:
    def never() -> Fixed:
        raise AssertionError("not needed")

    result = Study(questions, never, 200).compared("bm25")
    assert list(result.data["versions"]) == ["catalogue"]


def test_the_perturbed_study_fails_where_a_loss_is_not_allowed(questions) -> None:
    result = Study(questions, lambda: GOOD, 200).perturbed()
    lost = {entry["change"]: entry["held"] for entry in result.data["losses"]}
    assert list(lost) == [one.name for one in PERTURBATIONS]
    # This stand-in looks for a word that dialect swaps, and for nothing else.
    assert not lost["colloquial"]
    assert lost["no-capitals"]
    assert not result.held
    assert result.sheets("nl")[0].rows
    assert result.notes("nl")


def test_the_silent_study_holds_where_it_keeps_silent(questions) -> None:
    assert Study(questions, lambda: GOOD, 200).silent().held
    loud = Study(questions, lambda: Fixed(lambda case: ["vacuum-lifter"]), 200).silent()
    assert not loud.held
    assert loud.data["silence"][-2]["texts"] == len(load_texts())
    assert loud.notes("nl")
