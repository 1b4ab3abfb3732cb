"""Barriers: where what a task asks meets what the person finds hard (design.md section 4.2)."""

from dataclasses import dataclass

import numpy as np

from catalogue.store import Catalogue
from recommender.answer import Barrier
from recommender.reading import Reading
from recommender.understanding import UnderstandingModel

LEAST = 0.08  # weight below which a barrier is left out
UNTIED = 0.5  # share of the weight of a limitation that no task asks for
TASK_ASKS = 0.35  # demand from which a task counts as asking for a function
MOST = 30


@dataclass(frozen=True)
class Weighed:
    """A barrier before its words are looked up: task (or None), function, weight."""

    task: int | None
    function: int
    weight: float


def weigh(reading: Reading) -> list[Weighed]:
    """Return the barriers of a case, heaviest first.

    Limitation times demand for each task that asks for the function; a limitation that no task
    asks for keeps half its weight; without tasks the limitations stand alone.
    """
    found = []
    tasks = len(reading.demands)
    for function in np.flatnonzero(reading.severity > 0):
        limitation = float(reading.severity[function])
        asking = [task for task in range(tasks) if reading.demands[task, function] >= TASK_ASKS]
        found += [
            Weighed(task, int(function), limitation * float(reading.demands[task, function]))
            for task in asking
        ]
        if not asking:
            share = UNTIED if tasks else 1.0
            found.append(Weighed(None, int(function), limitation * share))
    heavy = [barrier for barrier in found if barrier.weight >= LEAST]
    return sorted(heavy, key=lambda one: (-one.weight, one.function, one.task or 0))[:MOST]


def to_wire(
    barriers: list[Weighed],
    reading: Reading,
    understanding: UnderstandingModel,
    catalogue: Catalogue,
) -> tuple[Barrier, ...]:
    """Return the barriers with the words of the case that caused them."""
    functions = list(catalogue.functions.values())
    limited = _limitation_words(barriers, reading, understanding)
    asked = _task_words(barriers, reading, understanding)
    return tuple(
        Barrier(
            task=one.task,
            function=functions[one.function].id,
            name=functions[one.function].name.text(reading.language),
            weight=round(min(one.weight, 1.0), 4),
            because=asked.get((one.task, one.function), ()) + limited.get(one.function, ()),
        )
        for one in barriers
    )


def _limitation_words(
    barriers: list[Weighed], reading: Reading, understanding: UnderstandingModel
) -> dict[int, tuple[str, ...]]:
    functions = sorted({barrier.function for barrier in barriers})
    if reading.profile.severity:
        codes = reading.profile.given_as
        return {
            index: (codes[understanding.functions[index]],)
            for index in functions
            if understanding.functions[index] in codes
        }
    return understanding.quote("limitation", reading.limitation, functions)


def _task_words(
    barriers: list[Weighed], reading: Reading, understanding: UnderstandingModel
) -> dict[tuple[int | None, int], tuple[str, ...]]:
    found: dict[tuple[int | None, int], tuple[str, ...]] = {}
    for task in sorted({barrier.task for barrier in barriers if barrier.task is not None}):
        functions = [barrier.function for barrier in barriers if barrier.task == task]
        quotes = understanding.quote("task", reading.case.job.tasks[task], functions)
        found |= {(task, function): words[:1] for function, words in quotes.items()}
    return found
