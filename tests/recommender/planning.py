"""Small technologies and barriers for the tests of plans."""

from types import SimpleNamespace

import numpy as np
from hypothesis import strategies as st

from catalogue.store import load_catalogue
from recommender.plan_price import NO_PRICES, Candidate
from recommender.plan_problem import Problem, problem_of

MODEL = load_catalogue().technologies["visual-timer"]
FUNCTIONS = ("seeing", "hearing", "reading", "writing", "standing")


def technology(identity, supports, cost=(0, 100), **changes):
    """Return a technology with these supports: function → strength."""
    fields = MODEL.model_dump() | {
        "id": identity,
        "supports": [{"function": f, "strength": s} for f, s in supports.items()],
        "cost": MODEL.cost.model_dump() | {"low_eur": cost[0], "high_eur": cost[1]},
        **changes,
    }
    return type(MODEL).model_validate(fields)


def candidate(identity, supports, fit=0.9, cost=(0, 100), **changes):
    """Return a candidate with these supports."""
    return Candidate(technology(identity, supports, cost, **changes), fit, cost)


def barrier(function, weight=1.0, task=None):
    """Return something that a plan reads as a barrier."""
    return SimpleNamespace(function=function, weight=weight, task=task)


@st.composite
def problems(draw, budget=False, size=3, most=7, prices=NO_PRICES) -> Problem:
    """Draw a problem: at most `most` candidates, some of one kind of help."""
    count = draw(st.integers(1, most))
    table = draw(
        st.lists(
            st.dictionaries(st.sampled_from(FUNCTIONS), st.integers(1, 3), min_size=1),
            min_size=count,
            max_size=count,
        )
    )
    costs = draw(st.lists(st.integers(0, 1000), min_size=count, max_size=count))
    chosen = [
        candidate(f"kind-{n}", supports, fit=1 - n / 100, cost=(0, cost))
        for n, (supports, cost) in enumerate(zip(table, costs, strict=True))
    ]
    labels = draw(st.lists(st.integers(1, 4), min_size=count, max_size=count))
    weights = draw(st.lists(st.floats(0.05, 1), min_size=5, max_size=5))
    barriers = [barrier(f, w) for f, w in zip(FUNCTIONS, weights, strict=True)]
    return problem_of(
        barriers,
        chosen,
        draw(st.integers(0, 2000)) if budget else None,
        size,
        kinds={c.technology.id: label for c, label in zip(chosen, labels, strict=True)},
        prices=prices,
    )


def cover(problem: Problem, places) -> float:
    """Return what a set covers, computed the slow way from the definition."""
    total = 0.0
    for column, weight in enumerate(problem.weights):
        fails = 1.0
        for kind in {int(problem.kinds[p]) for p in places}:
            own = [problem.strengths[p, column] for p in places if problem.kinds[p] == kind]
            fails *= 1 - max(own)
        total += weight * (1 - fails)
    return float(np.round(total, 12))
