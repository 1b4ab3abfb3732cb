"""What holds everywhere, and what would free the rest."""

from functools import cache

import pytest

from catalogue.store import load_catalogue
from recommender.availability import compute
from recommender.outcomes import Outcomes
from recommender.policy_lists import ACTOR, ACTORS, WITHIN_REACH, act_now, no_regret, with_level


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


@pytest.mark.parametrize("year", [2026, 2030, 2036])
def test_no_regret_holds_in_all_four_and_misses_none(year):
    tensor = outcomes().four_tensor
    found = no_regret(tensor, year)
    at = tensor.year_index(year)
    holds = {n for n, row in tensor.row.items() if (tensor.status[row, :, at] == 0).all()}
    assert {held.technology for held in found} == holds
    assert [h.worst for h in found] == sorted((h.worst for h in found), reverse=True)
    for held in found:
        cell = tensor.value[tensor.row[held.technology], :, at]
        assert held.worst == cell.min()


def test_act_now_lists_all_that_is_not_available():
    tensor = outcomes().four_tensor
    found = act_now(outcomes(), 2030)
    missing = (tensor.status[:, :, tensor.year_index(2030)] != 0).sum()
    assert len(found) == missing


def test_a_factor_frees_where_its_lift_alone_suffices():
    held = outcomes()
    threshold = held.parameters["status.available"]
    for act in act_now(held, 2030)[::17]:
        notes = held.base.notes(act.technology, act.future, 2030)
        for note in notes:
            lifted = act.value / note.value
            assert (note.factor in act.frees) == (lifted >= threshold)
        assert act.weakest == min(notes, key=lambda note: note.value).factor


def test_a_move_frees_and_is_one_driver():
    held = outcomes()
    acts = [act for act in act_now(held, 2030) if act.moves]
    assert acts
    for act in acts[::13]:
        for move in act.moves:
            other = with_level(held.four[act.future], move.driver, move.level)
            found = compute(held.traits, (other,), held.parameters, held.today, (2030,))
            row = held.base.tensor.row[act.technology]
            assert found.status[row, 0, 0] == 0
            assert found.value[row, 0, 0] == pytest.approx(move.value)
        assert [m.value for m in act.moves] == sorted((m.value for m in act.moves), reverse=True)


def test_within_reach_keeps_only_government_and_employers():
    found = act_now(outcomes(), 2030, "economic-crisis", within_reach=True)
    assert found
    assert all(act.future == "economic-crisis" and act.moves for act in found)
    assert {move.actor for act in found for move in act.moves} <= set(WITHIN_REACH)


def test_when_all_is_green_only_guidance_frees_what_needs_much_of_it():
    found = act_now(outcomes(), 2030, "all-green", within_reach=True)
    first = {act.moves[0].driver for act in found}
    assert first == {"coach-capacity"}


def test_every_driver_of_the_model_has_an_actor():
    drivers = outcomes().futures.drivers
    assert {name for name, driver in drivers.items() if driver.factors} == set(ACTOR)
    assert set(ACTOR.values()) <= set(ACTORS)
