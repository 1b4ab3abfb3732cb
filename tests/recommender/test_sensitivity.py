"""How much hangs on the numbers."""

from functools import cache

import numpy as np
import pytest

from catalogue.scenario_errors import UnknownScenario
from catalogue.store import load_catalogue
from recommender.outcomes import Outcomes
from recommender.sensitivity import Ranking, one_at_a_time, rows_of, sensitivity

OPTIONS = [
    ("lift-assist-manipulator", 0.9), ("passive-back-exoskeleton", 0.8), ("grip-aids", 0.7),
    ("height-adjustable-trolley", 0.7), ("standing-height-tools", 0.5), ("visual-timer", 0.4),
]  # fmt: skip


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def ranking(scenario="economic-crisis"):
    return Ranking(outcomes(), OPTIONS, outcomes().four[scenario], 2030)


def test_a_ranking_at_the_values_in_use_is_that_of_the_model():
    value, order = ranking().values(outcomes().parameters)
    tensor = outcomes().four_tensor
    rows = [tensor.row[name] for name, _ in OPTIONS]
    assert np.allclose(value, tensor.value[rows, 2, 4])
    had = np.array([fit for _, fit in OPTIONS]) * value
    assert order[0] == had.argmax()


def test_parameters_of_other_levels_move_nothing():
    parameters = outcomes().futures.availability.parameters
    table = one_at_a_time(ranking(), parameters).set_index("parameter")
    for silent in ("pace.very-fast", "budget.ample", "capacity.fair", "friction.small"):
        assert table.loc[silent, "reach"] == 0
        assert table.loc[silent, "moved_top10"] == 0
    for heard in ("budget.survival", "take-up.held-back", "capacity.swamped"):
        assert table.loc[heard, "reach"] > 0


def test_the_outcome_is_complete_and_repeatable():
    one, other = (sensitivity(outcomes(), OPTIONS, "economic-crisis", 2030, 16) for _ in range(2))
    assert one.samples == 16
    assert len(one.table) == len(outcomes().futures.availability.parameters)
    for share in (one.top3_same_order, one.top3_same_set, one.top10_kept):
        assert 0 <= share <= 1
    assert one.top3_same_set >= one.top3_same_order
    assert one.top10_kept == 1  # six options can only trade places
    assert one.table.equals(other.table)


def test_a_short_range_makes_a_sure_order(monkeypatch):
    held = Outcomes(load_catalogue())
    model = held.futures.availability
    fixed = tuple(p.model_copy(update={"low": p.value, "high": p.value}) for p in model.parameters)
    frozen = held.futures.model_copy(
        update={"availability": model.model_copy(update={"parameters": fixed})}
    )
    monkeypatch.setattr(held, "futures", frozen)
    found = sensitivity(held, OPTIONS, "all-green", 2030, 8)
    assert found.top3_same_order == 1
    assert (found.table["reach"] == 0).all()


def test_what_cannot_be_asked():
    with pytest.raises(ValueError, match="at least one"):
        sensitivity(outcomes(), [], "all-green", 2030)
    with pytest.raises(UnknownScenario):
        sensitivity(outcomes(), OPTIONS, "boom", 2030)


def test_rows_of_keeps_ids_and_numbers_together():
    traits = outcomes().traits
    part = rows_of(traits, [3, 1])
    assert part.ids == (traits.ids[3], traits.ids[1])
    assert part.price.tolist() == [traits.price[3], traits.price[1]]
