"""The pages on payers and plans say what the code does."""

import re
from pathlib import Path

from catalogue.store import load_catalogue
from recommender.coverage import STRENGTH
from recommender.decision_step import STEPS
from recommender.double import ALIKE, kinds_of_help
from recommender.facts import CHEAP_EUR, MUCH_TRAINING_HOURS
from recommender.plan import MAX_SETS, set_count
from recommender.plan_part import PlanAdvice
from recommender.plan_price import PRICES
from recommender.plan_problem import DEFAULT_SIZE, POOL

DOCS = Path(__file__).parents[2] / "docs"
FUNDING = (DOCS / "funding.md").read_text()
PLAN = (DOCS / "plan.md").read_text()
CATALOGUE = load_catalogue()


def table(text: str, heading: str) -> list[list[str]]:
    """Return the rows of the first table after `heading`, without its head."""
    lines = text.split(f"## {heading}", 1)[1].splitlines()
    end = next((n for n, line in enumerate(lines) if line.startswith("## ")), len(lines))
    rows = [line for line in lines[:end] if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_the_decision_order_is_that_of_the_code() -> None:
    named = [re.sub(r"^\d\w? ", "", row[0]) for row in table(FUNDING, "Decision order")]
    assert named == [step.id for step in STEPS]
    assert f"EUR {CHEAP_EUR}" in FUNDING
    assert f"{MUCH_TRAINING_HOURS} hours of practice" in FUNDING


def test_the_strengths_are_those_of_the_data() -> None:
    rows = {row[0].split(" ")[0]: row for row in table(FUNDING, "Futures")}
    assert set(rows) == {rule.claim for rule in CATALOGUE.strengths.claims}
    for rule in CATALOGUE.strengths.claims:
        _, driver, values = rows[rule.claim]
        assert driver == rule.driver
        said = [float(value) for value in values.split(", ")]
        assert said == [level.value for level in rule.levels.values()]


def test_the_number_of_schemes() -> None:
    states = [scheme.status for scheme in CATALOGUE.schemes.values()]
    counts = (len(states), *(states.count(s) for s in ("open", "announced", "closed")))
    assert "{} schemes ({} open, {} announced, {} ended)".format(*counts) in FUNDING


def test_what_is_unverified_is_listed() -> None:
    listed = FUNDING.split("## What is not verified", 1)[1].split("## ", 1)[0]
    for word in ("SZW", "UWV", "By-laws", "SLIM", "insurer"):
        assert word in listed


def test_the_numbers_of_the_plan() -> None:
    assert [STRENGTH[n] for n in (1, 2, 3)] == [0.34, 0.67, 1.0]
    assert "1 takes away 0.34 of the barrier, 2 takes 0.67, 3 all of it" in PLAN
    kinds = len(set(kinds_of_help(list(CATALOGUE.technologies.values()))))
    assert f"cosine {ALIKE}; {kinds} kinds among {len(CATALOGUE.technologies)}" in PLAN
    assert f"out of {POOL} are {set_count(POOL, DEFAULT_SIZE):,};" in PLAN
    assert f"Exact up to {MAX_SETS:,} sets" in PLAN
    assert set_count(POOL, 5) <= MAX_SETS


def test_the_prices_of_the_plan() -> None:
    said = {row[0]: float(row[1]) for row in table(PLAN, "What is chosen")}
    coaching = PRICES.coaching or {}
    assert said == {
        "each option": PRICES.option,
        "cost": PRICES.cost,
        "guidance": coaching["high"],
        "practice": PRICES.practice,
        "poor fit": PRICES.unfit,
        "overlap": PRICES.overlap,
    }
    assert f"({coaching['medium']} at medium)" in PLAN


def test_every_field_of_a_plan_is_explained() -> None:
    said_in_words = {"text", "setup_days", "training_hours", "guidance", "budget_eur"}
    for field in set(PlanAdvice.model_fields) - said_in_words:
        assert f"`{field}`" in PLAN, field
