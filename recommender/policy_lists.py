"""Lists for policy: what holds in every future, and what would have to change where it does not.

A kind is *freed* in a future by the factor whose lift to 1 would make it available, and by the
driver whose move to another level does so, all else staying the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from catalogue.driver import FACTORS, Factor
from catalogue.text import Localised
from recommender.availability import Tensor, compute
from recommender.future import CHOSEN, Future
from recommender.outcomes import Outcomes

ACTORS: dict[str, Localised] = {
    "government": Localised(nl="overheid", en="government"),
    "employers": Localised(nl="werkgevers", en="employers"),
    "developers": Localised(nl="ontwikkelaars", en="developers"),
    "economy": Localised(nl="economie", en="economy"),
}
ACTOR: dict[str, str] = {
    "technology-development": "developers",
    "adoption": "employers",
    "labour-market": "economy",
    "economic-growth": "economy",
    "government-steering": "government",
    "public-money": "government",
    "employer-money": "employers",
    "employer-will": "employers",
    "coach-capacity": "government",
}
WITHIN_REACH = ("government", "employers")


@dataclass(frozen=True)
class Held:
    """A kind that is available in every future in one year."""

    technology: str
    worst: float
    worst_future: str


@dataclass(frozen=True)
class Move:
    """A driver at another level that would make a kind available."""

    driver: str
    level: str
    actor: str
    value: float


@dataclass(frozen=True)
class Act:
    """A kind that is not available in a future, and what would free it."""

    technology: str
    future: str
    year: int
    value: float
    weakest: Factor
    frees: tuple[Factor, ...]  # factors whose lift alone suffices, weakest first
    moves: tuple[Move, ...]  # driver moves that alone suffice, best first


def no_regret(tensor: Tensor, year: int, futures: int = 4) -> list[Held]:
    """Return the kinds that are available in each of the first `futures`, best worst case first."""
    at = tensor.year_index(year)
    names = [future.id for future in tensor.futures[:futures]]
    values = tensor.value[:, :futures, at]
    holds = (tensor.status[:, :futures, at] == 0).all(axis=1)
    found = [
        Held(tensor.technologies[row], float(values[row].min()), names[int(values[row].argmin())])
        for row in np.flatnonzero(holds)
    ]
    return sorted(found, key=lambda held: (-held.worst, held.technology))


def act_now(
    outcomes: Outcomes, year: int, future: str | None = None, within_reach: bool = False
) -> list[Act]:
    """Return what is not available in `year` and what would free it, per future (default: four).

    With `within_reach` only moves of government and employers count, and kinds without such a
    move are left out. Those that come nearest to the threshold stand first.
    """
    tensor = outcomes.base.tensor
    threshold = outcomes.parameters["status.available"]
    names = [future] if future else list(outcomes.four)
    found: list[Act] = []
    for name in names:
        moved = _moves(outcomes, outcomes.of(name).future, year)
        column, at = tensor.column[name], tensor.year_index(year)
        for row in np.flatnonzero(tensor.status[:, column, at] != 0):
            act = _act(tensor, (int(row), column, at), moved, threshold)
            if within_reach:
                act = _reachable(act)
            if act.moves or not within_reach:
                found.append(act)
    return sorted(found, key=lambda act: (names.index(act.future), -act.value, act.technology))


def _act(
    tensor: Tensor, cell: tuple[int, int, int], moved: list[tuple[Move, Tensor]], threshold: float
) -> Act:
    row, column, at = cell
    factors, value = tensor.factors[(slice(None), *cell)], float(tensor.value[cell])
    order = np.argsort(factors, kind="stable")
    frees = tuple(FACTORS[i] for i in order if _lifted(factors, int(i)) >= threshold)
    moves = (
        Move(move.driver, move.level, move.actor, float(other.value[row, 0, 0]))
        for move, other in moved
        if other.value[row, 0, 0] >= threshold
    )
    return Act(
        technology=tensor.technologies[row],
        future=tensor.futures[column].id,
        year=tensor.years[at],
        value=value,
        weakest=FACTORS[int(order[0])],
        frees=frees,
        moves=tuple(sorted(moves, key=lambda move: -move.value)),
    )


def _lifted(factors: np.ndarray, place: int) -> float:
    return float(np.delete(factors, place).prod())


def _reachable(act: Act) -> Act:
    moves = tuple(move for move in act.moves if move.actor in WITHIN_REACH)
    return Act(act.technology, act.future, act.year, act.value, act.weakest, act.frees, moves)


def _moves(outcomes: Outcomes, future: Future, year: int) -> list[tuple[Move, Tensor]]:
    found = []
    for name, driver in outcomes.futures.drivers.items():
        if name not in ACTOR:
            continue
        for level in driver.level_ids():
            if level != future.levels[name]:
                other = with_level(future, name, level)
                tensor = compute(
                    outcomes.traits, (other,), outcomes.parameters, outcomes.today, (year,)
                )
                found.append((Move(name, level, ACTOR[name], 0.0), tensor))
    return found


def with_level(future: Future, driver: str, level: str) -> Future:
    """Return `future` with one driver at another level, all else the same."""
    levels: Mapping[str, str] = {**future.levels, driver: level}
    origins = {**future.origins, driver: CHOSEN}
    return Future(f"{future.id}:{driver}={level}", future.name, levels, origins)
