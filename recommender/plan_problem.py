"""A plan to make, in numbers: barriers, candidates, prices and what is ruled out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

import numpy as np

from recommender.coverage import Floats, Ints, strength_table
from recommender.plan_price import PRICES, Candidate, Prices, option_prices

POOL = 24  # candidates compared, best fit first
DEFAULT_SIZE = 4
FAR = 0.2  # candidates below this part of the best fit are no candidates


class BarrierLike(Protocol):
    """What a plan reads of a barrier."""

    @property
    def function(self) -> str:
        """Id of the function."""

    @property
    def weight(self) -> float:
        """Weight, 0 to 1."""


class TaskBarrier(BarrierLike, Protocol):
    """What the report on a plan reads of a barrier."""

    @property
    def task(self) -> int | None:
        """Index of the task, None where it is about all work."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A plan to make, in numbers. Candidates of one kind of help are neighbours."""

    candidates: tuple[Candidate, ...]
    functions: tuple[str, ...]
    weights: Floats  # functions; adds up to 1
    strengths: Floats  # candidates × functions, 0 to 1
    kinds: Ints  # candidates
    prices: Floats  # candidates
    overlaps: Floats  # candidates × candidates, upper triangle
    blocked: Floats  # candidates × candidates, upper triangle, 1 where ruled out
    budget: float
    size: int
    top: tuple[int, ...]  # places of the plain top options, as far as they help


def function_weights(barriers: Sequence[BarrierLike]) -> tuple[tuple[str, ...], Floats]:
    """Return the functions of `barriers` with their share of the whole weight.

    A technology helps with a function whatever the task, so that tasks fall together here.
    """
    functions = tuple(sorted({b.function for b in barriers if b.weight > 0}))
    sums = np.array([sum(b.weight for b in barriers if b.function == f) for f in functions])
    return functions, sums / sums.sum() if functions else sums


def problem_of(  # noqa: PLR0913 (a plan has this many givens)
    barriers: Sequence[BarrierLike],
    candidates: Sequence[Candidate],
    budget: float | None = None,
    size: int = DEFAULT_SIZE,
    *,
    kinds: Mapping[str, int] | None = None,
    blocked: frozenset[frozenset[str]] = frozenset(),
    prices: Prices = PRICES,
) -> Problem:
    """Return the problem in numbers; `candidates` come best fit first.

    `kinds` gives the kind of help by technology id (default: all differ), `blocked` the pairs of
    ids that hinder each other. Candidates that help with no barrier are left out.
    """
    functions, weights = function_weights(barriers)
    pool = _pool(candidates, functions, size)
    labels = [kinds.get(c.technology.id, -9) if kinds else n for n, c in enumerate(pool)]
    order = sorted(range(len(pool)), key=lambda n: (labels[n], n))
    ordered = tuple(pool[n] for n in order)
    strengths = strength_table([c.technology for c in ordered], functions)
    return Problem(
        candidates=ordered,
        functions=functions,
        weights=weights,
        strengths=strengths,
        kinds=np.array([labels[n] for n in order], dtype=np.int64),
        prices=option_prices(ordered, prices),
        overlaps=prices.overlap * _overlaps(strengths, weights),
        blocked=_blocked(ordered, blocked),
        budget=float("inf") if budget is None else budget,
        size=size,
        top=tuple(order.index(n) for n, c in enumerate(pool) if c in candidates[:size]),
    )


def _pool(candidates: Sequence[Candidate], functions: Sequence[str], size: int) -> list[Candidate]:
    wanted = set(functions)
    best = max((c.fit for c in candidates), default=0.0)
    helpful = [
        c
        for rank, c in enumerate(candidates)
        if (rank < size or c.fit >= FAR * best)
        and not wanted.isdisjoint(s.function for s in c.technology.supports)
    ]
    return helpful[:POOL]


def _overlaps(strengths: Floats, weights: Floats) -> Floats:
    shared = np.minimum(strengths[:, None, :], strengths[None, :, :]) @ weights
    return np.triu(shared, k=1)


def _blocked(candidates: Sequence[Candidate], blocked: frozenset[frozenset[str]]) -> Floats:
    ids = [c.technology.id for c in candidates]
    table = np.zeros((len(ids), len(ids)))
    for row, column in combinations(range(len(ids)), 2):
        table[row, column] = frozenset((ids[row], ids[column])) in blocked
    return table
