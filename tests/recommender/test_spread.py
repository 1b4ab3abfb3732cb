"""Distances, and the most spread set against a plain search on a small field."""

from itertools import combinations

from catalogue.futures import read_futures
from recommender.morphology import Field
from recommender.spread import most_spread, spread


def test_distance_counts_the_drivers_that_differ():
    found = spread([{"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a": "2", "b": "2"}])
    assert found.distances == {(0, 1): 1, (0, 2): 2, (1, 2): 1}
    assert (found.smallest, found.total) == (1, 4)


def test_the_four_of_the_report_share_most_between_the_two_with_growth():
    four = [s.levels() for s in read_futures().scenarios.values()]
    found = spread(four)
    assert found.smallest == found.distances[0, 3] == 7
    # Drivers with three levels must share one pair among four futures: 6 x 6 + 6 x 5 at most.
    assert found.total == 66


def small_futures():
    futures = read_futures()
    keep = ("economic-growth", "unemployment", "labour-market", "employer-money", "public-money")
    drivers = {name: futures.drivers[name] for name in keep}
    pairs = tuple(
        p for p in futures.consistency if p.one.driver in drivers and p.other.driver in drivers
    )
    return futures.model_copy(update={"drivers": drivers, "consistency": pairs})


def test_most_spread_equals_a_plain_search():
    futures = small_futures()
    field = Field(futures)
    levels = [field.levels_of(row) for row in field.rows]
    best = max(
        (s.smallest, s.total) for s in (spread(three) for three in combinations(levels[::2], 3))
    )
    found, proven = most_spread(futures, count=3)
    assert proven
    assert (found.smallest, found.total) >= best
    assert all(field.conflicts(one) == [] for one in found.futures)
    assert spread(list(found.futures)).distances == found.distances
