"""The eight rules that any availability model must keep (ours, from the report's statements).

Over all technologies and years of the catalogue, and over composed futures where a rule applies.
"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.driver import FACTORS
from catalogue.scenario import YEARS
from catalogue.store import load_catalogue
from recommender.availability import STATUSES, Tensor, compute
from recommender.future import CHOSEN, Future
from recommender.outcomes import Outcomes
from recommender.sensitivity import rows_of
from recommender.unfold import CAUSES

SKY, JOBLESS, CRISIS, GREEN = range(4)
AVAILABLE = STATUSES.index("available")
MONEY, GUIDANCE = FACTORS.index("money"), FACTORS.index("guidance")
AT = {year: index for index, year in enumerate(YEARS)}


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


@cache
def tensor() -> Tensor:
    return outcomes().four_tensor


def records():
    return list(load_catalogue().technologies.values())


def places(wanted) -> list[int]:
    found = [row for row, record in enumerate(records()) if wanted(record)]
    assert found, "the rule would be about nothing"
    return found


def first_year(row: int, future: int, status: int) -> int:
    """Return the first year with this status or better; 9999 where there is none."""
    years = np.flatnonzero(tensor().status[row, future] <= status)
    return YEARS[years[0]] if len(years) else 9999


def composed(row: int) -> Future:
    field = outcomes().field
    levels = field.levels_of(field.rows[row])
    return Future("composed", outcomes().today.name, levels, dict.fromkeys(levels, CHOSEN))


def composed_tensor(row: int) -> Tensor:
    held = outcomes()
    return compute(held.traits, (composed(row),), held.parameters, held.today)


any_future = st.integers(0, 10**9).map(lambda n: n % len(outcomes().field.rows))


def test_rule_1_order_of_the_futures():
    mean = tensor().value[:, :, AT[2030]].mean(axis=0)
    assert mean[GREEN] >= mean[SKY] > mean[JOBLESS] > mean[CRISIS]


def test_rule_2_nothing_young_becomes_available_in_the_crisis():
    young = places(lambda r: r.trl < 8)
    assert (tensor().status[young, CRISIS] != AVAILABLE).all()


@given(any_future)
@settings(max_examples=60, deadline=None)
def test_rule_2_holds_wherever_technology_stalls(row):
    future = composed(row)
    if future.levels["technology-development"] == "stalls":
        young = places(lambda r: r.trl < 8)
        assert (composed_tensor(row).status[young] != AVAILABLE).all()


def test_rule_2_what_is_established_stays_on_the_market():
    old = places(lambda r: r.maturity == "established")
    assert (tensor().factors[0, old, CRISIS] == 1.0).all()
    assert (tensor().status[old, CRISIS] != STATUSES.index("not-available")).all()


@given(
    st.lists(st.floats(0, 120_000), min_size=2, max_size=2, unique=True),
    st.integers(0, 209),
    st.sampled_from(YEARS),
)
@settings(max_examples=80, deadline=None)
def test_rule_2_cheap_ranks_above_dear_of_equal_fit_in_the_crisis(prices, row, year):
    held = outcomes()
    pair = replace(rows_of(held.traits, [row, row]), price=np.array(sorted(prices)))
    future = held.four["economic-crisis"]
    value = compute(pair, (future,), held.parameters, held.today, (year,)).value[:, 0, 0]
    assert value[0] >= value[1]
    if max(prices) > 2 * min(prices) + 100:
        assert value[0] > value[1]


def test_rule_2_free_kinds_are_had_more_than_dear_ones_in_the_crisis():
    value = tensor().value[:, CRISIS, AT[2030]]
    cheap = places(lambda r: r.cost.high_eur <= 150 and r.maturity == "established")
    dear = places(lambda r: r.cost.low_eur >= 1500)
    assert value[cheap].min() > value[dear].max()


@pytest.mark.parametrize("identity", [
    "translation-app", "live-translated-captions", "text-to-speech-software", "speech-dictation",
    "live-captioning", "tablet-step-instructions", "qr-video-instructions",
    "multilingual-work-instruction",
])  # fmt: skip
def test_rule_3_language_and_instructions_for_nearly_everyone_by_2028(identity):
    row = tensor().row[identity]
    assert (tensor().status[row, SKY, AT[2028] :] == AVAILABLE).all()
    assert tensor().value[row, SKY, AT[2028]] >= 0.7


def test_rule_3_every_kind_that_the_report_calls_common_is_available_by_2028():
    common = outcomes().futures.availability.common
    rows = [tensor().row[name] for name in common]
    assert (tensor().status[rows, SKY, AT[2028]] == AVAILABLE).all()


@pytest.mark.parametrize("status", [0, 1])
def test_rule_3_emerging_ai_comes_earliest_where_the_sky_is_the_limit(status):
    for row in places(lambda r: r.ai and r.maturity in ("emerging", "research")):
        years = [first_year(row, future, status) for future in range(4)]
        assert years[SKY] == min(years), records()[row].id


def test_rule_3_public_money_is_the_weak_factor_where_the_sky_is_the_limit():
    means = tensor().factors[:, :, SKY, AT[2030] :].mean(axis=(1, 2))
    assert means.argmin() == MONEY
    weakest = np.bincount(tensor().weakest[:, SKY, AT[2030]], minlength=5)
    assert weakest.argmax() == MONEY
    money = tensor().factors[MONEY].mean(axis=(0, 2))
    assert money[SKY] < money[JOBLESS] < money[GREEN]


def needs_care(record) -> bool:
    high = {entry.technology for entry in outcomes().futures.availability.ai_act}
    return record.ai and (record.personal_data in ("personal", "health") or record.id in high)


def test_rule_4_ai_with_personal_data_or_high_risk_comes_later_under_rules():
    rows = places(needs_care)
    value = tensor().value[rows]
    assert (value[:, JOBLESS] < value[:, SKY]).all()
    for status in (0, 1):
        years = np.array([[first_year(r, f, status) for f in (SKY, JOBLESS)] for r in rows])
        assert (years[:, 1] >= years[:, 0]).all()
        if status == AVAILABLE:
            comes = (years[:, 0] > YEARS[0]) & (years[:, 0] < 9999)
            assert comes.any() and (years[comes, 1] > years[comes, 0]).all()


def test_rule_4_work_instructions_get_public_support_under_jobless_growth():
    held = outcomes()
    instruction = held.traits.instruction
    public = tensor().public[:, :, AT[2030]]
    assert (public[instruction, JOBLESS] > public[instruction, SKY]).all()
    funded_alike = held.traits.funded == held.traits.funded[instruction].max()
    others = public[~instruction & funded_alike, JOBLESS]
    assert public[instruction & funded_alike, JOBLESS].min() > others.max()


def test_rule_5_money_is_never_the_weak_factor_when_all_is_green():
    assert (tensor().factors[MONEY, :, GREEN] == 1.0).all()
    assert (tensor().weakest[:, GREEN] != MONEY).all()


@given(any_future)
@settings(max_examples=60, deadline=None)
def test_rule_5_money_holds_nothing_back_wherever_public_money_is_ample(row):
    if composed(row).levels["public-money"] == "ample":
        assert (composed_tensor(row).factors[MONEY] >= 1.0 - 1e-12).all()


def test_rule_5_guidance_holds_back_only_what_needs_much_of_it():
    guidance = tensor().factors[GUIDANCE, :, GREEN]
    much, little = places(lambda r: r.coaching == "high"), places(lambda r: r.coaching == "low")
    assert (guidance[much] < 0.75).all()
    assert (guidance[little] == 1.0).all()
    settled = [row for row in much if records()[row].trl == 9 and not records()[row].ai]
    assert (tensor().weakest[settled, GREEN] == GUIDANCE).all()


def is_plain(record) -> bool:
    free = record.cost.low_eur == 0
    return record.trl == 9 and free and record.coaching == "low" and not record.needs_network


def test_rule_6_plain_and_free_is_available_in_every_future():
    assert (tensor().status[places(is_plain)] == AVAILABLE).all()


@given(any_future)
@settings(max_examples=100, deadline=None)
def test_rule_6_holds_in_composed_futures(row):
    assert (composed_tensor(row).status[places(is_plain)] == AVAILABLE).all()


def test_rule_7_availability_never_falls_in_the_growth_futures():
    growth = tensor().value[:, [SKY, JOBLESS, GREEN]]
    assert (np.diff(growth, axis=2) >= -1e-12).all()


def test_rule_7_the_crisis_recovers_only_as_the_economy_does():
    value, recovered = tensor().value[:, CRISIS], tensor().recovered[:, CRISIS]
    steps, recovery = np.diff(value, axis=1), np.diff(recovered, axis=1)
    assert (steps[recovery == 0] == 0).all()
    assert (steps[recovery > 0] >= -1e-12).all() and (steps[recovery > 0] > 0).any()


@given(any_future)
@settings(max_examples=60, deadline=None)
def test_rule_7_holds_in_composed_futures(row):
    if composed(row).levels["economic-growth"] != "collapse":
        assert (np.diff(composed_tensor(row).value, axis=2) >= -1e-12).all()


@given(st.integers(0, 209), st.sampled_from(YEARS), st.integers(0, 4))
@settings(max_examples=150, deadline=None)
def test_rule_8_every_number_is_traced_to_driver_level_and_section(row, year, column):
    held = outcomes()
    base = held.base.tensor
    future = base.futures[column]
    notes = held.base.notes(base.technologies[row], future.id, year)
    assert np.prod([note.value for note in notes]) == pytest.approx(
        base.value[row, column, AT[year]], abs=1e-12
    )
    for note in notes:
        assert set(CAUSES[note.factor]) <= {cause.driver for cause in note.causes}
        for cause in note.causes:
            driver = held.futures.drivers[cause.driver]
            level = driver.level(future.levels[cause.driver])
            for language in ("nl", "en"):
                text = note.text.text(language)
                assert driver.name.text(language) in text
                assert f"{level.name.text(language)} ({cause.origin.text(language)})" in text
                if future.id == "economic-crisis":
                    assert "4.3" in cause.origin.text(language)
