"""Doubles: technologies that give the same kind of help, so that having both adds nothing."""

from collections.abc import Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from catalogue.technology import Technology
from recommender.coverage import Ints

ALIKE = 0.8  # cosine of two support profiles from which they count as one kind of help (ours)


def kinds_of_help(technologies: Sequence[Technology]) -> Ints:
    """Return a label per technology, equal for doubles.

    Average-linkage clustering of the support profiles (strengths 0 to 3 over all functions) at a
    cosine of `ALIKE`. Compute it over the whole catalogue, so that labels do not hang on who
    else is a candidate.
    """
    functions = sorted({s.function for record in technologies for s in record.supports})
    column = {function: place for place, function in enumerate(functions)}
    profiles = np.zeros((len(technologies), len(functions)))
    for row, record in enumerate(technologies):
        for support in record.supports:
            profiles[row, column[support.function]] = support.strength
    if len(technologies) < 2:
        return np.zeros(len(technologies), dtype=np.int64)
    tree = linkage(profiles, method="average", metric="cosine")
    return np.asarray(fcluster(tree, 1.0 - ALIKE, criterion="distance"), dtype=np.int64)
