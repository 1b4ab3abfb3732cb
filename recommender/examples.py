"""Written example cases that are like a case, to show what a learned score rests on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.text import Localised
from recommender.encoder.content import unit
from recommender.ranking_model import RankingModel

LEAST_LIKE = 0.2  # cosine of centred vectors below which an example is not shown

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class LikeCase:
    """A written example case with how like it is, -1 to 1."""

    id: str
    title: Localised
    likeness: float


class Examples:
    """The written cases of the ranking model; safe to share between threads."""

    def __init__(self, model: RankingModel) -> None:
        arrays = model.arrays
        self.model = model
        self.vectors = unit(
            arrays["examples"].astype(np.float32) * arrays["examples:scale"] - model.centre
        )
        kinds = len(arrays["kinds"])
        suitable = np.unpackbits(arrays["examples:suitable"].astype(np.uint8), axis=1)
        self.members = [np.flatnonzero(suitable[:, column]) for column in range(kinds)]

    def likeness(self, whole: Floats) -> Floats:
        """Return the cosine [examples] with the mean vector `whole` [384] of a case."""
        # Not `@`: for a product this small, waking the threads of the library takes longer.
        case = unit(whole - self.model.centre)
        return np.asarray(np.einsum("ij,j->i", self.vectors, case), np.float32)

    def like(self, likeness: Floats, place: int, count: int) -> list[LikeCase]:
        """Return at most `count` examples for which the technology at `place` was suitable.

        `likeness` [examples] is that of the case.
        """
        row = int(self.model.rows[place])
        if row < 0:
            return []
        members = self.members[row]
        found = likeness[members]
        best = np.argsort(-found, kind="stable")[:count]
        return [
            self._named(int(members[i]), float(found[i])) for i in best if found[i] >= LEAST_LIKE
        ]

    def _named(self, index: int, likeness: float) -> LikeCase:
        arrays = self.model.arrays
        title = Localised(
            nl=str(arrays["examples:nl"][index]), en=str(arrays["examples:en"][index])
        )
        return LikeCase(str(arrays["examples:id"][index]), title, likeness)
