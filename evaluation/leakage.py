"""Leakage: no text that measures may stand in what trains, nor a near-copy of it.

Two looks, because each is blind to what the other sees. Shared runs of letters find copies and
edited copies, also inside a longer text; vectors of the untuned encoder find the same thing said
with other words. The thresholds come from what was found on the first training data (1,200 cases
and 3,828 phrases against 60 cases and 60 texts): the nearest pairs that were written apart, and
copies of the 60 limitations that were damaged by `evaluation/perturbation.py`.

=====================  ==================  ===========================================
likeness               nearest apart       damaged copies, median (lowest tenth)
=====================  ==================  ===========================================
Jaccard of 5-grams     0.33                typing errors 0.87 (0.77), dialect 0.69 (0.51)
share of own 5-grams   0.56                typing errors 0.93 (0.87), dialect 0.80 (0.69)
centred cosine         0.61                typing errors 0.90 (0.77), no capitals 0.89 (0.83)
=====================  ==================  ===========================================
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from catalogue.text import LANGUAGES, Language
from catalogue.words import plain
from evaluation.baselines import TextEncoder

GRAM = 5  # letters and spaces in a run
MAX_JACCARD = 0.45
MAX_CONTAINED = 0.65
MAX_COSINE = 0.7
# Shorter texts ("hello", "test") say too little: by chance they stand in some other text.
LEAST_LETTERS = 25
BLOCK = 500  # texts compared at a time

About = Literal["limitation", "work"]
Likeness = Literal["jaccard", "contained", "cosine"]


@dataclass(frozen=True)
class Passage:
    """A text with the place where it stands."""

    place: str
    language: Language
    about: About
    text: str


@dataclass(frozen=True)
class NearCopy:
    """An evaluation text and the training text that is too much like it."""

    own: Passage
    other: Passage
    likeness: Likeness
    value: float

    def __str__(self) -> str:
        return (
            f"{self.own.place} is like {self.other.place} ({self.likeness} {self.value:.2f}): "
            f"{self.own.text!r} and {self.other.text!r}"
        )


def find_near_copies(
    own: Iterable[Passage], other: Iterable[Passage], encoder: TextEncoder
) -> list[NearCopy]:
    """Return every pair of `own` (evaluation) and `other` (training) above a threshold.

    Vectors compare what is hard, in one language. Job and tasks are compared together and by
    letters alone: "making appointments by telephone" is a task of a hundred jobs.
    """
    measured, trained = _long_enough(own), _long_enough(other)
    return [*shared_runs(measured, trained), *same_meaning(measured, trained, encoder)]


def shared_runs(own: Sequence[Passage], other: Sequence[Passage]) -> list[NearCopy]:
    """Return pairs that share too many runs of letters: as a whole, or one inside the other."""
    if not own or not other:
        return []
    counter = CountVectorizer(
        analyzer="char", ngram_range=(GRAM, GRAM), binary=True, preprocessor=_letters
    ).fit([passage.text for passage in own])
    every = CountVectorizer(
        analyzer="char", ngram_range=(GRAM, GRAM), binary=True, preprocessor=_letters
    ).fit_transform([passage.text for passage in other])
    mine = counter.transform([passage.text for passage in own])
    size, others = _sums(mine), _sums(every)
    found: list[NearCopy] = []
    for start in range(0, len(other), BLOCK):
        part = other[start : start + BLOCK]
        table = counter.transform([passage.text for passage in part])
        common = np.asarray((mine @ table.T).todense(), np.float64)
        either = size[:, None] + others[None, start : start + BLOCK] - common
        found += _above(own, part, "jaccard", common / either, MAX_JACCARD)
        found += _above(own, part, "contained", common / size[:, None], MAX_CONTAINED)
    return found


def same_meaning(
    own: Sequence[Passage], other: Sequence[Passage], encoder: TextEncoder
) -> list[NearCopy]:
    """Return pairs about what is hard whose vectors point the same way.

    The vectors of one language are centred on those of the training texts: all texts of this
    encoder point one way, and what they share tells nothing.
    """
    found: list[NearCopy] = []
    for language in LANGUAGES:
        mine = [p for p in own if p.language == language and p.about == "limitation"]
        theirs = [p for p in other if p.language == language and p.about == "limitation"]
        if mine and theirs:
            first, second = _vectors(mine, encoder), _vectors(theirs, encoder)
            centre = second.mean(axis=0)
            cosines = _unit(first - centre) @ _unit(second - centre).T
            found += _above(mine, theirs, "cosine", cosines, MAX_COSINE)
    return found


def _above(
    own: Sequence[Passage],
    other: Sequence[Passage],
    likeness: Likeness,
    table: NDArray[np.floating],
    limit: float,
) -> list[NearCopy]:
    pairs = np.argwhere(table > limit)
    return [NearCopy(own[i], other[j], likeness, float(table[i, j])) for i, j in pairs]


def _vectors(passages: Sequence[Passage], encoder: TextEncoder) -> NDArray[np.float32]:
    return _unit(encoder.encode_texts([f"query: {passage.text}" for passage in passages]))


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), np.float32)


def _sums(table: object) -> NDArray[np.float64]:
    return np.asarray(table.sum(axis=1), np.float64).ravel()  # type: ignore[attr-defined]


def _letters(text: str) -> str:
    return f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in plain(text)).split()


def _long_enough(passages: Iterable[Passage]) -> list[Passage]:
    return [p for p in passages if len(_letters(p.text)) >= LEAST_LETTERS + 2]
