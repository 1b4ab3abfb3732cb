"""The alarm for a crisis, rule by rule."""

from datetime import date

import pytest

from catalogue.futures import read_futures
from catalogue.indicator import Reading, Snapshot
from recommender.alarm import RULES, crisis_alarm

FUTURES = read_futures()


def readings(indicator, **values):
    return tuple(
        Reading(indicator=indicator, value=value, period=period[1:], status="final",
                printed=None, source="https://example.org")
        for period, value in values.items()
    )  # fmt: skip


def signs(*found, day="2026-08-15"):
    alarm = crisis_alarm(FUTURES, [Snapshot(date=date.fromisoformat(day), readings=found)])
    return {sign.rule.id: sign.fired for sign in alarm.signs}, alarm.raised


@pytest.mark.parametrize(
    ("rule", "found", "fired"),
    [
        ("unemployment-rise", readings("unemployment", p2025M12=3.8, p2026M06=4.3), True),
        ("unemployment-rise", readings("unemployment", p2025M12=3.8, p2026M06=4.2), False),
        ("unemployment-rise", readings("unemployment", p2026M05=3.8, p2026M06=4.9), None),
        ("tension-fall", readings("tension", p2025Q4=97.0, p2026Q2=77.0), True),
        ("tension-fall", readings("tension", p2025Q4=97.0, p2026Q2=78.0), False),
        ("gdp-negative", readings("gdp-growth", p2026Q1=-0.2, p2026Q2=-0.1), True),
        ("gdp-negative", readings("gdp-growth", p2026Q1=0.2, p2026Q2=-0.1), False),
        ("gdp-negative", readings("gdp-growth", p2026Q2=-0.1), None),
        ("gdp-negative", readings("gdp-growth", p2026Q2=0.1), False),
        ("venture-capital-fall", readings("venture-capital", p2024=3.0, p2025=1.8), True),
        ("venture-capital-fall", readings("venture-capital", p2024=3.0, p2025=1.9), False),
        ("ww-rise", readings("ww-change", p2026M06=25.0), True),
        ("ww-rise", readings("ww-change", p2026M06=24.0), False),
    ],
)
def test_each_rule_fires_at_its_threshold(rule, found, fired):
    assert signs(*found)[0][rule] is fired


def test_one_sign_is_no_alarm_and_two_are():
    one = readings("ww-change", p2026M06=30.0)
    two = (*one, *readings("gdp-growth", p2026Q1=-1.0, p2026Q2=-1.0))
    assert signs(*one)[1] is False
    assert signs(*two)[1] is True


def test_old_news_is_unknown_not_silent():
    found, raised = signs(*readings("ww-change", p2024M06=60.0))
    assert found["ww-rise"] is None and raised is False


def test_without_values_everything_is_unknown():
    found, raised = signs()
    assert set(found.values()) == {None} and raised is False


def test_the_newest_print_of_a_period_counts():
    first = Snapshot(date=date(2026, 7, 1), readings=readings("ww-change", p2026M06=30.0))
    second = Snapshot(date=date(2026, 8, 1), readings=readings("ww-change", p2026M06=10.0))
    alarm = crisis_alarm(FUTURES, [second, first])
    assert next(s.fired for s in alarm.signs if s.rule.id == "ww-rise") is False


def test_rules_speak_of_indicators_that_exist():
    assert {rule.indicator for rule in RULES} <= set(FUTURES.indicators)
