import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.errors import (
    BrokenCatalogue,
    PassendError,
    UnknownFunction,
    UnknownSector,
    UnknownSituation,
    UnknownTechnology,
    nearest,
)
from catalogue.text import Localised

KNOWN = ("live-captioning", "screen-reader", "reading-pen")


def test_message_is_there_in_both_languages() -> None:
    error = PassendError("job.title", Localised(nl="Fout.", en="Wrong."))
    assert (error.text("nl"), error.text("en"), error.field) == ("Fout.", "Wrong.", "job.title")
    assert error.status == 400
    assert str(error) == "Wrong."


@pytest.mark.parametrize(
    "typed", ["screenreader", "Screen Reader", "screen_reader", "sreen-reader"]
)
def test_unknown_names_what_may_be_meant(typed: str) -> None:
    error = UnknownTechnology(typed, KNOWN)
    assert error.nearest[0] == "screen-reader"
    assert "screen-reader" in error.text("nl")
    assert "screen-reader" in error.text("en")
    assert typed in error.text("nl")


def test_unknown_without_likeness_offers_nothing() -> None:
    error = UnknownFunction("qqqq", KNOWN)
    assert error.nearest == ()
    assert "?" not in error.text("nl")


def test_several_are_listed_as_a_sentence() -> None:
    error = UnknownSector("a", (), meant=("x", "y", "z"))
    assert "x, y of z" in error.text("nl")
    assert "x, y or z" in error.text("en")


def test_a_long_value_is_cut() -> None:
    assert len(UnknownSituation("a" * 5_000, KNOWN).text("nl")) < 150


@pytest.mark.parametrize("kind", [UnknownTechnology, UnknownFunction, UnknownSituation])
def test_errors_travel_between_processes(kind: type[UnknownTechnology]) -> None:
    error = kind("x", KNOWN, field="a.b")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert (copy.field, copy.message) == (error.field, error.message)


def test_status_and_code() -> None:
    assert (UnknownTechnology.status, UnknownTechnology.code) == (404, "unknown-technology")
    assert BrokenCatalogue.status == 500


def test_codes_are_unique() -> None:
    kinds = (BrokenCatalogue, UnknownFunction, UnknownSector, UnknownSituation, UnknownTechnology)
    assert len({kind.code for kind in kinds}) == len(kinds)


@given(st.text(max_size=200))
def test_nearest_answers_from_the_known_only(value: str) -> None:
    found = nearest(value, KNOWN)
    assert set(found) <= set(KNOWN)
    assert len(found) <= 3


@given(st.sampled_from(KNOWN))
def test_what_is_known_is_nearest_to_itself(value: str) -> None:
    assert nearest(value, KNOWN)[0] == value
