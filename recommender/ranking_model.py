"""What was learned from graded cases: one score per technology from text, and one from functions.

Four learned parts, each a plain array in `models/ranking.npz`: the head of the tuned encoder,
character n-grams of the limitation and of the work, and kernel ridge regression (radial basis)
from given functions. How they are weighed stands in `models/fusion.json`.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.content import unit
from recommender.models import Arrays
from recommender.ngrams import NgramScorer

Floats = NDArray[np.float32]

SUPPORT_WEIGHT = 0.5
SHARPNESS = 10.0


@dataclass(frozen=True)
class CaseVectors:
    """Mean vectors [384] of a case: all tokens, those of the limitation, those of the tasks."""

    whole: Floats
    limitation: Floats
    tasks: Floats


class RankingModel:
    """The learned parts, aligned with the technologies `kinds` of the catalogue.

    A technology that was not there in training is ranked by what it is: half by its content
    vector, half by what was learned of the kinds that it is like in content and supports
    (measured on kinds left out of training: docs/quality.md).
    """

    def __init__(
        self, kinds: list[str], arrays: Arrays, content: Floats, supports: NDArray[np.floating[Any]]
    ) -> None:
        """Align `arrays` with `kinds`; `content` [kinds, 384] and `supports` [kinds, functions]."""
        self.kinds, self.arrays = kinds, arrays
        trained = {kind: row for row, kind in enumerate(arrays["kinds"].tolist())}
        self.rows = np.array([trained.get(kind, -1) for kind in kinds])
        self.new = self.rows < 0
        self._borrowed = self._borrow(content, supports)
        self.centre = arrays["centre"].astype(np.float32)
        heads = arrays["heads"].astype(np.float32)  # [3, kinds, 384]
        self.heads = np.stack([self._aligned(head) for head in heads])
        own = content[self.new] * float(arrays["temperature"])
        self.heads[0][self.new] = (self.heads[0][self.new] + own) / 2
        self.bias = self._aligned(arrays["bias"].astype(np.float32))

    def _borrow(self, content: Floats, supports: NDArray[np.floating[Any]]) -> Floats:
        """Return for each new kind how much it takes from each trained one [new, trained]."""
        support = unit(supports)
        likeness = content @ content.T + SUPPORT_WEIGHT * support @ support.T
        known = np.flatnonzero(~self.new)
        weights = np.exp(SHARPNESS * likeness[np.ix_(self.new, known)])
        table = np.zeros((int(self.new.sum()), len(self.arrays["kinds"])), np.float32)
        table[:, self.rows[known]] = weights / weights.sum(axis=1, keepdims=True)
        return table

    def _aligned(self, table: Floats) -> Floats:
        """Return rows of `table` in the order of the catalogue; new kinds borrow theirs."""
        found: Floats = table[self.rows].astype(np.float32)
        found[self.new] = self._borrowed @ table
        return found

    def encoder_scores(self, vectors: CaseVectors) -> Floats:
        """Return the scores [kinds] of the tuned encoder, as logits."""
        parts = (vectors.whole, vectors.limitation, vectors.tasks)
        present = [np.any(part) * unit(part - self.centre) for part in parts]
        product = sum(head @ part for head, part in zip(self.heads, present, strict=True))
        return np.asarray(product + self.bias, np.float32)

    @cached_property
    def _ngrams(self) -> tuple[NgramScorer, NgramScorer]:
        return (
            NgramScorer.from_arrays(self.arrays, "limitation"),
            NgramScorer.from_arrays(self.arrays, "work"),
        )

    def ngram_scores(self, limitation: str, work: str) -> Floats:
        """Return the scores [kinds] of the n-grams of both texts."""
        first, second = self._ngrams
        return self._aligned(first.scores(limitation) + second.scores(work))

    def profile_scores(self, severity: Floats) -> Floats:
        """Return the scores [kinds] of a profile [functions] of severities as a share of 4."""
        known, dual = self._profiles
        gamma = float(self.arrays["gamma"][0])
        likeness = np.exp(-gamma * ((known - severity) ** 2).sum(axis=1))
        return self._aligned(likeness @ dual)

    @cached_property
    def _profiles(self) -> tuple[Floats, Floats]:
        """Return the profiles of the written cases [cases, functions] and their weights."""
        known = np.asarray(self.arrays["profiles"] / 4, np.float32)
        return known, self.arrays["dual"].astype(np.float32)
