"""How far futures lie apart, and the set of four that lies furthest apart.

Distance of two futures: the number of drivers whose levels differ (Hamming). The most spread
set maximises the smallest distance within it, then the sum of distances, then its consistency;
solved exactly as a mixed-integer programme (HiGHS through SciPy), so that no set is missed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from catalogue.futures import Futures
from recommender.morphology import WEIGHT

# One more in the smallest distance outweighs any sum of distances, and that any consistency.
PER_SMALLEST, PER_TOTAL = 10_000.0, 100.0


@dataclass(frozen=True)
class Spread:
    """A set of futures with its distances, in drivers that differ."""

    futures: tuple[Mapping[str, str], ...]
    distances: dict[tuple[int, int], int]

    @property
    def smallest(self) -> int:
        """Distance of the two that are most alike."""
        return min(self.distances.values())

    @property
    def total(self) -> int:
        """Sum of all distances."""
        return sum(self.distances.values())


def spread(futures: Sequence[Mapping[str, str]]) -> Spread:
    """Return the distances within a set of futures (level by driver)."""
    distances = {
        (i, j): sum(futures[i][name] != futures[j][name] for name in futures[i])
        for i, j in combinations(range(len(futures)), 2)
    }
    return Spread(tuple(futures), distances)


def most_spread(
    futures: Futures, count: int = 4, seconds: float = 120, gap: float = 1e-4
) -> tuple[Spread, bool]:
    """Return the most spread consistent set of `count` futures, and whether that is proven.

    The distances are proven; among sets with equal distances a `gap` of 0 proves the consistency
    as well, and takes minutes. Raises `ValueError` where no set is found within `seconds`.
    """
    programme = _Programme(futures, count)
    answer = milp(
        programme.cost(),
        integrality=np.ones(programme.size, dtype=np.int64),
        bounds=Bounds(0, programme.upper()),
        constraints=programme.constraints(),
        options={"time_limit": seconds, "mip_rel_gap": gap},
    )
    if answer.x is None:
        raise ValueError(f"no set of {count} futures found: {answer.message}")
    return spread(programme.levels(answer.x)), bool(answer.status == 0)


class _Programme:
    """Variables: x[future, level], shared[pair, driver], pairs of levels that strain or fit, z."""

    def __init__(self, futures: Futures, count: int) -> None:
        self.count = count
        self.levels_at = [(d.id, lv) for d in futures.drivers.values() for lv in d.level_ids()]
        self.place = {level: i for i, level in enumerate(self.levels_at)}
        self.names = tuple(futures.drivers)
        self.pairs = list(combinations(range(count), 2))
        self.verdicts = futures.consistency
        self.soft = [p for p in futures.consistency if p.verdict in WEIGHT]
        self.shared_at = count * len(self.levels_at)
        self.soft_at = self.shared_at + len(self.pairs) * len(self.names)
        self.z = self.soft_at + count * len(self.soft)
        self.size = self.z + 1

    def cost(self) -> np.ndarray:
        cost = np.zeros(self.size)
        cost[self.shared_at : self.soft_at] = PER_TOTAL
        weights = [-WEIGHT[pair.verdict] for pair in self.soft]
        cost[self.soft_at : self.z] = np.tile(weights, self.count)
        cost[self.z] = -PER_SMALLEST
        return cost

    def upper(self) -> np.ndarray:
        upper = np.ones(self.size)
        upper[self.z] = len(self.names)
        return upper

    def constraints(self) -> LinearConstraint:
        self._rows: list[tuple[dict[int, float], float, float]] = []
        for future in range(self.count):
            self._one_level_each(future)
            self._consistent(future)
        for number, (one, other) in enumerate(self.pairs):
            self._distance(number, one, other)
        self._order()
        entries = [(r, c, v) for r, (row, _, _) in enumerate(self._rows) for c, v in row.items()]
        r, c, v = zip(*entries, strict=True)
        matrix = coo_array((v, (r, c)), shape=(len(self._rows), self.size)).tocsr()
        return LinearConstraint(
            matrix, [low for _, low, _ in self._rows], [high for _, _, high in self._rows]
        )

    def levels(self, x: np.ndarray) -> list[dict[str, str]]:
        rows = x[: self.shared_at].reshape(self.count, -1) > 0.5
        return [dict(lv for lv, on in zip(self.levels_at, row, strict=True) if on) for row in rows]

    def _x(self, future: int, driver: str, level: str) -> int:
        return future * len(self.levels_at) + self.place[driver, level]

    def _add(self, row: dict[int, float], low: float, high: float) -> None:
        self._rows.append((row, low, high))

    def _one_level_each(self, future: int) -> None:
        for name in self.names:
            row = {self._x(future, d, lv): 1.0 for d, lv in self.levels_at if d == name}
            self._add(row, 1, 1)

    def _consistent(self, future: int) -> None:
        for pair in self.verdicts:
            one, other = (self._x(future, p.driver, p.level) for p in (pair.one, pair.other))
            if pair.verdict == "excluded":
                self._add({one: 1, other: 1}, 0, 1)
        for number, pair in enumerate(self.soft):
            both = self.soft_at + future * len(self.soft) + number
            one, other = (self._x(future, p.driver, p.level) for p in (pair.one, pair.other))
            # 'both' is one exactly where both levels are set.
            self._add({both: 1, one: -1}, -1, 0)
            self._add({both: 1, other: -1}, -1, 0)
            self._add({both: 1, one: -1, other: -1}, -1, 0)

    def _distance(self, number: int, one: int, other: int) -> None:
        first = self.shared_at + number * len(self.names)
        for place, name in enumerate(self.names):
            for driver, level in self.levels_at:
                if driver == name:
                    x, y = self._x(one, driver, level), self._x(other, driver, level)
                    self._add({first + place: 1, x: -1, y: -1}, -1, 1)
        row = dict.fromkeys(range(first, first + len(self.names)), 1.0)
        self._add({**row, self.z: 1}, -np.inf, len(self.names))

    def _order(self) -> None:
        # The futures of a set have no order: ask for one, by the first driver, to save work.
        for future in range(self.count - 1):
            row: dict[int, float] = {}
            levels = [lv for d, lv in self.levels_at if d == self.names[0]]
            for rank, level in enumerate(levels):
                row[self._x(future, self.names[0], level)] = -float(rank)
                row[self._x(future + 1, self.names[0], level)] = float(rank)
            self._add(row, 0, np.inf)
