"""The morphological field: every future whose levels can stand together.

Method: general morphological analysis with a cross-consistency matrix (Johansen, 2018, whom the
report follows; Ritchey, 2011). A future is consistent where no pair of its levels is excluded.
Of two consistent futures the one with the higher score hangs together better: score = pairs
that fit minus pairs that are strained.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from catalogue.consistency import Pair, Verdict
from catalogue.futures import Futures
from catalogue.scenario_errors import InconsistentFuture
from catalogue.text import Localised
from recommender.future import (
    CHOSEN,
    COMPOSED,
    FILLED,
    Future,
    checked_levels,
)

WEIGHT: dict[Verdict, int] = {"fits": 1, "strained": -1}
LINK: dict[Verdict, Localised] = {
    "excluded": Localised(nl="past niet bij", en="does not go with"),
    "strained": Localised(nl="past slecht bij", en="goes badly with"),
    "fits": Localised(nl="past goed bij", en="goes well with"),
}
COMPOSED_NAME = Localised(nl="Eigen toekomst", en="Composed future")


@dataclass(frozen=True)
class Composition:
    """A composed future: what was chosen, what was filled in, and what is strained in it."""

    future: Future
    chosen: Mapping[str, str]
    filled: Mapping[str, str]
    strained: tuple[Pair, ...]
    score: int
    alternatives: int  # how many consistent futures hold the chosen levels


class Field:
    """All consistent futures as rows of level numbers, shape (futures, drivers)."""

    def __init__(self, futures: Futures) -> None:
        self.futures = futures
        self.names = tuple(futures.drivers)
        self.level_ids = [driver.level_ids() for driver in futures.drivers.values()]
        self._place = {
            (name, level): (row, column)
            for row, name in enumerate(self.names)
            for column, level in enumerate(self.level_ids[row])
        }
        self._verdicts = {_key(pair): pair for pair in futures.consistency}

    @cached_property
    def size(self) -> int:
        """Number of combinations of levels, consistent or not."""
        return int(np.prod([len(ids) for ids in self.level_ids]))

    @cached_property
    def rows(self) -> NDArray[np.int8]:
        """Consistent futures, shape (futures, drivers): grown driver by driver."""
        rows = np.zeros((1, 0), dtype=np.int8)
        for last, ids in enumerate(self.level_ids):
            grown = np.repeat(rows, len(ids), axis=0)
            level = np.tile(np.arange(len(ids), dtype=np.int8), len(rows))
            keep = np.ones(len(grown), dtype=bool)
            for first in range(last):
                keep &= self._table(first, last, "excluded")[grown[:, first], level] == 0
            rows = np.column_stack([grown, level])[keep]
        return rows

    @cached_property
    def scores(self) -> NDArray[np.int64]:
        """Fitting minus strained pairs of each row, shape (futures,)."""
        return self.count("fits") - self.count("strained")

    def count(self, verdict: Verdict) -> NDArray[np.int64]:
        """Return how many pairs of each row have this `verdict`, shape (futures,)."""
        total = np.zeros(len(self.rows), dtype=np.int64)
        for first, last in combinations(range(len(self.names)), 2):
            total += self._table(first, last, verdict)[self.rows[:, first], self.rows[:, last]]
        return total

    def conflicts(self, levels: Mapping[str, str], verdict: Verdict = "excluded") -> list[Pair]:
        """Return the pairs in `levels` with this `verdict`."""
        places = levels.items()
        found = (self._verdicts.get(frozenset(two)) for two in combinations(places, 2))
        return [pair for pair in found if pair is not None and pair.verdict == verdict]

    def compose(self, levels: Mapping[str, str], field: str = "levels") -> Composition:
        """Return the most consistent future with these `levels`; unset drivers are filled.

        Among equals the one that is nearest to today, then the first in driver order. Raises
        `UnknownDriver`, `UnknownLevel`, or `InconsistentFuture` with the reasons.
        """
        chosen = checked_levels(self.futures, levels, field)
        if excluded := self.conflicts(chosen):
            raise InconsistentFuture([self.sentence(pair) for pair in excluded], field)
        fits = self._holding(chosen)
        if not len(fits):
            raise InconsistentFuture(self._blockers(chosen), field)
        best = fits[np.lexsort((fits, -self._likeness(fits), -self.scores[fits]))[0]]
        return self._composition(chosen, self.rows[best], int(self.scores[best]), len(fits))

    def levels_of(self, row: Iterable[int]) -> dict[str, str]:
        """Return a row of level numbers as level id by driver id."""
        return {
            name: self.level_ids[i][int(n)]
            for i, (name, n) in enumerate(zip(self.names, row, strict=True))
        }

    def row_of(self, levels: Mapping[str, str]) -> NDArray[np.int8]:
        """Return `levels` of all drivers as a row of level numbers."""
        numbers = [self._place[name, levels[name]][1] for name in self.names]
        return np.array(numbers, dtype=np.int8)

    def sentence(self, pair: Pair) -> Localised:
        """Return the verdict on `pair` as a sentence with its reason."""
        one, other = ((self.futures.drivers[p.driver], p.level) for p in (pair.one, pair.other))
        nl, en = (
            [f"{d.name.text(lang)} '{d.level(level).name.text(lang)}'" for d, level in (one, other)]
            for lang in ("nl", "en")
        )
        link = LINK[pair.verdict]
        return Localised(
            nl=f"{nl[0]} {link.nl} {_lower(nl[1])}: {_lower(pair.reason.nl)}",
            en=f"{en[0]} {link.en} {_lower(en[1])}: {_lower(pair.reason.en)}",
        )

    def _holding(self, levels: Mapping[str, str]) -> NDArray[np.int64]:
        keep = np.ones(len(self.rows), dtype=bool)
        for name, level in levels.items():
            row, column = self._place[name, level]
            keep &= self.rows[:, row] == column
        return np.flatnonzero(keep)

    def _likeness(self, fits: NDArray[np.int64]) -> NDArray[np.int64]:
        today = self.row_of(self.futures.today.levels())
        return np.asarray((self.rows[fits] == today).sum(axis=1))

    def _blockers(self, chosen: Mapping[str, str]) -> list[Localised]:
        # No single pair clashes, yet some driver has no level left: say which pairs took them.
        for name, driver in self.futures.drivers.items():
            if name in chosen:
                continue
            pairs = [self.conflicts({**chosen, name: level}) for level in driver.level_ids()]
            if all(pairs):
                return [self.sentence(pair) for found in pairs for pair in found[:1]]
        return [
            Localised(
                nl="Deze standen laten geen enkele samenhangende toekomst over.",
                en="These levels leave no consistent future.",
            )
        ]

    def _composition(
        self, chosen: dict[str, str], row: NDArray[np.int8], score: int, alternatives: int
    ) -> Composition:
        levels = self.levels_of(row)
        filled = {name: level for name, level in levels.items() if name not in chosen}
        future = Future(
            id=COMPOSED,
            name=COMPOSED_NAME,
            levels=levels,
            origins={name: CHOSEN if name in chosen else FILLED for name in levels},
        )
        strained = tuple(self.conflicts(levels, "strained"))
        return Composition(future, chosen, filled, strained, score, alternatives)

    def _table(self, first: int, last: int, verdict: Verdict) -> NDArray[np.int64]:
        table = np.zeros((len(self.level_ids[first]), len(self.level_ids[last])), dtype=np.int64)
        for pair in self._verdicts.values():
            rows = sorted(self._place[p.driver, p.level] for p in (pair.one, pair.other))
            if pair.verdict == verdict and [r for r, _ in rows] == [first, last]:
                table[rows[0][1], rows[1][1]] = 1
        return table


def _key(pair: Pair) -> frozenset[tuple[str, str]]:
    return frozenset((p.driver, p.level) for p in (pair.one, pair.other))


def _lower(text: str) -> str:
    return text if text[:3] == "EU " else text[:1].lower() + text[1:]
