"""How much of a barrier a set of technologies covers.

One technology covers a function by the strength of its support (`STRENGTH`). Different kinds of
help add up as chances do that each fails on its own: 1 − Π(1 − strength). Two technologies of
the same kind of help (`recommender.double`) do not: only the stronger of them counts.

Both together are a weighted cover of sets, so that the covered weight is monotone and
submodular: a further technology never lowers it, and adds less the more there is (Nemhauser,
Wolsey and Fisher, 1978, Mathematical Programming 14).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from catalogue.technology import Technology

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Share of a barrier that a support of strength 1, 2 or 3 takes away (ours; docs/plan.md).
STRENGTH = {1: 0.34, 2: 0.67, 3: 1.0}


def strength_table(technologies: Sequence[Technology], functions: Sequence[str]) -> Floats:
    """Return the share of each function that each technology covers, 0 to 1.

    Shape: technologies × functions, in the orders given.
    """
    column = {function: place for place, function in enumerate(functions)}
    table = np.zeros((len(technologies), len(functions)))
    for row, technology in enumerate(technologies):
        for support in technology.supports:
            if support.function in column:
                table[row, column[support.function]] = STRENGTH[support.strength]
    return table


def covered(strengths: Floats, kinds: Ints | None = None) -> Floats:
    """Return the share of each function that all rows of `strengths` cover together.

    `strengths` has the shape technologies × functions (0 to 1); `kinds` gives the kind of help
    of each technology, all different where it is left out. The result has the shape functions.
    """
    if not len(strengths):
        return np.zeros(strengths.shape[1])
    if kinds is not None:
        strengths = np.stack([strengths[kinds == kind].max(axis=0) for kind in np.unique(kinds)])
    together: Floats = 1.0 - np.prod(1.0 - strengths, axis=0)
    return together


def covers_of_sets(sets: Ints, strengths: Floats, kinds: Ints) -> Floats:
    """Return `covered` for many sets at once, shape: sets × functions.

    `sets` has one row of technology places a set, filled up with -1. Technologies of the same
    kind must be neighbours in `strengths`, and places must rise within a row.
    """
    fails = np.vstack([1.0 - strengths, np.ones(strengths.shape[1])])
    labels = np.append(kinds, -1)
    settled = np.ones((len(sets), strengths.shape[1]))
    running = np.ones_like(settled)
    last = np.full(len(sets), -2)
    for place in sets.T:
        own, label = fails[place], labels[place]
        same = (label == last)[:, None]
        settled = np.where(same, settled, settled * running)
        running = np.where(same, np.minimum(running, own), own)
        last = label
    together: Floats = 1.0 - settled * running
    return together
