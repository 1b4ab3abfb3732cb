"""The model as a function: bounds, monotony in each field, thresholds, speed."""

from dataclasses import replace
from functools import cache
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.driver import FACTORS
from catalogue.scenario import YEARS
from catalogue.store import load_catalogue
from recommender.availability import STATUSES, compute
from recommender.future import moved
from recommender.outcomes import Outcomes
from recommender.sensitivity import rows_of
from recommender.traits import BURDENS, COACHING, MATURITIES, SKILLS, Traits


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def values(traits: Traits) -> np.ndarray:
    held = outcomes()
    return compute(traits, tuple(held.four.values()), held.parameters, held.today).value


kinds = st.builds(
    lambda trl, ai, price, hours, maturity, coaching, skill, burden, funded, flags: Traits(
        ids=("one",),
        trl=np.array([trl], dtype=float),
        ai=np.array([ai]),
        price=np.array([price]),
        training_hours=np.array([hours]),
        maturity=np.array([maturity]),
        coaching=np.array([coaching]),
        skill=np.array([skill]),
        burden=np.array([burden]),
        funded=np.array([funded]),
        instruction=np.array([flags[0]]),
        common=np.array([flags[1]]),
    ),
    st.integers(1, 9),
    st.booleans(),
    st.floats(0, 200_000),
    st.floats(0, 100),
    st.integers(0, len(MATURITIES) - 1),
    st.integers(0, len(COACHING) - 1),
    st.integers(0, len(SKILLS) - 1),
    st.integers(0, len(BURDENS) - 1),
    st.floats(0, 1),
    st.tuples(st.booleans(), st.booleans()),
)


@given(kinds)
@settings(max_examples=150, deadline=None)
def test_every_factor_and_value_lies_between_0_and_1(traits):
    held = outcomes()
    found = compute(traits, tuple(held.four.values()), held.parameters, held.today)
    assert (found.factors >= 0).all() and (found.factors <= 1 + 1e-12).all()
    assert np.allclose(found.factors.prod(axis=0), found.value)


@given(kinds, st.sampled_from(["trl", "price", "training_hours", "coaching", "skill", "maturity"]))
@settings(max_examples=200, deadline=None)
def test_asking_more_never_makes_a_kind_more_available(traits, field):
    worse = {
        "trl": np.maximum(1, traits.trl - 1),
        "price": traits.price * 2 + 10,
        "training_hours": traits.training_hours + 5,
        "coaching": np.minimum(traits.coaching + 1, len(COACHING) - 1),
        "skill": np.minimum(traits.skill + 1, len(SKILLS) - 1),
        "maturity": np.minimum(traits.maturity + 1, len(MATURITIES) - 1),
    }
    # What is not established gets cheaper with the years: hold the price to see maturity alone.
    traits = replace(traits, ai=np.array([True])) if field == "maturity" else traits
    other = replace(traits, **{field: worse[field]})
    assert (values(other) <= values(traits) + 1e-9).all()


@given(kinds, st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_a_heavier_burden_of_rules_never_helps(traits, burden):
    light = replace(traits, burden=np.array([burden]))
    heavy = replace(traits, burden=np.array([burden + 1]))
    assert (values(heavy) <= values(light) + 1e-12).all()


@pytest.mark.parametrize(
    "driver",
    ["adoption", "labour-market", "public-money", "employer-money", "employer-will",
     "coach-capacity"],
)  # fmt: skip
def test_a_higher_level_never_lowers_availability(driver):
    held = outcomes()
    for future in (*held.four.values(), held.today):
        other = moved(held.futures, future, driver, 1)
        if other is not None:
            pair = compute(held.traits, (future, other), held.parameters, held.today).value
            assert (pair[:, 1] >= pair[:, 0] - 1e-12).all(), (future.id, driver)


def test_drivers_outside_the_model_change_nothing():
    held = outcomes()
    unused = [name for name, driver in held.futures.drivers.items() if not driver.factors]
    assert unused == ["unemployment", "migration", "inequality"]
    future = held.four["jobless-growth"]
    for name in unused:
        for step in (-1, 1):
            other = moved(held.futures, future, name, step)
            if other is not None:
                pair = compute(held.traits, (future, other), held.parameters, held.today).value
                assert (pair[:, 0] == pair[:, 1]).all()


def test_a_driver_moves_only_the_factors_that_it_names():
    held = outcomes()
    for name, driver in held.futures.drivers.items():
        for future in held.four.values():
            for step in (-1, 1):
                other = moved(held.futures, future, name, step)
                if other is None or name == "economic-growth":
                    continue
                pair = compute(held.traits, (future, other), held.parameters, held.today).factors
                for place, factor in enumerate(FACTORS):
                    if factor not in driver.factors and name != "technology-development":
                        assert (pair[place, :, 0] == pair[place, :, 1]).all(), (name, factor)


def test_status_follows_the_thresholds():
    held = outcomes()
    found, p = held.four_tensor, held.parameters
    bounds = {"available": p["status.available"], "limited": p["status.limited"],
              "pilot": p["status.pilot"], "not-available": 0.0}  # fmt: skip
    for code, status in enumerate(STATUSES):
        value = found.value[found.status == code]
        assert value.size
        assert value.min() >= bounds[status] - 1e-9
        better = list(bounds.values())[code - 1] if code else 2.0
        assert value.max() < better


def test_a_part_of_the_catalogue_gives_the_same_numbers():
    held = outcomes()
    part = rows_of(held.traits, [5, 100, 7])
    assert np.allclose(values(part), held.four_tensor.value[[5, 100, 7]])


def test_today_is_a_state_and_2026_its_year():
    held = outcomes()
    assert held.of("today").year(2035) == 2026
    assert held.of("all-green").year(2035) == 2035


def test_everything_in_fifty_milliseconds():
    held = outcomes()
    futures = tuple(held.four.values())
    times = []
    for _ in range(5):
        start = perf_counter()
        found = compute(held.traits, futures, held.parameters, held.today, YEARS)
        times.append(perf_counter() - start)
    assert found.value.shape == (len(held.traits.ids), 4, 11)
    assert min(times) < 0.05
