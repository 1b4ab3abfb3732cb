"""Futures of the report, today, and what a user may name."""

import pytest

from catalogue.futures import read_futures
from catalogue.scenario_errors import UnknownDriver, UnknownLevel, UnknownScenario, YearOutOfRange
from recommender.future import (
    checked_levels,
    checked_year,
    moved,
    named_future,
    named_futures,
    today_future,
)

FUTURES = read_futures()


def test_the_four_futures_stand_in_the_order_of_the_report():
    assert list(named_futures(FUTURES)) == [
        "sky-is-the-limit", "jobless-growth", "economic-crisis", "all-green",
    ]  # fmt: skip


def test_each_level_of_a_future_cites_its_section_or_says_that_it_is_ours():
    sky = named_future(FUTURES, "sky-is-the-limit")
    assert sky.origins["adoption"].nl == "TNO-rapport 4.1"
    assert sky.origins["coach-capacity"].en == "our assumption"
    assert set(today_future(FUTURES).origins.values()) == {
        today_future(FUTURES).origins["adoption"]
    }
    assert today_future(FUTURES).origins["adoption"].nl == "stand in 2026"


def test_today_is_a_future_by_name():
    assert named_future(FUTURES, "today") == today_future(FUTURES)


def test_an_unknown_future_lists_the_known_ones():
    with pytest.raises(UnknownScenario) as caught:
        named_future(FUTURES, "boom")
    for language in ("nl", "en"):
        for name in (*FUTURES.scenarios, "today"):
            assert name in caught.value.text(language)
    assert caught.value.field == "scenario"


@pytest.mark.parametrize("year", [2026, 2030, 2036])
def test_years_of_the_horizon_pass(year):
    assert checked_year(year) == year


@pytest.mark.parametrize("year", [2025, 2037, 2050, 0, -1])
def test_other_years_are_refused_with_the_range(year):
    with pytest.raises(YearOutOfRange, match="2026 to 2036") as caught:
        checked_year(year)
    assert "2026 tot en met 2036" in caught.value.text("nl")


def test_levels_are_checked_one_by_one():
    assert checked_levels(FUTURES, {"adoption": "popular"}) == {"adoption": "popular"}
    with pytest.raises(UnknownDriver):
        checked_levels(FUTURES, {"adoptation": "popular"})
    with pytest.raises(UnknownLevel) as caught:
        checked_levels(FUTURES, {"adoption": "huge"}, "set")
    assert caught.value.field == "set.adoption"
    assert "held-back, automation, market-led, popular" in caught.value.text("nl")


def test_moving_a_driver_changes_that_driver_only():
    green = named_future(FUTURES, "all-green")
    up = moved(FUTURES, green, "coach-capacity", 1)
    assert up is not None
    assert up.levels["coach-capacity"] == "fair"
    assert {n for n in green.levels if green.levels[n] != up.levels[n]} == {"coach-capacity"}
    assert moved(FUTURES, green, "public-money", 1) is None
    with pytest.raises(UnknownDriver):
        moved(FUTURES, green, "money", 1)
