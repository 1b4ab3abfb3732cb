"""Availability: how far a technology can be had in a future and a year.

Value = supply x adoption x money x guidance x rules, each 0 to 1, each a formula of the fields of
the record and the levels of the drivers; docs/futures.md derives them. All technologies, futures
and years are computed at once as arrays of shape (technologies, futures, years).

The levels of a future hold in every year: the report gives no path towards them. What moves with
the years is how far technology has matured, spread and become cheaper, how well procedures are
known, and, after a collapse, recovery.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from catalogue.driver import FACTORS, Factor
from catalogue.scenario import FIRST_YEAR, LAST_YEAR, YEARS
from recommender.future import Future
from recommender.traits import BURDENS, COACHING, MATURITIES, SKILLS, Floats, Traits

Status = Literal["available", "limited", "pilot", "not-available"]
STATUSES: tuple[Status, ...] = ("available", "limited", "pilot", "not-available")
TRLS = tuple(range(3, 10))
Scalar = TypeVar("Scalar", bound=np.generic)


@dataclass(frozen=True)
class Tensor:
    """Availability of technologies in futures and years."""

    technologies: tuple[str, ...]
    futures: tuple[Future, ...]
    years: tuple[int, ...]
    factors: Floats  # (5, technologies, futures, years), in the order of FACTORS
    value: Floats  # (technologies, futures, years)
    status: NDArray[np.int8]  # index in STATUSES, same shape as value
    trl: Floats  # readiness reached, same shape
    price: Floats  # typical price, euro, same shape
    public: Floats  # share of the gap that public money covers, same shape
    need: Floats  # hours of guidance needed, same shape
    capacity: Floats  # hours of guidance there are, same shape
    recovered: Floats  # share of the way back to today, same shape

    @cached_property
    def row(self) -> dict[str, int]:
        """Index of each technology."""
        return {name: index for index, name in enumerate(self.technologies)}

    @cached_property
    def column(self) -> dict[str, int]:
        """Index of each future."""
        return {future.id: index for index, future in enumerate(self.futures)}

    def year_index(self, year: int) -> int:
        """Return the index of `year`. Raises `ValueError` where it is not among the years."""
        return self.years.index(year)

    @cached_property
    def weakest(self) -> NDArray[np.int64]:
        """Index in FACTORS of the smallest factor, same shape as value."""
        return np.asarray(self.factors.argmin(axis=0))


def compute(
    traits: Traits,
    futures: Sequence[Future],
    parameters: Mapping[str, float],
    today: Future,
    years: Sequence[int] = YEARS,
) -> Tensor:
    """Return the availability of all technologies of `traits` in all `futures` and `years`.

    `parameters` holds every number of the model by id; `today` is what recovery runs towards.
    """
    levels = Levels(futures, parameters, today, np.asarray(years, dtype=float))
    trl, supply = _supply(traits, levels)
    price, public, money = _money(traits, levels)
    need, capacity, guidance = _guidance(traits, levels)
    shape = (len(traits.ids), len(futures), len(years))
    parts = (supply, _adoption(traits, levels), money, guidance, _rules(traits, levels))
    factors = np.stack([np.broadcast_to(part, shape) for part in parts])
    value = factors.prod(axis=0)
    return Tensor(
        technologies=traits.ids,
        futures=tuple(futures),
        years=tuple(years),
        factors=factors,
        value=value,
        status=_status(value, parameters),
        trl=np.broadcast_to(trl, shape),
        price=np.broadcast_to(price, shape),
        public=np.broadcast_to(public, shape),
        need=np.broadcast_to(need, shape),
        capacity=np.broadcast_to(capacity, shape),
        recovered=np.broadcast_to(levels.recovered, shape),
    )


class Levels:
    """Numbers of the levels of each future: arrays of shape (1, futures, years)."""

    def __init__(
        self,
        futures: Sequence[Future],
        parameters: Mapping[str, float],
        today: Future,
        years: Floats,
    ) -> None:
        self.futures = futures
        self.parameters = parameters
        self.today = today
        self.elapsed = (years - FIRST_YEAR)[None, None, :]
        self.recovered = self._recovery(years)

    def of(self, name: str, driver: str, default: float | None = None) -> Floats:
        """Return parameter ``name.level`` for the level of `driver`; `default` where none is."""
        numbers = [self._number(name, future.levels[driver], default) for future in self.futures]
        return np.array(numbers)[None, :, None]

    def recovering(self, name: str, driver: str) -> Floats:
        """Return the same, on its way back to today's level where the economy recovers."""
        number = self.of(name, driver)
        goal = self.parameters[f"{name}.{self.today.levels[driver]}"]
        return np.asarray(number + self.recovered * np.maximum(0.0, goal - number))

    def is_at(self, driver: str, level: str) -> NDArray[np.bool_]:
        """Return where `driver` stands at `level`."""
        return np.array([f.levels[driver] == level for f in self.futures])[None, :, None]

    def _number(self, name: str, level: str, default: float | None) -> float:
        if default is None:
            return self.parameters[f"{name}.{level}"]
        return self.parameters.get(f"{name}.{level}", default)

    def _recovery(self, years: Floats) -> Floats:
        p = self.parameters
        way = np.clip((years - p["recovery.start"] + 1) / p["recovery.years"], 0.0, 1.0)
        return np.asarray(self.is_at("economic-growth", "collapse") * p["recovery.depth"] * way)


