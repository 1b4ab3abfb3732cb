"""The field of consistent futures, checked against a plain search and by its own rules."""

from functools import cache
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.futures import read_futures
from catalogue.scenario_errors import InconsistentFuture, UnknownDriver, UnknownLevel
from recommender.morphology import Field


@cache
def field() -> Field:
    return Field(read_futures())


def levels_strategy():
    drivers = read_futures().drivers
    return st.dictionaries(st.sampled_from(sorted(drivers)), st.integers(0, 3), max_size=5).map(
        lambda chosen: {
            name: drivers[name].level_ids()[n % len(drivers[name].levels)]
            for name, n in chosen.items()
        }
    )


def test_the_four_futures_and_today_are_consistent():
    futures = read_futures()
    for scenario in (*futures.scenarios.values(), futures.today):
        levels = scenario.levels()
        assert field().conflicts(levels) == [], scenario.id
        assert (field().rows == field().row_of(levels)).all(axis=1).sum() == 1


def test_the_four_futures_have_no_strained_pair():
    for scenario in read_futures().scenarios.values():
        assert field().conflicts(scenario.levels(), "strained") == []


def test_rows_are_all_and_only_the_consistent_futures():
    names = field().names[:6]
    excluded = {
        frozenset(((p.one.driver, p.one.level), (p.other.driver, p.other.level)))
        for p in read_futures().consistency
        if p.verdict == "excluded"
    }
    plain = {
        levels
        for levels in product(*field().level_ids[:6])
        if not any(
            frozenset(two) in excluded for two in combinations(zip(names, levels, strict=True), 2)
        )
    }
    found = {
        tuple(field().level_ids[i][n] for i, n in enumerate(row)) for row in field().rows[:, :6]
    }
    assert found <= plain
    for row in field().rows[:: len(field().rows) // 50]:
        assert field().conflicts(field().levels_of(row)) == []


def test_scores_count_fitting_minus_strained_pairs():
    for place in range(0, len(field().rows), len(field().rows) // 40):
        levels = field().levels_of(field().rows[place])
        fits = len(field().conflicts(levels, "fits"))
        strained = len(field().conflicts(levels, "strained"))
        assert field().scores[place] == fits - strained


@given(levels_strategy())
@settings(max_examples=80, deadline=None)
def test_composing_keeps_what_was_chosen_or_says_why_not(chosen):
    try:
        made = field().compose(chosen)
    except InconsistentFuture as error:
        assert error.conflicts
        assert all(c.nl and c.en for c in error.conflicts)
        return
    assert chosen.items() <= made.future.levels.items()
    assert set(made.future.levels) == set(field().names)
    assert field().conflicts(made.future.levels) == []
    assert made.filled.keys() == set(field().names) - set(chosen)
    rows = field().rows
    for name, level in chosen.items():
        column = field().names.index(name)
        rows = rows[rows[:, column] == field().level_ids[column].index(level)]
    assert made.alternatives == len(rows)
    levels = [field().levels_of(row) for row in rows[:: max(1, len(rows) // 25)]]
    for other in levels:
        fits = len(field().conflicts(other, "fits"))
        assert fits - len(field().conflicts(other, "strained")) <= made.score


def test_composing_the_same_twice_gives_the_same():
    one, other = (field().compose({"public-money": "little"}) for _ in range(2))
    assert one == other


def test_a_scenario_composes_to_itself():
    for scenario in read_futures().scenarios.values():
        assert dict(field().compose(scenario.levels()).future.levels) == scenario.levels()


def test_an_inconsistent_pair_is_refused_with_its_reason():
    with pytest.raises(InconsistentFuture) as caught:
        field().compose({"economic-growth": "collapse", "public-money": "ample"})
    assert "geen ruim geld" in caught.value.text("nl")
    assert "no ample money" in caught.value.text("en")
    assert caught.value.field == "levels"


def test_levels_that_leave_nothing_are_refused_though_no_pair_clashes():
    # Raised and low unemployment, and high, all clash with one of the two; no pair of these does.
    clash = {"labour-market": "slack", "economic-growth": "strong"}
    with pytest.raises(InconsistentFuture):
        field().compose(clash)


def test_unknown_names_list_what_is_allowed():
    with pytest.raises(UnknownDriver, match="public-money"):
        field().compose({"publicmoney": "ample"})
    with pytest.raises(UnknownLevel, match="minimal, little, available, ample"):
        field().compose({"public-money": "lots"})


def test_every_level_occurs_in_some_consistent_future():
    for column, ids in enumerate(field().level_ids):
        assert set(np.unique(field().rows[:, column])) == set(range(len(ids)))
