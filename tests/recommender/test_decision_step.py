from datetime import date

import pytest

from catalogue.scheme import Step
from catalogue.store import load_catalogue
from recommender.decision_step import ORDER, STEPS, step_of, why_not
from recommender.facts import Facts

CATALOGUE = load_catalogue()


def facts(technology, employment="employee", status="none", **answers) -> Facts:
    record = CATALOGUE.technologies[technology]
    said = {name.replace("_", "-"): value for name, value in answers.items()}
    traits = CATALOGUE.traits.of(record)
    return Facts(record, traits, employment, status, date(2026, 11, 30), said)


def test_the_steps_are_those_of_the_data() -> None:
    assert set(ORDER) == set(Step.__args__)
    used = {step for scheme in CATALOGUE.schemes.values() for step in scheme.steps}
    assert used == set(ORDER)


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        (facts("visual-timer"), ["employer-first", "portable-personal", "own-budget"]),
        (facts("remote-microphone"), ["care-law-first", "portable-personal", "own-budget"]),
        (facts("remote-microphone", only_for_work=True), ["portable-personal", "own-budget"]),
        (
            facts("braille-display"),
            ["portable-personal", "care-law-possible", "learning", "own-budget"],
        ),
        (
            facts("braille-display", only_for_work=False),
            ["care-law-first", "portable-personal", "learning", "own-budget"],
        ),
        (facts("vacuum-lifter"), ["fixed-at-work", "own-budget"]),
        (
            facts("cobot-assembly-assistant", "jobseeker"),
            ["fixed-at-work", "shared-or-new", "learning", "own-budget", "not-yet-employed"],
        ),
    ],
)
def test_which_steps_hold(given, holds) -> None:
    assert [step.id for step in STEPS if step.holds(given)] == holds


def test_the_first_step_that_holds_leads_to_a_scheme() -> None:
    town = CATALOGUE.schemes["gemeente-werkvoorziening-participatiewet"]
    assert step_of(town, facts("braille-display")).id == "portable-personal"
    assert step_of(town, facts("vacuum-lifter")).id == "fixed-at-work"
    trial = CATALOGUE.schemes["uwv-proefplaatsing"]
    assert step_of(trial, facts("vacuum-lifter")) is None
    assert "has work already" in why_not(trial).en
