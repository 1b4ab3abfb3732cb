"""The feed of Eurostat against a recorded answer."""

from copy import deepcopy

import pytest

from api.open_data.eurostat import by_year, yearly_change
from catalogue.futures import read_futures
from tests.api.open_data.recorded import EUROSTAT, Played, answers

INDICATOR = read_futures().indicators["ai-use-change"]


def test_the_change_against_the_year_before():
    found = yearly_change(Played(answers()).client, INDICATOR)
    # 2022 is not there, so 2023 has no change.
    assert [(r.period, r.value, r.status) for r in found] == [
        ("2024", 9.2, "final"), ("2025", 7.5, "provisional"),
    ]  # fmt: skip


def test_the_question_narrows_to_one_series():
    played = Played(answers())
    yearly_change(played.client, INDICATOR)
    _, query = played.asked[0]
    assert query == {
        "format": "JSON", "lang": "EN", "indic_is": "E_AI_TANY", "unit": "PC_ENT", "geo": "NL",
        "size_emp": "GE10",
    }  # fmt: skip


def test_a_gap_is_no_value():
    data = deepcopy(EUROSTAT)
    del data["value"]["2"]
    values, _ = by_year(data)
    assert values == {2021: 13.1, 2023: 13.8, 2025: 30.5}


def test_more_than_one_series_is_refused():
    data = deepcopy(EUROSTAT)
    data["size"] = [1, 3, 1, 1, 1, 1, 4]
    with pytest.raises(ValueError, match="more than the year"):
        by_year(data)
