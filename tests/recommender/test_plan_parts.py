"""Gaps, steps and what stands beside a plan."""

import pytest

from catalogue.store import load_catalogue
from recommender.case import Case, Job, Payer
from recommender.plan import plan
from recommender.plan_future import future_plans
from recommender.plan_gap import ENOUGH, cells, function_cover, uncovered
from recommender.plan_setting import added, kinds_by_id, setting_of
from recommender.plan_side import cheaper, cheapest, futures_part, hindrances, robust_part
from recommender.plan_step import decision_days, guidance, helped, step
from tests.recommender.planning import barrier

CATALOGUE = load_catalogue()
NAMES = ("tablet-step-instructions", "text-to-speech-software", "remote-interpreting-deaf")


def setting(barriers, names=NAMES, budget=None, language="nl", situations=(), status="none"):
    payer = Payer(employment="employee", status=status)
    case = Case(job=Job(title="x", tasks=("a", "b")), budget_eur=budget, payer=payer)
    ranked = [(CATALOGUE.technologies[name], 0.9 - n / 100) for n, name in enumerate(names)]
    return setting_of(case, barriers, ranked, CATALOGUE, language, 4, situations)


def test_the_cover_of_each_function() -> None:
    found = setting([barrier("reading"), barrier("following-steps"), barrier("balance")])
    shares = function_cover(found.problem, plan(found.problem))
    assert shares["following-steps"] == 1.0
    assert shares["balance"] == 0.0


def test_uncovered_is_what_is_less_than_half_covered() -> None:
    found = setting([barrier("reading", 0.2), barrier("following-steps"), barrier("balance")])
    shares = {"reading": ENOUGH, "following-steps": ENOUGH - 0.01, "balance": 0.0}
    gaps = uncovered(found.problem, shares, CATALOGUE, "en")
    assert [gap.function for gap in gaps] == ["balance", "following-steps"]
    assert gaps[0].left == pytest.approx(1 / 2.2, abs=0.001)
    assert gaps[0].name == "Keeping balance"


def test_cells_keep_the_order_of_the_barriers() -> None:
    barriers = [barrier("reading", 0.5, 1), barrier("balance", 0.4, 0)]
    found = cells(barriers, {"reading": 0.75}, ("a", "b"), CATALOGUE, "nl")
    assert [(c.task_name, c.before, c.after) for c in found] == [("b", 0.5, 0.125), ("a", 0.4, 0.4)]


@pytest.mark.parametrize(
    ("technology", "days"),
    [
        ("remote-interpreting-deaf", 56.0),  # UWV, within 8 weeks
        ("sit-stand-desk", 0.0),  # the employer decides
        ("funding-finder", 0.0),  # free
        ("braille-display", None),  # UWV, no source
    ],
)
def test_decision_days(technology, days) -> None:
    found = setting([barrier("reading")], names=(technology,))
    assert decision_days(found.offers[technology]) == days


def test_a_step_names_what_it_helps_with_strongest_first() -> None:
    found = setting([barrier("reading"), barrier("following-steps"), barrier("balance")])
    record = CATALOGUE.technologies["tablet-step-instructions"]
    assert helped(record, found) == ("following-steps", "reading")
    one = step(found.problem.candidates[0], 0.4, found)
    assert "40%" in one.text
    assert one.lead_days == one.setup_days + (one.decision_days or 0)


def test_guidance_is_counted() -> None:
    found = setting([barrier("reading")])
    steps = tuple(step(c, 0.1, found) for c in found.problem.candidates)
    counted = guidance(steps)
    assert counted.low + counted.medium + counted.high == len(steps)


def test_the_cheapest_problem_counts_low_ends_only() -> None:
    found = setting([barrier("reading"), barrier("following-steps")], budget=200)
    assert all(c.cost[0] == c.cost[1] for c in cheapest(found.problem).candidates)
    narrow = plan(found.problem)
    wider = cheaper(found, narrow)
    assert wider is not None
    assert wider.covers > narrow.covers
    assert cheaper(setting([barrier("reading")]), narrow) is None  # no budget, nothing to widen


def test_a_cheaper_plan_that_covers_no_more_is_not_named() -> None:
    found = setting([barrier("reading")], budget=100_000)
    assert cheaper(found, plan(found.problem)) is None


def test_hindrances_are_only_those_that_matter_here() -> None:
    names = ("noise-cancelling-headphones", "pick-by-voice", "screen-reader")
    found = setting([barrier("tolerating-noise"), barrier("reading")], names=names)
    made = plan(found.problem)
    pairs = {pair.technologies for pair in hindrances(found, made)}
    assert pairs == {("noise-cancelling-headphones", "pick-by-voice")}
    assert hindrances(setting([barrier("reading")]), made) == ()


def test_futures_on_the_wire() -> None:
    found = setting([barrier("reading"), barrier("following-steps")])
    plans = future_plans(found.problem, {"boom": {}, "bust": {"text-to-speech-software": 0.0}})
    parts = futures_part(plans)
    assert [part.scenario for part in parts] == ["boom", "bust"]
    robust = robust_part(plans, found)
    assert robust is not None
    assert robust.worst_regret == max(part.regret for part in parts)
    assert (futures_part(None), robust_part(None, found)) == ((), None)


def test_kinds_are_kept_for_the_same_catalogue_and_made_anew_for_another() -> None:
    first = kinds_by_id(CATALOGUE)
    assert kinds_by_id(CATALOGUE) is first
    two = {name: CATALOGUE.technologies[name] for name in NAMES[:2]}
    other = kinds_by_id(CATALOGUE.model_copy(update={"technologies": two}))
    assert set(other) == set(two)
    assert kinds_by_id(CATALOGUE) == first


def test_ranges_add_up() -> None:
    assert added([(0.1, 1.0), (0.2, 2.005)]) == (0.3, 3.0)
    assert added([]) == (0, 0)
