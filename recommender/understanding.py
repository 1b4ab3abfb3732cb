"""From text to functions: what a person finds hard, and what a task asks.

A multi-label linear model on vectors of the tuned encoder (centred per language) plus character
n-grams, fitted by `passend train understanding` (recommender/training/understanding.py). It works
on the text without denied clauses (recommender/negation.py). Every inference names the words of
the case that caused it: the clause, and within it the word, with the largest n-gram score.
"""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catalogue.text import Language
from recommender.encoder.content import unit
from recommender.models import Arrays
from recommender.ngrams import NgramScorer

CLAUSE = re.compile(r"[^,.;:!?()\n]+")
WORD = re.compile(r"[^\W_]{3,}(?:['’-][^\W_]+)*")
MAX_FUNCTIONS = 6
MAX_QUOTE = 90
DEFAULT_THRESHOLD = 0.3

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """What was read in a text: chance [functions] and, for a limitation, severity 1 to 4."""

    chance: Floats
    severity: float


class UnderstandingModel:
    """The fitted model, for `functions` in the order of the catalogue."""

    def __init__(self, functions: list[str], arrays: Arrays) -> None:
        self.arrays = arrays
        self.functions = functions
        trained = {name: row for row, name in enumerate(self.arrays["functions"].tolist())}
        self.columns = np.array([trained[name] for name in functions])

    def limitation(self, vector: Floats, text: str, language: Language) -> Reading:
        """Read the limited functions from the mean `vector` [384] and `text` of a limitation."""
        return self._read("limitation", vector, text, language)

    def task(self, vector: Floats, text: str, language: Language) -> Floats:
        """Return the demand [functions], 0 to 1, of one task."""
        return self._read("task", vector, text, language).chance

    def _read(self, kind: str, vector: Floats, text: str, language: Language) -> Reading:
        if not text or not np.any(vector):
            return Reading(np.zeros(len(self.functions), np.float32), 0.0)
        centred = unit(vector - self.arrays[f"{kind}:centre:{language}"])
        scores = centred @ self.arrays[f"{kind}:head"].astype(np.float32)
        scores = scores + self.scorer(kind).scores(text) + self.arrays[f"{kind}:intercept"]
        slope, shift = self.arrays[f"{kind}:platt"]
        chance = 1 / (1 + np.exp(-(slope * scores[:-1] + shift)))
        severity = float(np.clip(scores[-1] * 4, 1, 4))
        return Reading(np.asarray(chance[self.columns], np.float32), severity)

    def scorer(self, kind: str) -> NgramScorer:
        """Return the n-gram scorer of `kind`: limitation or task."""
        return self._scorers[kind]

    @cached_property
    def _scorers(self) -> dict[str, NgramScorer]:
        return {kind: NgramScorer.from_arrays(self.arrays, kind) for kind in ("limitation", "task")}

    @property
    def threshold(self) -> float:
        """Chance from which a function counts as limited (best F1 on held-out cases)."""
        return (
            float(self.arrays["threshold"][0]) if "threshold" in self.arrays else DEFAULT_THRESHOLD
        )

    def quote(self, kind: str, text: str, functions: list[int]) -> dict[int, tuple[str, ...]]:
        """Return for each of `functions` the word and the clause of `text` that speak for it."""
        clauses = [found.strip() for found in CLAUSE.findall(text) if WORD.search(found)]
        if not clauses or not functions:
            return dict.fromkeys(functions, ())
        columns = self.columns[functions]
        best = self._evidence(kind, clauses, columns).argmax(axis=0)
        quotes = {}
        for index in dict.fromkeys(best.tolist()):
            clause = clauses[index]
            words = WORD.findall(clause)
            best_words = self._evidence(kind, words, columns).argmax(axis=0)
            for place in (best == index).nonzero()[0]:
                word = words[int(best_words[place])]
                quotes[functions[place]] = tuple(dict.fromkeys((word, clause[:MAX_QUOTE])))
        return quotes

    def _evidence(self, kind: str, texts: list[str], columns: NDArray[np.int64]) -> Floats:
        """Return the n-gram scores [texts, columns]."""
        scorer = self.scorer(kind)
        return np.array([scorer.evidence(text, columns) for text in texts], np.float32)
