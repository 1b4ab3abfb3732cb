"""Feeds of CBS against recorded answers."""

import pytest

from api.open_data.cbs import net_migration, observations, period
from catalogue.futures import read_futures
from tests.api.open_data.recorded import Played, answers, codes, observation, v4

INDICATORS = read_futures().indicators


def test_months_come_with_status_and_print_date():
    played = Played(answers())
    found = observations(played.client, INDICATORS["unemployment"])
    assert [(r.period, r.value, r.status) for r in found] == [
        ("2025M12", 3.9, "final"), ("2026M05", 3.9, "final"), ("2026M06", 3.8, "final"),
        ("2026M07", 3.7, "provisional"),
    ]  # fmt: skip
    assert {r.printed for r in found} == {"2026-08-20"}


def test_the_question_is_asked_by_code():
    played = Played(answers())
    observations(played.client, INDICATORS["unemployment"])
    path, query = played.asked[0]
    assert path == "/odata/v1/CBS/80590ned/Observations"
    wanted = ("Measure eq 'M004210'", "Geslacht eq 'T001038'", "Leeftijd eq '52052'")
    assert query["$filter"] == " and ".join(wanted)


def test_quarters_leave_out_months_and_years():
    found = observations(Played(answers()).client, INDICATORS["gdp-growth"])
    assert [(r.period, r.value) for r in found] == [("2026Q1", 1.4), ("2026Q2", 1.1)]


def test_pages_are_followed():
    following = "https://datasets.cbs.nl/odata/v1/CBS/80590ned/Observations2"
    recorded = {
        "Observations2": v4([observation("2026MM02", 3.6)]),
        "Observations": v4([observation("2026MM01", 3.5)], following),
        **answers(),
    }
    found = observations(Played(recorded).client, INDICATORS["unemployment"])
    assert [r.period for r in found] == ["2026M01", "2026M02"]


def test_endless_pages_are_given_up():
    following = "https://datasets.cbs.nl/odata/v1/CBS/80590ned/Observations"
    recorded = {"Observations": v4([observation("2026MM01", 3.5)], following), **answers()}
    with pytest.raises(ValueError, match="too many pages"):
        observations(Played(recorded).client, INDICATORS["unemployment"])


def test_only_the_newest_are_kept():
    rows = [observation(f"2025MM{m:02d}", 3.0 + m) for m in range(1, 13)]
    recorded = {"Observations": v4(rows), **answers()}
    found = observations(Played(recorded).client, INDICATORS["unemployment"])
    assert [r.period for r in found] == [f"2025M{m:02d}" for m in range(5, 13)]


def test_an_unknown_status_is_said_and_no_print_date_invented():
    recorded = answers() | {"PeriodenCodes": codes(), "Properties": {}}
    found = observations(Played(recorded).client, INDICATORS["unemployment"])
    assert {(r.status, r.printed) for r in found} == {("unknown", None)}


def test_migration_is_the_last_twelve_months_and_never_a_part_of_a_year():
    (found,) = net_migration(Played(answers()).client, INDICATORS["net-migration"])
    # Thirteen months are recorded; the first drops out: 12 x 8,000 + (1 + ... + 12).
    assert found.value == 12 * 8000 + sum(range(1, 13))
    assert (found.period, found.status) == ("2026M07", "provisional")


def test_a_gap_in_the_months_is_refused():
    recorded = answers()
    recorded[r"85484NED/TypedDataSet"] = {
        "value": [
            {"Perioden": p, "Immigratie_1": 1, "EmigratieInclusiefAdministratieveC_2": 0}
            for p in (*(f"2025MM{m:02d}" for m in range(1, 13) if m != 5), "2026MM01")
        ]
    }
    with pytest.raises(ValueError, match="twelve months"):
        net_migration(Played(recorded).client, INDICATORS["net-migration"])


@pytest.mark.parametrize(
    ("code", "ours"), [("2026MM06", "2026M06"), ("2026KW01", "2026Q1"), ("2025JJ00", "2025")]
)
def test_periods(code, ours):
    assert period(code) == ours


@pytest.mark.parametrize("code", ["2026XX01", "", "MM062026", "2026MMxx"])
def test_other_periods_are_refused(code):
    with pytest.raises(ValueError, match="unknown period"):
        period(code)
