from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catalogue.scheme import UNVERIFIED, Figure, Scheme, first_day, last_day
from catalogue.store import load_catalogue

TODAY = date(2026, 11, 30)


def scheme(identity: str, **changes: object) -> Scheme:
    return load_catalogue().schemes[identity].model_copy(update=changes)


def test_all_28_schemes_are_there_in_both_languages() -> None:
    schemes = load_catalogue().schemes
    assert len(schemes) == 28
    states = [s.status for s in schemes.values()]
    assert (states.count("open"), states.count("closed"), states.count("announced")) == (22, 4, 2)
    for record in schemes.values():
        assert record.conditions.nl != record.conditions.en


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-07-25", date(2022, 7, 25), date(2022, 7, 25)),
    ],
)
def test_partial_dates(value: str, first: date, last: date) -> None:
    assert (first_day(value), last_day(value)) == (first, last)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_within_its_month_and_year(day: date) -> None:
    for part in (f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()):
        assert first_day(part) <= day <= last_day(part)


@pytest.mark.parametrize(
    ("identity", "day", "is_open"),
    [
        ("lkv-banenafspraak", date(2025, 12, 31), False),
        ("lkv-banenafspraak", date(2026, 1, 1), True),
        ("praktijkleren", date(2028, 12, 31), True),
        ("praktijkleren", date(2029, 1, 1), False),
        ("stap-budget", date(2023, 6, 1), False),
        ("uwv-meeneembare-voorziening", TODAY, True),
    ],
)
def test_open_on_a_day(identity: str, day: date, is_open: bool) -> None:
    assert scheme(identity).is_open(day) is is_open


@pytest.mark.parametrize(
    ("checked", "months"), [("2025", 22), ("2026", 10), ("2025-12-01", 11), ("2025-11-30", 12)]
)
def test_months_since_the_check_count_from_the_earliest_day(checked: str, months: int) -> None:
    assert scheme("slim-subsidie", checked=checked).months_since_check(TODAY) == months


def test_a_figure_that_is_turned_round_is_refused() -> None:
    with pytest.raises(ValidationError):
        Figure(low=2, high=1, verified=True)


def test_the_ministry_scheme_states_no_amount_as_a_fact() -> None:
    record = scheme("szw-subsidie-inclusieve-technologie")
    assert record.share_percent is record.ceiling_eur is record.threshold_eur is None
    assert record.unverified is not None
    assert UNVERIFIED.nl in record.unverified.nl


def test_every_unverified_figure_is_named() -> None:
    for record in load_catalogue().schemes.values():
        figures = (record.threshold_eur, record.share_percent, record.ceiling_eur)
        if any(figure and not figure.verified for figure in figures):
            assert record.unverified is not None, record.id


def test_no_question_asks_for_a_diagnosis() -> None:
    for question in load_catalogue().questions.values():
        for word in ("diagnose", "ziekte heeft", "diagnosis", "disease", "which illness"):
            assert word not in f"{question.text.nl} {question.text.en}".lower(), question.id


def test_every_question_is_used_by_a_scheme_or_a_rule() -> None:
    catalogue = load_catalogue()
    asked = {c.question for s in catalogue.schemes.values() for c in s.questions}
    by_rule = {
        "how-employed",
        "which-status",
        "above-threshold",
        "sick-under-two-years",
        "usual-at-work",
    }
    assert asked | by_rule == set(catalogue.questions)
