"""Availability kept at hand."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
import pytest

from catalogue.scenario_errors import InconsistentFuture, UnknownScenario, WrongLevels
from catalogue.store import load_catalogue
from recommender.outcomes import KEPT, Outcomes, parse_levels


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def test_named_futures_share_one_tensor():
    held = outcomes()
    assert held.of("all-green").tensor is held.of("today").tensor
    assert [f.id for f in held.base.tensor.futures] == [*held.four, "today"]


def test_the_four_alone_equal_the_four_among_five():
    held = outcomes()
    assert np.array_equal(held.four_tensor.value, held.base.tensor.value[:, :4])


def test_levels_that_spell_a_scenario_give_its_numbers():
    held = outcomes()
    levels = held.futures.scenarios["jobless-growth"].levels()
    text = ",".join(f"{driver}={level}" for driver, level in levels.items())
    made = held.of(text)
    column = held.base.tensor.column["jobless-growth"]
    assert np.allclose(made.tensor.value[:, 0], held.base.tensor.value[:, column])
    assert made.future.origins["adoption"].en == "chosen by you"


def test_a_composed_future_is_kept_whatever_the_order_of_its_levels():
    one = outcomes().of("public-money=little, adoption=popular")
    assert outcomes().of("adoption=popular,public-money=little") is one


def test_composed_futures_do_not_pile_up():
    held = Outcomes(load_catalogue())
    row = held.field.rows
    for place in range(0, len(row), len(row) // (KEPT + 10)):
        levels = held.field.levels_of(row[place])
        held.of(",".join(f"{d}={lv}" for d, lv in levels.items()))
    assert len(held._composed) == KEPT


def test_threads_get_the_same_numbers():
    held = Outcomes(load_catalogue())
    texts = ["public-money=little", "adoption=popular", "public-money=little"] * 10
    with ThreadPoolExecutor(8) as pool:
        means = list(pool.map(lambda t: float(held.of(t).tensor.value.mean()), texts))
    assert len(set(means)) == 2


@pytest.mark.parametrize(
    "text", ["=", "a", "public-money", "public-money=", "=ample", "a=b,a=c", ""]
)
def test_levels_in_another_form_are_refused(text):
    with pytest.raises(WrongLevels) as caught:
        parse_levels(text, "set")
    assert caught.value.field == "set"
    assert "public-money=ample" in caught.value.text("nl")


def test_unknown_and_inconsistent_futures_are_named_errors():
    with pytest.raises(UnknownScenario, match="all-green"):
        outcomes().of("green")
    with pytest.raises(InconsistentFuture):
        outcomes().of("unemployment=high,labour-market=tight")


def test_any_futures_can_stand_in_one_tensor():
    found = outcomes().tensor_of(["all-green", "public-money=little", "today"])
    assert [f.id for f in found.futures] == ["all-green", "public-money=little", "today"]
