"""What was learned from graded cases: one score per technology from text, and one from functions.

Four learned parts, each a plain array in `models/ranking.npz`: the head of the tuned encoder,
character n-grams of the limitation and of the work, and kernel ridge regression (radial basis)
from given functions. How they are weighed stands in `models/fusion.json`.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.adapter import MODELS
from recommender.encoder.content import unit
from recommender.ngrams import NgramScorer

RANKING_FILE = MODELS / "ranking.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class CaseVectors:
    """Mean vectors [384] of a case: all tokens, those of the limitation, those of the tasks."""

    whole: Floats
    limitation: Floats
    tasks: Floats


class RankingModel:
    """The learned parts, aligned with the technologies `kinds` of the catalogue.

    A technology that was not there in training has its content vector and no corrections: it can
    be ranked by what it is, but nothing was learned about it.
    """

    def __init__(self, kinds: list[str], content: Floats, path: Path = RANKING_FILE) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self.arrays = {name: stored[name] for name in stored.files}
        trained = {kind: row for row, kind in enumerate(self.arrays["kinds"].tolist())}
        self.rows = np.array([trained.get(kind, -1) for kind in kinds])
        self.known = self.rows >= 0
        self.kinds = kinds
        self.centre = self.arrays["centre"].astype(np.float32)
        heads = self.arrays["heads"].astype(np.float32)  # [3, kinds, 384]
        self.heads = self._aligned(heads.transpose(1, 0, 2)).transpose(1, 0, 2).copy()
        self.heads[0][~self.known] = content[~self.known] * float(self.arrays["temperature"])
        bias = self.arrays["bias"].astype(np.float32)
        self.bias = np.where(self.known, bias[self.rows], np.float32(np.median(bias)))

    def _aligned(self, table: Floats) -> Floats:
        """Return rows of `table` in the order of the catalogue; zeros for unknown kinds."""
        found = table[self.rows].astype(np.float32)
        found[~self.known] = 0
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
        known = self.arrays["profiles"].astype(np.float32) / 4
        gamma = float(self.arrays["gamma"])
        likeness = np.exp(-gamma * ((known - severity) ** 2).sum(axis=1))
        return self._aligned((likeness @ self.arrays["dual"].astype(np.float32)))
