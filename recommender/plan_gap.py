"""What a plan leaves: task × function before and after, and the measures for what stays."""

from collections.abc import Mapping, Sequence

import numpy as np

from catalogue.measure import measures_for
from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.coverage import covered
from recommender.plan import Plan
from recommender.plan_part import Cell, Measure, Uncovered
from recommender.plan_problem import Problem, TaskBarrier

ENOUGH = 0.5  # share of a function from which it counts as covered (ours)


def function_cover(problem: Problem, plan: Plan) -> dict[str, float]:
    """Return the share of each function of the problem that the plan covers, 0 to 1."""
    places = sorted(problem.candidates.index(candidate) for candidate in plan.chosen)
    shares = covered(problem.strengths[places], problem.kinds[places])
    return dict(zip(problem.functions, np.clip(shares, 0, 1).tolist(), strict=True))


def cells(
    barriers: Sequence[TaskBarrier],
    shares: Mapping[str, float],
    tasks: Sequence[str],
    catalogue: Catalogue,
    language: Language,
) -> tuple[Cell, ...]:
    """Return the matrix of barriers before and after, in the order of the barriers."""
    whole = "Al het werk" if language == "nl" else "All work"
    return tuple(
        Cell(
            task=barrier.task,
            task_name=_task_name(barrier.task, tasks, whole),
            function=barrier.function,
            name=catalogue.function(barrier.function).name.text(language),
            before=round(barrier.weight, 3),
            after=round(barrier.weight * (1 - shares.get(barrier.function, 0.0)), 3),
        )
        for barrier in barriers
    )


def _task_name(task: int | None, tasks: Sequence[str], whole: str) -> str:
    # Without tasks the job title may have stood in for one.
    return whole if task is None or task >= len(tasks) else tasks[task]


def uncovered(
    problem: Problem, shares: Mapping[str, float], catalogue: Catalogue, language: Language
) -> tuple[Uncovered, ...]:
    """Return the functions of which more than half stays, the largest part of the whole first."""
    left = [
        (float(weight) * (1 - shares.get(function, 0.0)), function)
        for function, weight in zip(problem.functions, problem.weights, strict=True)
        if shares.get(function, 0.0) < ENOUGH
    ]
    left.sort(key=lambda pair: (-round(pair[0], 9), pair[1]))
    return tuple(_uncovered(function, part, catalogue, language) for part, function in left)


def _uncovered(function: str, left: float, catalogue: Catalogue, language: Language) -> Uncovered:
    record = catalogue.function(function)
    found = measures_for(record, catalogue.measures.values())
    measures = tuple(
        Measure(id=m.id, split=m.split, text=f"{m.name.text(language)}. {m.advice.text(language)}")
        for m in found
    )
    return Uncovered(
        function=function,
        name=record.name.text(language),
        left=round(left, 3),
        advice=measures[0].text if measures else "",
        measures=measures,
    )
