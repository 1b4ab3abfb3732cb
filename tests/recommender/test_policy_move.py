"""Movement of the matrix when one driver moves."""

from functools import cache

import pytest

from catalogue.scenario_errors import UnknownDriver
from catalogue.store import load_catalogue
from recommender.availability import compute
from recommender.outcomes import Outcomes
from recommender.policy_lists import with_level
from recommender.policy_move import movement, strongest_drivers
from recommender.policy_table import family_table


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def test_more_coaches_lift_every_family_or_leave_it():
    change = movement(outcomes(), "coach-capacity", 1, 2030)
    assert "jobless-growth" not in change  # it stands at the highest level
    assert (change >= -1e-12).all(axis=None)
    assert change.loc["speech", "all-green"] > 0.02


def test_a_movement_is_the_difference_of_two_matrices():
    held = outcomes()
    change = movement(held, "public-money", 1, 2028)
    for name in change:
        future = held.four[name]
        ids = held.futures.drivers["public-money"].level_ids()
        level = ids[ids.index(future.levels["public-money"]) + 1]
        pair = (future, with_level(future, "public-money", level))
        tensor = compute(held.traits, pair, held.parameters, held.today, (2028,))
        cells = family_table(held.catalogue, tensor).set_index(["family", "scenario"])["value"]
        for family in change.index:
            expected = cells[family, pair[1].id] - cells[family, pair[0].id]
            assert change.loc[family, name] == pytest.approx(expected)


def test_a_driver_outside_the_model_moves_nothing():
    assert (movement(outcomes(), "inequality", 1, 2030) == 0).all(axis=None)


def test_no_future_has_such_a_level():
    assert movement(outcomes(), "adoption", 4, 2030).shape[1] == 0


def test_an_unknown_driver_is_named():
    with pytest.raises(UnknownDriver):
        movement(outcomes(), "money", 1, 2030)


def test_strongest_drivers_are_sorted_and_leave_out_the_silent_ones():
    table = strongest_drivers(outcomes(), 2030)
    assert table["change"].abs().is_monotonic_decreasing
    assert "migration" not in set(table["driver"])