def _supply(t: Traits, levels: Levels) -> tuple[Floats, Floats]:
    p = levels.parameters
    pace = levels.of("pace", "technology-development")
    ai_pace = levels.of("ai-pace", "technology-development", default=1.0)
    faster = np.where(_wide(t.ai), ai_pace, 1.0)
    trl = np.minimum(9.0, _wide(t.trl) + pace * faster * levels.elapsed)
    offered = np.interp(trl, TRLS, [p[f"supply.trl-{step}"] for step in TRLS])
    young = _wide(t.ai & (t.maturity != MATURITIES.index("established")))
    stays = levels.of("young-ai", "technology-development", default=1.0)
    return trl, np.asarray(offered * np.where(young, stays, 1.0))


def _adoption(t: Traits, levels: Levels) -> Floats:
    p = levels.parameters
    willing = levels.recovering("take-up", "adoption") * levels.recovering("need", "labour-market")
    floor = p["effort.floor"]
    effort = np.minimum(1.0, floor + (1 - floor) * np.log10(1 + _wide(t.price)) / 5)
    known = _wide(np.array([p[f"spread.{name}"] for name in MATURITIES])[t.maturity])
    rate = levels.of("spread-rate", "adoption")
    spread = 1 - (1 - known) * np.exp(-rate * levels.elapsed)
    gap = levels.of("skill-gap", "technology-development", default=1.0)
    lost = _wide(np.array([0.0, *(p[f"skill.{name}"] for name in SKILLS[1:])])[t.skill])
    return np.asarray((1 - effort * (1 - willing)) * spread * (1 - np.minimum(1, lost * gap)))


def _money(t: Traits, levels: Levels) -> tuple[Floats, Floats, Floats]:
    price = falling_price(t, levels)
    # Log-logistic response to price: at `reach` half of the employers pay by themselves.
    own = 1 / (1 + (price / reach(t, levels)) ** _curve(levels, "price"))
    public = public_share(t, levels)
    return price, public, np.asarray(own + (1 - own) * public)


def falling_price(t: Traits, levels: Levels) -> Floats:
    """Return the typical price in euro: AI and what is not yet established get cheaper."""
    fall = levels.of("price-fall", "technology-development")
    cheaper = _wide(t.ai | (t.maturity != MATURITIES.index("established")))
    return np.asarray(_wide(t.price) * np.where(cheaper, (1 - fall) ** levels.elapsed, 1.0))


def reach(t: Traits, levels: Levels) -> Floats:
    """Return the price, euro, at which half of the employers pay by themselves: budget x will.

    Where technology is very fast, AI and what has become common are bought as ordinary tools,
    whatever the will to be inclusive (4.1.2).
    """
    budget = levels.recovering("budget", "employer-money")
    will = levels.recovering("will", "employer-will")
    ordinary = _wide(t.common | t.ai) & levels.is_at("technology-development", "very-fast")
    return np.asarray(budget * np.where(ordinary, 1.0, will))


def public_share(t: Traits, levels: Levels) -> Floats:
    """Return the share of the gap that public money covers."""
    named = levels.recovering("public-share", "public-money")
    other = levels.recovering("public-other", "public-money")
    support = levels.of("instruction-support", "government-steering", default=0.0)
    share = other + (named - other) * _wide(t.funded) + _wide(t.instruction) * support
    return np.asarray(np.minimum(1.0, share))


def _guidance(t: Traits, levels: Levels) -> tuple[Floats, Floats, Floats]:
    p = levels.parameters
    hours = np.array([p[f"coaching.{name}"] for name in COACHING])[t.coaching]
    need = _wide(hours + p["training-share"] * t.training_hours)
    familiar = levels.of("familiar", "technology-development", default=1.0)
    need = need * np.where(_wide(t.common), familiar, 1.0)
    capacity = levels.recovering("capacity", "coach-capacity")
    enough = np.minimum(1.0, capacity / need) ** _curve(levels, "guidance")
    return need, capacity, np.asarray(enough)


def _rules(t: Traits, levels: Levels) -> Floats:
    p = levels.parameters
    burden = _wide(np.array([0.0, *(p[f"burden.{name}"] for name in BURDENS[1:])])[t.burden])
    friction = levels.of("friction", "government-steering")
    cleared = levels.of("clearing", "government-steering") * levels.elapsed
    left = 1 - cleared / (LAST_YEAR - FIRST_YEAR)
    return np.asarray(1 - burden * friction * left)


def _status(value: Floats, parameters: Mapping[str, float]) -> NDArray[np.int8]:
    edges = [parameters[f"status.{name}"] for name in ("pilot", "limited", "available")]
    # A hair below an edge is rounding, not a difference.
    return (3 - np.searchsorted(edges, value + 1e-12, side="right")).astype(np.int8)


def _curve(levels: Levels, name: str) -> float:
    return levels.parameters[f"{name}-curve"]


def _wide(column: NDArray[Scalar]) -> NDArray[Scalar]:
    return column[:, None, None]


def factor_index(factor: Factor) -> int:
    """Return the place of `factor` in the first axis of ``Tensor.factors``."""
    return FACTORS.index(factor)
