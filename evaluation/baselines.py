"""Three rankings that anybody could have: what the matcher has to beat.

Words (BM25 through bm25s), vectors (cosine of the untuned encoder) and both put together by
reciprocal rank fusion. All read the same text of a technology: name, terms, summary, tasks.
"""

from collections.abc import Sequence
from typing import Protocol

import bm25s  # type: ignore[import-untyped]
import numpy as np
import Stemmer
from numpy.typing import NDArray

from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import LANGUAGES, Language
from catalogue.words import STOP
from recommender.case import Case, FunctionLimit

FUSION_K = 60  # Cormack, Clarke and Büttcher 2009: "fixed during a pilot and not altered"
STEMMERS: dict[Language, str] = {"nl": "dutch", "en": "english"}

Scores = NDArray[np.float64]


class TextEncoder(Protocol):
    """Anything that turns texts into vectors."""

    def encode_texts(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors [texts, width]."""
        ...


class Baseline(Protocol):
    """A system that scores all technologies."""

    name: str

    def scores(self, case: Case) -> Scores:
        """Return a score for each technology, in the order of the catalogue; higher is better."""
        ...


class WordBaseline:
    """BM25 over stemmed words (Lucene form, k1 1.5, b 0.75: the defaults of bm25s)."""

    name = "bm25"

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._indices: dict[Language, bm25s.BM25] = {}
        for language in LANGUAGES:
            documents = [document(t, language) for t in catalogue.technologies.values()]
            index = bm25s.BM25()
            index.index(_tokens(documents, language), show_progress=False)
            self._indices[language] = index

    def scores(self, case: Case) -> Scores:
        """Return the BM25 scores [technologies] of all words of `case`."""
        language = case.language or "nl"
        (tokens,) = _tokens([query(case, self._catalogue)], language)
        index = self._indices[language]
        if not set(tokens) & set(index.vocab_dict):
            return np.zeros(len(self._catalogue.technologies))
        return np.asarray(index.get_scores(tokens), np.float64)


class VectorBaseline:
    """Cosine of multilingual-e5-small as it comes, with the prefixes that it was trained with."""

    name = "e5"

    def __init__(self, catalogue: Catalogue, encoder: TextEncoder) -> None:
        self._catalogue = catalogue
        self._encoder = encoder
        self._passages: dict[Language, NDArray[np.float32]] = {}
        self._queries: dict[str, NDArray[np.float32]] = {}

    def scores(self, case: Case) -> Scores:
        """Return the cosines [technologies] with the text of `case`."""
        language = case.language or "nl"
        asked = self._query(f"query: {query(case, self._catalogue)}")
        return np.asarray(asked @ self._of_all(language).T, np.float64)

    def _query(self, text: str) -> NDArray[np.float32]:
        # Kept, for the fusion asks for the same case.
        if text not in self._queries:
            self._queries[text] = _unit(self._encoder.encode_texts([text]))[0]
        return self._queries[text]

    def _of_all(self, language: Language) -> NDArray[np.float32]:
        if language not in self._passages:
            kinds = self._catalogue.technologies.values()
            texts = [f"passage: {document(kind, language)}" for kind in kinds]
            self._passages[language] = _unit(self._encoder.encode_texts(texts))
        return self._passages[language]


class FusionBaseline:
    """Reciprocal rank fusion: the sum of 1 / (60 + rank) over the fused rankings."""

    name = "fusion"

    def __init__(self, *parts: Baseline) -> None:
        self._parts = parts

    def scores(self, case: Case) -> Scores:
        """Return the fused scores [technologies]."""
        return fused([part.scores(case) for part in self._parts])


def fused(several: Sequence[Scores], k: int = FUSION_K) -> Scores:
    """Return sum(1 / (k + rank)) per column of `several` [systems, technologies]; rank from 1.

    Method: Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and
    individual Rank Learning Methods", SIGIR 2009.
    """
    total = np.zeros(len(several[0]))
    for scores in several:
        ranks = np.empty(len(scores))
        ranks[order(scores)] = np.arange(1, len(scores) + 1)
        total += 1 / (k + ranks)
    return total


def order(scores: Scores) -> NDArray[np.int64]:
    """Return the places of `scores`, best first; ties in the order of the catalogue."""
    return np.argsort(-scores, kind="stable")


def document(technology: Technology, language: Language) -> str:
    """Return the text that stands for `technology` in a baseline."""
    parts = (
        technology.name.text(language),
        *technology.terms.texts(language),
        technology.summary.text(language),
        *technology.tasks.texts(language),
    )
    return " ".join(parts)


def query(case: Case, catalogue: Catalogue) -> str:
    """Return all that `case` says, as one text; functions by their names."""
    language = case.language or "nl"
    names = [
        catalogue.function(limit.function).name.text(language)
        for limit in case.worker.functions
        if isinstance(limit, FunctionLimit)
    ]
    said = (case.job.title, *case.job.tasks, case.worker.description, *names)
    return ". ".join(part for part in said if part)


def _tokens(texts: Sequence[str], language: Language) -> list[list[str]]:
    # A stemmer keeps state and is cheap, so each call has its own.
    stemmer = Stemmer.Stemmer(STEMMERS[language])
    found: list[list[str]] = bm25s.tokenize(
        list(texts),
        stopwords=sorted(STOP[language]),
        stemmer=stemmer,
        return_ids=False,
        show_progress=False,
    )
    return found


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), np.float32)
