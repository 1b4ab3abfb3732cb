"""Indicators, periods and snapshots as data."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catalogue.futures import read_futures
from catalogue.indicator import Indicator, Reading, period_end

FUTURES = read_futures()


@pytest.mark.parametrize(
    ("period", "end"),
    [("2025", "2025-12-31"), ("2024Q1", "2024-03-31"), ("2024M02", "2024-02-29"),
     ("2025M12", "2025-12-31"), ("2025Q4", "2025-12-31")],
)  # fmt: skip
def test_a_period_ends_on_its_last_day(period, end):
    assert period_end(period) == date.fromisoformat(end)


@given(st.integers(1990, 2100), st.integers(1, 12))
def test_month_ends_are_the_day_before_the_next_month(year, month):
    end = period_end(f"{year}M{month:02d}")
    following = date.fromordinal(end.toordinal() + 1)
    assert end.month == month and following.day == 1


@pytest.mark.parametrize("period", ["2025Q5", "2025M13", "25", "2025-06", "2025M6", ""])
def test_other_periods_are_refused(period):
    with pytest.raises(ValidationError):
        Reading(indicator="x", value=1, period=period, status="final", printed=None,
                source="https://example.org")  # fmt: skip


def test_a_line_must_rise():
    data = FUTURES.indicators["unemployment"].model_dump()
    line = data["lines"]["economic-crisis"]
    data["lines"]["economic-crisis"] = line[::-1]
    with pytest.raises(ValidationError, match="must rise"):
        Indicator.model_validate(data)


def test_weights_are_those_of_the_reading_rule():
    double = {name for name, i in FUTURES.indicators.items() if i.weight == 2}
    assert double == {"unemployment", "tension", "gdp-growth", "job-agreement"}


def test_feeds_ask_by_code_and_migration_by_month():
    feeds = {name: i.feed for name, i in FUTURES.indicators.items() if i.feed}
    assert set(feeds) == {
        "unemployment", "gdp-growth", "consumer-confidence", "net-migration", "ai-use-change",
    }  # fmt: skip
    # The v4 host knows this table in lower case only.
    assert feeds["unemployment"].table == "80590ned"
    assert feeds["unemployment"].filters["Measure"] == "M004210"
    assert feeds["net-migration"].kind == "cbs-v3-migration"


def test_snapshots_stand_in_order_with_one_reading_a_period():
    days = [snapshot.date for snapshot in FUTURES.snapshots]
    assert days == sorted(days) and len(days) >= 2
    for snapshot in FUTURES.snapshots:
        keys = [(reading.indicator, reading.period) for reading in snapshot.readings]
        assert len(set(keys)) == len(keys)
