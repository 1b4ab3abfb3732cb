"""Character n-grams of a case with a linear weight for each technology or function.

They catch what vectors blur: rare words, compounds, product words, also with a typing error in
them. Weights come from ridge regression (Hoerl & Kennard 1970) and ship as int8.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

LENGTHS = (3, 5)

Floats = NDArray[np.float32]


def vectoriser(vocabulary: list[str] | None = None, **options: object) -> TfidfVectorizer:
    """Return the n-gram counter; give either a fixed `vocabulary` or options to learn one."""
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=LENGTHS,
        sublinear_tf=True,
        dtype=np.float32,
        vocabulary=vocabulary,
        **options,
    )


@dataclass(frozen=True)
class NgramScorer:
    """Linear weights [n-grams, outputs] over one text field."""

    counter: TfidfVectorizer
    weights: NDArray[np.int8]
    scale: Floats  # [outputs]

    @classmethod
    def from_arrays(cls, arrays: "dict[str, NDArray[np.generic]]", name: str) -> "NgramScorer":
        """Read the scorer that `to_arrays` wrote under `name`."""
        counter = vectoriser(arrays[f"{name}:ngrams"].tolist())
        counter.idf_ = arrays[f"{name}:rarity"].astype(np.float32)
        return cls(counter, arrays[f"{name}:weights"], arrays[f"{name}:scale"])  # type: ignore[arg-type]

    @staticmethod
    def to_arrays(
        counter: TfidfVectorizer, weights: Floats, name: str
    ) -> "dict[str, NDArray[np.generic]]":
        """Return float `weights` [n-grams, outputs] as int8 with a scale per output."""
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
        ngrams = sorted(counter.vocabulary_, key=counter.vocabulary_.get)
        return {
            f"{name}:ngrams": np.array(ngrams),
            f"{name}:rarity": counter.idf_.astype(np.float32),
            f"{name}:weights": np.rint(weights / scale).astype(np.int8),
            f"{name}:scale": scale.astype(np.float32),
        }

    def features(self, text: str) -> sparse.csr_matrix:
        """Return the n-gram weights [1, n-grams] of `text`."""
        return self.counter.transform([text])

    def scores(self, text: str) -> Floats:
        """Return the scores [outputs] of `text`."""
        found = self.features(text)
        picked = self.weights[found.indices].astype(np.float32)
        return np.asarray((found.data @ picked) * self.scale, np.float32)
