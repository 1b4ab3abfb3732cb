from math import isnan

import pytest

from evaluation.experiment import COLUMNS, Questions, run_experiment
from evaluation.graded_case import PartMissing
from evaluation.measures import NDCG_10, SUCCESS_3
from tests.evaluation.conftest import Fixed, graded

GOOD = Fixed(lambda case: ["vacuum-lifter", "height-adjustable-trolley", "anti-fatigue-mat"])
BAD = Fixed(lambda case: [], "bm25")


def test_a_row_for_every_system_file_mode_case_and_measure() -> None:
    files = {"a": [graded(), graded(id="two", grades={"vacuum-lifter": 2})], "b": [graded()]}
    questions = Questions(files, ("nl", "profile"))
    heard: list[tuple[int, int]] = []
    frame = run_experiment(
        questions, [GOOD, BAD], [NDCG_10, SUCCESS_3], lambda *seen: heard.append(seen)
    )
    assert tuple(frame.columns) == COLUMNS
    assert len(questions) == 6
    assert len(frame) == 2 * 6 * 2
    assert not frame.duplicated(["file", "mode", "system", "case", "measure"]).any()
    assert heard == [(done, 12) for done in range(13)]
    best = frame[(frame.system == "matcher") & (frame.measure == "nDCG@10") & (frame.case == "one")]
    assert set(best.value.round(12)) == {1.0}


def test_a_case_without_a_solution_has_no_success_value() -> None:
    questions = Questions({"a": [graded(grades={"vacuum-lifter": 2})]}, ("nl",))
    frame = run_experiment(questions, [GOOD], [SUCCESS_3])
    assert isnan(frame.value[0])


def test_a_missing_part_is_told_before_anything_is_ranked() -> None:
    system = Fixed(lambda case: [])
    cases = [graded(), graded(id="two", functions=[])]
    with pytest.raises(PartMissing, match="two"):
        run_experiment(Questions({"a": cases}, ("profile",)), [system])
    assert system.asked == []
