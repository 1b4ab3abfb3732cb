"""Errors about futures name what is allowed."""

import pickle

import pytest

from catalogue.scenario_errors import (
    InconsistentFuture,
    UnknownDriver,
    UnknownLevel,
    UnknownScenario,
    WrongLevels,
    YearOutOfRange,
)
from catalogue.text import Localised

ERRORS = [
    UnknownScenario("al-green", ("all-green", "jobless-growth")),
    UnknownDriver("money", ("public-money", "employer-money")),
    UnknownLevel("public-money", "lots", ("minimal", "ample"), "set.public-money"),
    YearOutOfRange(2050),
    InconsistentFuture([Localised(nl="Dit past niet.", en="This does not fit.")]),
    WrongLevels("public-money", "set"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.code)
def test_each_has_both_languages_a_field_and_a_status(error):
    assert error.text("nl") != error.text("en")
    assert error.field
    assert error.status == 400
    assert str(error) == error.text("en")


@pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.code)
def test_each_travels_between_processes(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert back.text("nl") == error.text("nl") and back.field == error.field


def test_codes_differ():
    assert len({error.code for error in ERRORS}) == len(ERRORS)


def test_allowed_values_and_the_nearest_are_named():
    assert "all-green, jobless-growth" in ERRORS[0].text("nl")
    assert "all-green?" in ERRORS[0].text("en")
    assert "stand van public-money" in ERRORS[2].text("nl")
    assert "minimal, ample" in ERRORS[2].text("en")
    assert "2026" in ERRORS[3].text("nl") and "2036" in ERRORS[3].text("nl")
    assert "Dit past niet." in ERRORS[4].text("nl")


def test_a_long_value_is_cut():
    assert len(UnknownScenario("x" * 500, ("all-green",)).text("nl")) < 200
