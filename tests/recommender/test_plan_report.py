import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.store import load_catalogue
from recommender.case import Case, Job, Payer
from recommender.plan_part import PlanAdvice
from recommender.plan_report import plan_advice
from tests.recommender.planning import barrier, technology

CATALOGUE = load_catalogue()
BARRIERS = [
    barrier("following-steps", 0.75, 0),
    barrier("following-steps", 0.75, 1),
    barrier("reading", 0.75, 1),
    barrier("asking-for-help", 0.25, None),
]
RANKED = [
    (CATALOGUE.technologies[identity], fit)
    for identity, fit in (
        ("tablet-step-instructions", 0.9),
        ("photo-work-cards", 0.85),
        ("visual-checklist", 0.8),
        ("text-to-speech-software", 0.7),
        ("help-call-button", 0.6),
        ("pick-by-voice", 0.5),
    )
]


def advice(barriers=BARRIERS, ranked=RANKED, language="nl", budget=None, **more) -> PlanAdvice:
    job = Job(title="x", tasks=("was vouwen", "labels lezen"))
    payer = Payer(employment="employee", status="wajong", answers=more.pop("answers", {}))
    case = Case(job=job, budget_eur=budget, payer=payer)
    return plan_advice(case, barriers, ranked, CATALOGUE, language, **more)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_is_whole_in_both_languages(language) -> None:
    made = advice(language=language)
    assert made.technologies[0] == "tablet-step-instructions"
    assert 0.9 < made.covers <= 1
    assert made.text.startswith("Dit plan" if language == "nl" else "This plan")
    assert sum(step.adds for step in made.steps) == pytest.approx(made.covers, abs=0.01)
    assert made.cost_eur == (
        sum(s.cost_eur[0] for s in made.steps),
        sum(s.cost_eur[1] for s in made.steps),
    )
    assert made.setup_days == sum(s.setup_days for s in made.steps)
    assert made.training_hours == sum(s.training_hours for s in made.steps)
    assert made.guidance.low + made.guidance.medium + made.guidance.high == len(made.steps)


def test_what_takes_longest_is_arranged_first() -> None:
    leads = [step.lead_days for step in advice().steps]
    assert leads == sorted(leads, reverse=True)
    ranked = [(CATALOGUE.technologies["remote-interpreting-deaf"], 0.9), RANKED[0]]
    made = advice([*BARRIERS, barrier("hearing")], ranked)
    first = made.steps[0]
    # UWV decides on interpreters within 8 weeks (funding.md 3.2); the tablet takes 10 days.
    assert (first.technology, first.decision_days, first.lead_days) == (
        "remote-interpreting-deaf",
        56,
        59,
    )
    assert "59 dagen. Daarvan is 56 dagen voor de beslissing" in first.text
    assert made.steps[1].decision_days is None
    assert "komt daar nog bij" in made.steps[1].text


def test_the_matrix_shows_each_task_and_function_before_and_after() -> None:
    made = advice()
    cells = {(cell.task_name, cell.function): cell for cell in made.coverage}
    assert len(cells) == 4
    both = [cells["was vouwen", "following-steps"], cells["labels lezen", "following-steps"]]
    assert all(cell.before == 0.75 and cell.after == 0 for cell in both)
    assert cells["Al het werk", "asking-for-help"].name == "Hulp vragen"
    left = sum(c.after for c in made.coverage) / sum(c.before for c in made.coverage)
    assert made.covers == pytest.approx(1 - left, abs=0.002)


def test_a_job_title_may_stand_in_for_a_task() -> None:
    case = Case(job=Job(title="wasser"))
    made = plan_advice(case, [barrier("reading", 0.5, 0)], RANKED, CATALOGUE, "en")
    assert made.coverage[0].task_name == "All work"


def test_what_stays_gets_a_measure() -> None:
    made = advice([*BARRIERS, barrier("handling-conflict", 0.5)])
    (gap,) = made.uncovered
    assert (gap.function, gap.name) == ("handling-conflict", "Omgaan met conflicten")
    assert gap.advice == gap.measures[0].text
    assert {m.split for m in gap.measures} == {"organisational", "guidance"}
    assert "andere maatregelen" in made.text


def test_schemes_lower_the_cost_only_once_they_are_sure() -> None:
    may = advice()
    sure = advice(answers={"longer-than-a-year": True, "above-threshold": True})
    assert may.cost_after_eur[1] == may.cost_eur[1]
    assert sure.cost_after_eur[1] < sure.cost_eur[1]
    assert "Met regelingen blijft daarvan" in sure.text


