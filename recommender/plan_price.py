"""What choosing an option costs beside money: attention, guidance, practice, poor fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from catalogue.technology import Technology
from recommender.coverage import Floats


@dataclass(frozen=True, slots=True)
class Candidate:
    """An option that may be chosen; `cost` is what is left after schemes, low and high, euro."""

    technology: Technology
    fit: float
    cost: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Prices:
    """What choosing an option costs in shares of the barrier weight (ours; docs/plan.md)."""

    option: float = 0.01  # each further option asks attention
    cost: float = 0.03  # at 5,000 euro or more
    coaching: Mapping[str, float] | None = None
    practice: float = 0.01  # at 40 hours or more
    unfit: float = 0.06  # at fit 0, against the best candidate
    overlap: float = 0.02  # per pair, at full overlap


PRICES = Prices(coaching={"low": 0.0, "medium": 0.005, "high": 0.015})
NO_PRICES = Prices(option=0, cost=0, coaching=None, practice=0, unfit=0, overlap=0)


def option_prices(candidates: Sequence[Candidate], prices: Prices) -> Floats:
    """Return the price of each candidate in shares of the barrier weight; shape: candidates."""
    best = max((c.fit for c in candidates), default=0.0) or 1.0
    found = []
    for candidate in candidates:
        record = candidate.technology
        price = prices.option + prices.unfit * (1 - candidate.fit / best)
        price += prices.cost * min(1.0, sum(candidate.cost) / 2 / 5000)
        price += prices.practice * min(1.0, record.training_hours / 40)
        price += (prices.coaching or {}).get(record.coaching, 0.0)
        found.append(price)
    return np.array(found)
