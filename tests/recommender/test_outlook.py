"""Leanings: arithmetic, missing values, lead, drift and change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.futures import read_futures
from catalogue.indicator import Point, Reading, Snapshot, period_end
from recommender.outlook import LEAD, leaning_weights, membership, outlook

FUTURES = read_futures()


def reading(indicator, value, period):
    return Reading(
        indicator=indicator, value=value, period=period, status="final", printed=None,
        source="https://example.org",
    )  # fmt: skip


def snapshot(day, *readings):
    return Snapshot(date=date.fromisoformat(day), readings=readings)


def value(view, future):
    return next(x for x in view.leanings if x.future == future).value


def test_membership_is_linear_between_points_and_level_beyond():
    line = (Point(at=1, membership=0), Point(at=3, membership=1))
    assert [membership(line, at) for at in (0, 1, 2, 3, 9)] == [0, 0, 0.5, 1, 1]


@given(st.sampled_from(sorted(FUTURES.indicators)), st.floats(-1e6, 1e6))
def test_every_membership_lies_between_0_and_1(name, at):
    for line in FUTURES.indicators[name].lines.values():
        assert 0 <= membership(line, at) <= 1


def test_each_indicator_speaks_fully_for_each_future_that_it_tells():
    for indicator in FUTURES.indicators.values():
        for future, line in indicator.lines.items():
            assert max(point.membership for point in line) == 1, (indicator.id, future)


def test_the_leaning_is_the_weighted_mean():
    view = outlook(
        FUTURES,
        [snapshot("2026-08-01", reading("unemployment", 3.5, "2026M06"),
                  reading("consumer-confidence", -15, "2026M06"))],
    )  # fmt: skip
    # unemployment weighs 2 and speaks fully; confidence weighs 1 and does not.
    assert value(view, "sky-is-the-limit") == pytest.approx(2 / 3)
    assert value(view, "jobless-growth") == pytest.approx(1 / 3)


def test_missing_values_lower_the_weight_and_are_shown():
    view = outlook(FUTURES, [snapshot("2026-08-01", reading("unemployment", 3.5, "2026M06"))])
    first = view.leanings[0]
    assert first.weight == 2 and first.possible > 2
    assert len(view.missing) == len(FUTURES.indicators) - 1
    assert "unemployment" not in view.missing


def test_nothing_known_is_no_leaning_and_weighs_all_alike():
    view = outlook(FUTURES, [snapshot("2026-08-01")])
    assert all(x.value is None and x.weight == 0 for x in view.leanings)
    assert set(leaning_weights(view).values()) == {0.25}


@pytest.mark.parametrize(
    ("indicator", "period", "last_day"),
    [("unemployment", "2026M06", "2027-01-31"), ("gdp-growth", "2026Q1", "2026-12-31"),
     ("job-agreement", "2025", "2027-06-30")],
)  # fmt: skip
def test_a_value_counts_for_its_period_and_six_months(indicator, period, last_day):
    known = FUTURES.indicators[indicator]
    assert known.usable_until(period).isoformat() == last_day
    for day, state in ((last_day, "used"), ("2027-07-01", "stale")):
        view = outlook(FUTURES, [snapshot(day, reading(indicator, 1.0, period))])
        assert next(v.state for v in view.voices if v.indicator == indicator) == state


def test_the_newest_period_counts():
    view = outlook(
        FUTURES,
        [snapshot("2026-08-01", reading("unemployment", 3.5, "2026M06"),
                  reading("unemployment", 8.5, "2026M01"))],
    )  # fmt: skip
    assert value(view, "economic-crisis") == 0


def test_change_compares_only_what_both_snapshots_have():
    view = outlook(
        FUTURES,
        [
            snapshot("2026-02-01", reading("unemployment", 5.0, "2025M12")),
            snapshot("2026-05-01", reading("unemployment", 4.25, "2026M03"),
                     reading("consumer-confidence", 0, "2026M03")),
        ],
    )  # fmt: skip
    sky = next(x for x in view.leanings if x.future == "sky-is-the-limit")
    assert sky.change == pytest.approx(0.5) and sky.compared == ("unemployment",)
    assert sky.value == pytest.approx((2 * 0.5 + 1) / 3)
    assert view.previous == date(2026, 2, 1)


def test_a_drift_needs_the_lead_in_two_quarters_in_a_row():
    crisis = (8.5, "2026M03"), (8.5, "2026M06")
    one, two = (reading("unemployment", v, p) for v, p in crisis)
    assert outlook(FUTURES, [snapshot("2026-05-01", one)]).drift is None
    both = [snapshot("2026-05-01", one), snapshot("2026-08-01", two)]
    assert outlook(FUTURES, both).drift == "economic-crisis"
    late = [snapshot("2026-02-01", one), snapshot("2026-08-01", two)]
    assert outlook(FUTURES, late).drift is None
    other = [snapshot("2026-05-01", reading("unemployment", 6.5, "2026M03")), both[1]]
    assert outlook(FUTURES, other).drift is None


def test_speaks_for_and_against():
    view = outlook(FUTURES, [snapshot("2026-08-01", reading("unemployment", 8.5, "2026M06"))])
    by = {x.future: x for x in view.leanings}
    assert by["economic-crisis"].speaks_for == ("unemployment",)
    assert by["sky-is-the-limit"].speaks_against == ("unemployment",)


def test_what_ships_is_undecided_nearest_to_jobless_growth():
    # The reading of research/indicators.md part 3, rule 5.
    view = outlook(FUTURES)
    assert view.drift is None
    assert view.nearest[0] == "jobless-growth"
    assert view.leanings[0].value - view.leanings[1].value < LEAD
    by = {x.future: x for x in view.leanings}
    assert by["economic-crisis"].speaks_for == ("consumer-confidence",)
    assert "job-agreement" in by["all-green"].speaks_against


def test_weights_add_up_to_1_in_the_order_of_the_leanings():
    view = outlook(FUTURES)
    weights = leaning_weights(view)
    assert sum(weights.values()) == pytest.approx(1)
    assert list(weights) == [x.future for x in view.leanings]
    assert list(weights.values()) == sorted(weights.values(), reverse=True)


def test_no_snapshot_is_said():
    with pytest.raises(ValueError, match="no snapshot"):
        outlook(FUTURES, [])


def test_readings_that_ship_are_not_from_the_future():
    for known in FUTURES.snapshots:
        for found in known.readings:
            assert period_end(found.period) <= known.date, found.indicator