BUDGETS = st.one_of(st.integers(0, 3000), st.none())


@settings(max_examples=40)
@given(BUDGETS, st.sampled_from(["nl", "en"]))
def test_any_budget_is_kept_and_answered_in_words(budget, language) -> None:
    made = advice(budget=budget, language=language)
    assert budget is None or made.cost_after_eur[1] <= budget
    assert made.text and "{" not in made.text
    assert (made.technologies == ()) == (made.covers == 0)
    if made.cheaper:
        assert made.cheaper.covers > made.covers


def test_budget_zero_begins_with_what_costs_nothing() -> None:
    made = advice(budget=0)
    assert made.technologies == ()
    assert "0 euro" in made.text
    assert [gap.function for gap in made.uncovered] == [
        "following-steps",
        "reading",
        "asking-for-help",
    ]
    free = technology("free-of-charge", {"reading": 3}, cost=(0, 0))
    catalogue = CATALOGUE.model_copy(
        update={"technologies": CATALOGUE.technologies | {free.id: free}}
    )
    case = Case(job=Job(title="x", tasks=("a", "b")), budget_eur=0)
    found = plan_advice(case, BARRIERS, [(free, 0.9)], catalogue, "en")
    assert found.technologies == ("free-of-charge",)
    assert "It is free." in found.text


def test_a_budget_too_small_names_the_cheapest_and_the_cheaper_way() -> None:
    made = advice(budget=30)
    assert made.technologies == ()
    assert "Visuele checklist: 0 tot 60 euro" in made.text
    assert made.cheaper is not None
    assert "goedkopere uitvoering" in made.cheaper.text


def test_no_barrier_asks_for_more() -> None:
    made = advice([])
    assert (made.technologies, made.covers, made.coverage, made.uncovered) == ((), 0, (), ())
    assert made.text.startswith("Wij vonden geen knelpunt.")


def test_what_no_technology_covers_gets_measures_only() -> None:
    made = advice([barrier("balance", 1.0, 0), barrier("touch", 0.5, 0)])
    assert made.technologies == ()
    assert "Geen techniek" in made.text
    assert [gap.function for gap in made.uncovered] == ["balance", "touch"]
    assert all(gap.advice for gap in made.uncovered)


def test_pairs_that_hinder_each_other_are_named() -> None:
    ranked = [
        (CATALOGUE.technologies["noise-cancelling-headphones"], 0.9),
        (CATALOGUE.technologies["pick-by-voice"], 0.9),
    ]
    barriers = [barrier("tolerating-noise", 1.0, 0), barrier("reading", 1.0, 0)]
    made = advice(barriers, ranked)
    assert len(made.technologies) == 1
    (pair,) = made.hindrances
    assert (pair.verdict, set(pair.technologies)) == (
        "exclude",
        {"noise-cancelling-headphones", "pick-by-voice"},
    )
    assert "op het oor" in pair.text


def test_a_caution_stands_beside_the_plan() -> None:
    ranked = [
        (CATALOGUE.technologies["screen-reader"], 0.9),
        (CATALOGUE.technologies["speech-dictation"], 0.9),
    ]
    barriers = [barrier("seeing", 1.0, 0), barrier("writing", 1.0, 0)]
    (pair,) = advice(barriers, ranked).hindrances
    assert pair.verdict == "caution"


def test_the_workplace_decides_what_hinders() -> None:
    ranked = [
        (CATALOGUE.technologies["filtering-earplugs"], 0.9),
        (CATALOGUE.technologies["gps-navigation-blind"], 0.9),
    ]
    barriers = [barrier("tolerating-noise", 1.0, 0), barrier("finding-the-way", 1.0, 0)]
    assert len(advice(barriers, ranked).technologies) == 2
    assert len(advice(barriers, ranked, situations=["traffic-zone"]).technologies) == 1


def test_futures_stand_side_by_side_with_the_safest_plan() -> None:
    availability = {"boom": {}, "bust": {"tablet-step-instructions": 0.0}}
    made = advice(availability=availability)
    assert [f.scenario for f in made.futures] == ["boom", "bust"]
    assert "tablet-step-instructions" not in made.futures[1].technologies
    assert made.robust is not None
    assert made.robust.worst_regret == max(f.regret for f in made.futures)
    assert advice().robust is None


def test_the_same_input_gives_the_same_bytes() -> None:
    assert advice().model_dump_json() == advice().model_dump_json()
