"""Character n-grams of a text with a linear weight for each technology or function.

They catch what vectors blur: rare words, compounds, product words, also with a typing error in
them. Weights come from ridge regression (Hoerl & Kennard 1970) and ship as int8. Counting is that
of scikit-learn's `TfidfVectorizer(analyzer="char_wb", sublinear_tf=True)`, which learns the
vocabulary; a test holds the two equal. It is written out here because one text costs 0.1 ms so,
and 2 ms through the checks that a table of texts needs.
"""

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from recommender.models import Arrays

if TYPE_CHECKING:
    from sklearn.feature_extraction.text import TfidfVectorizer

SHORTEST, LONGEST = 3, 5

Floats = NDArray[np.float32]


def vectoriser(**options: object) -> "TfidfVectorizer":
    """Return scikit-learn's counter, to learn a vocabulary with."""
    # Loaded here: only training needs it, and it takes a second that every answer would wait for.
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(SHORTEST, LONGEST),
        sublinear_tf=True,
        dtype=np.float32,
        **options,
    )


@dataclass(frozen=True)
class NgramScorer:
    """Linear weights over the n-grams of one text field."""

    place: dict[str, int]
    rarity: Floats  # inverse document frequency of each n-gram
    weights: NDArray[np.int8]  # [n-grams, outputs]
    scale: Floats  # [outputs]

    @classmethod
    def from_arrays(cls, arrays: Arrays, name: str) -> "NgramScorer":
        """Read the scorer that `to_arrays` wrote under `name`."""
        ngrams = arrays[f"{name}:ngrams"].tolist()
        return cls(
            {ngram: index for index, ngram in enumerate(ngrams)},
            arrays[f"{name}:rarity"].astype(np.float32),
            arrays[f"{name}:weights"].astype(np.int8),
            arrays[f"{name}:scale"].astype(np.float32),
        )

    @staticmethod
    def to_arrays(counter: "TfidfVectorizer", weights: Floats, name: str) -> Arrays:
        """Return float `weights` [n-grams, outputs] as int8 with a scale per output."""
        scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
        ngrams = sorted(counter.vocabulary_, key=counter.vocabulary_.get)
        return {
            f"{name}:ngrams": np.array(ngrams),
            f"{name}:rarity": counter.idf_.astype(np.float32),
            f"{name}:weights": np.rint(weights / scale).astype(np.int8),
            f"{name}:scale": scale.astype(np.float32),
        }

    def features(self, text: str) -> tuple[list[int], Floats]:
        """Return the places of the known n-grams of `text` and their weights, of length 1."""
        counts = Counter(filter(self.place.__contains__, _ngrams(text.lower())))
        places = [self.place[ngram] for ngram in counts]
        often = np.log(np.array(list(counts.values()), np.float32)) + 1
        values = np.asarray(often * self.rarity[places], np.float32)
        length = math.sqrt(values @ values) or 1.0
        return places, np.asarray(values / np.float32(length))

    def scores(self, text: str) -> Floats:
        """Return the scores [outputs] of `text`."""
        places, values = self.features(text)
        return np.asarray((values @ self.weights[places]) * self.scale, np.float32)

    def evidence(self, text: str, columns: NDArray[np.int64]) -> Floats:
        """Return the scores [columns] of `text` for some outputs."""
        places, values = self.features(text)
        picked = self.weights[np.ix_(np.array(places, np.int64), columns)]
        return np.asarray((values @ picked) * self.scale[columns], np.float32)


def _ngrams(text: str) -> "list[str]":
    found = []
    for word in text.split():
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            last = len(padded) - size
            found += [padded[start : start + size] for start in range(max(last, 0) + 1)]
            if last <= 0:  # a word that is shorter than the n-gram counts once
                break
    return found
