import pytest

from catalogue.store import load_catalogue
from evaluation.experiment import Questions, run_experiment
from evaluation.figures import make_report, members_of
from evaluation.intervals import Draws
from evaluation.measures import NDCG_10, RECALL_10, SUCCESS_3
from tests.evaluation.conftest import Fixed, graded

CATALOGUE = load_catalogue()
DEAF = [{"function": "hearing", "severity": 4}]
CASES = [
    graded(),
    graded(id="two", grades={"vacuum-lifter": 2}),
    graded(id="deaf", functions=DEAF, grades={"visual-alarm": 3}),
]
GOOD = Fixed(lambda case: ["vacuum-lifter"])
BAD = Fixed(lambda case: [], "bm25")


def report(*systems: Fixed, cases=CASES):
    questions = Questions({"a.jsonl": cases}, ("nl",))
    frame = run_experiment(questions, list(systems))
    return make_report(frame, questions.files, CATALOGUE, {"catalogue": "1"}, Draws(200, 1))


def pick(figures, **wanted):
    (found,) = [f for f in figures if all(getattr(f, k) == v for k, v in wanted.items())]
    return found


def test_figures_are_means_over_cases_with_a_value() -> None:
    found = report(GOOD, BAD)
    assert pick(found.figures, system="matcher", measure=RECALL_10).value.mean == pytest.approx(0.5)
    success = pick(found.figures, system="matcher", measure=SUCCESS_3).value
    assert (success.mean, success.n) == (0.5, 2)


def test_the_gain_is_that_of_the_matcher_over_the_other() -> None:
    found = report(GOOD, BAD)
    own = pick(found.figures, system="matcher", measure=NDCG_10)
    other = pick(found.figures, system="bm25", measure=NDCG_10)
    assert own.gain is None
    assert other.gain.mean == pytest.approx(own.value.mean - other.value.mean)
    assert other.gain.n == 3


def test_without_the_matcher_there_is_no_gain() -> None:
    assert all(figure.gain is None for figure in report(BAD).figures)


def test_groups_have_their_own_cases_by_ndcg_alone() -> None:
    found = report(GOOD, BAD)
    assert {(f.group, f.value.n) for f in found.groups} == {("physical", 2), ("sensory", 1)}
    assert {f.measure for f in found.groups} == {NDCG_10}
    physical = pick(found.groups, group="physical", system="matcher").value.mean
    assert physical > pick(found.groups, group="sensory", system="matcher").value.mean


def test_members_name_the_cases_of_every_group() -> None:
    members = members_of("a.jsonl", {"a.jsonl": CASES}, CATALOGUE)
    assert members["sensory"] == {"deaf"}
    assert members["environment"] == set()


def test_a_measure_that_says_nothing_has_no_figure() -> None:
    found = report(GOOD, cases=[CASES[1]])
    assert SUCCESS_3 not in {figure.measure for figure in found.figures}
