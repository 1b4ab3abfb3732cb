"""How sure a figure is: the paired bootstrap.

Cases are drawn with replacement and the mean is taken anew, many times; the middle 95 % of these
means is the interval (Efron and Tibshirani 1993, chapter 13; for comparing rankers Sakai 2006).
Paired: both systems are measured on the same drawn cases, so that hard cases cancel out.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEVEL = 0.95

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Draws:
    """How often to draw and from which seed; the same numbers give the same interval."""

    samples: int = 10_000
    seed: int = 20261

    def indices(self, cases: int) -> NDArray[np.int64]:
        """Return the indices of drawn cases [samples, cases]."""
        return np.random.default_rng(self.seed).integers(0, cases, (self.samples, cases))


DRAWS = Draws()


@dataclass(frozen=True)
class Interval:
    """A mean over `n` cases with the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float
    n: int

    def data(self) -> dict[str, float | int]:
        """Return the interval as plain data, rounded to what the draws can tell."""
        bounds = {"mean": self.mean, "low": self.low, "high": self.high}
        return {**{name: round(value, 6) for name, value in bounds.items()}, "n": self.n}


def interval(values: Values, draws: Draws = DRAWS) -> Interval | None:
    """Return the mean of `values` [cases] with its interval; None without any value.

    Cases for which a measure says nothing (not a number) are left out and not counted.
    """
    known = values[~np.isnan(values)]
    if not known.size:
        return None
    means = known[draws.indices(known.size)].mean(axis=1)
    edge = 50 * (1 - LEVEL)
    low, high = np.percentile(means, [edge, 100 - edge])
    return Interval(float(known.mean()), float(low), float(high), int(known.size))


def difference(first: Values, second: Values, draws: Draws = DRAWS) -> Interval | None:
    """Return the mean of `first` minus `second` [cases], case by case, with its interval."""
    return interval(first - second, draws)
