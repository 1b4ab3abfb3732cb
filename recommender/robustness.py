"""What holds whatever comes: maximin, regret, and the set that is regretted least.

Utility of an option in a future = fit x availability: the chance that it suits, times how far it
can be had. Regret (Savage, 1951) is what one loses in a future against the best that could have
been chosen there; the minimax rule takes the choice whose largest regret is smallest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike, NDArray

from recommender.traits import Floats

MAX_SETS = 200_000


@dataclass(frozen=True)
class RobustSet:
    """The set with the smallest worst regret, and the rule it beats."""

    chosen: tuple[int, ...]
    worst_regret: float
    regrets: tuple[float, ...]  # per future
    utility: tuple[float, ...]  # per future
    cost: float


def utilities(fit: ArrayLike, value: ArrayLike) -> Floats:
    """Return fit x availability, shape (options, futures)."""
    product: Floats = np.asarray(fit, dtype=float)[:, None] * np.asarray(value, dtype=float)
    return product


def regrets(utility: Floats) -> Floats:
    """Return the regret of each option in each future, same shape as `utility`, 0 or more."""
    if not len(utility):
        return np.zeros_like(utility)
    return np.asarray(utility.max(axis=0) - utility)


def worst_regret(utility: Floats) -> Floats:
    """Return the largest regret of each option over the futures, shape (options,)."""
    return np.asarray(regrets(utility).max(axis=1))


def minimax_regret(utility: Floats) -> int:
    """Return the option with the smallest worst regret; ties go to the first."""
    return int(worst_regret(utility).argmin())


def maximin(utility: Floats) -> int:
    """Return the option with the best worst utility; ties go to the first."""
    return int(utility.min(axis=1).argmax())


def set_utility(utility: Floats, sets: NDArray[np.int64]) -> Floats:
    """Return the chance that at least one option of each set comes through, per future.

    `sets` has one set a row. The options are taken to fail independently of each other, which
    is ours and flatters sets of options that are much alike.
    """
    return np.asarray(1 - (1 - utility[sets]).prod(axis=1))


def least_regretted_set(
    utility: Floats, cost: Sequence[float], budget: float | None = None, size: int = 2
) -> RobustSet | None:
    """Return the set of `size` options with the smallest worst regret within `budget`, euro.

    Regret is against the best set of that size within the budget in each future. Ties go to the
    cheaper set, then to the earlier options. None where no set is within the budget. Raises
    `ValueError` where there are more than 200,000 sets to compare.
    """
    count = len(utility)
    if comb(count, min(size, count)) > MAX_SETS:
        raise ValueError(f"{count} options give too many sets of {size}; pass fewer options")
    sets = np.array(list(combinations(range(count), min(size, count))), dtype=np.int64)
    if not sets.size:
        return None
    price = np.asarray(cost, dtype=float)[sets].sum(axis=1)
    if budget is not None:
        sets, price = sets[price <= budget], price[price <= budget]
    if not len(sets):
        return None
    gained = set_utility(utility, sets)
    lost = regrets(gained)
    best = np.lexsort((price, lost.max(axis=1).round(12)))[0]
    return RobustSet(
        chosen=tuple(int(i) for i in sets[best]),
        worst_regret=float(lost[best].max()),
        regrets=tuple(float(v) for v in lost[best]),
        utility=tuple(float(v) for v in gained[best]),
        cost=float(price[best]),
    )
