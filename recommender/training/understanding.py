"""`passend train understanding`: fits the functions of limitations and the demands of tasks.

Ridge regression on vectors of the tuned encoder (unit length, centred per language) side by side
with character n-grams, for all functions at once; Platt scaling makes chances of the scores. The
labelled phrases teach it, and for limitations the written cases too. Severity is one more output.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from catalogue.phrase import load_all_phrases
from catalogue.store import Catalogue
from catalogue.text import LANGUAGES, Language
from recommender.encoder.content import unit
from recommender.layout import PREFIX
from recommender.models import Arrays
from recommender.negation import without_denied
from recommender.ngrams import NgramScorer, vectoriser
from recommender.training.ranking import limitation_text
from recommender.training.written_cases import WrittenCase

RIDGE = 1.0
# Of the vectors against the n-grams. A task is read by its n-grams alone: its vector comes from a
# pass over the whole case and knows too much of the limitation beside it.
VECTOR_WEIGHT = {"limitation": 2.0, "task": 0.0}
MAX_NGRAMS = 9_000
SEVERITY_WEIGHT = 1.0

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Lesson:
    """One text with its functions and, where known, its severity (1 to 4)."""

    text: str
    language: Language
    functions: tuple[str, ...]
    severity: float | None
    vector: Floats  # mean over its tokens [384]


def phrase_texts(kind: str) -> list[tuple[str, Language, tuple[str, ...], float | None]]:
    """Return the labelled phrases of `kind` (limitation or task) in both languages."""
    return [
        (phrase.text, language, phrase.functions, phrase.severity)
        for language, phrases in load_all_phrases().items()
        for phrase in phrases
        if phrase.kind == kind
    ]


def case_texts(
    cases: Sequence[WrittenCase],
) -> list[tuple[str, Language, tuple[str, ...], float | None]]:
    """Return the limitations of `cases` in both languages with their functions."""
    return [
        (
            limitation_text(case, language),
            language,
            tuple(limited.function for limited in case.functions),
            float(np.mean([limited.severity for limited in case.functions])),
        )
        for language in LANGUAGES
        for case in cases
    ]


def segments_of(kind: str, text: str) -> list[str]:
    """Return the segments in which the encoder reads one lone text of `kind`."""
    return [PREFIX, f"{text}. " if kind == "task" else f"{without_denied(text)} "]


def fit_kind(kind: str, lessons: Sequence[Lesson], functions: list[str]) -> Arrays:
    """Fit one kind of text; returns the arrays of `models/understanding.npz` for it."""
    centres = {
        language: np.mean([one.vector for one in lessons if one.language == language], axis=0)
        for language in LANGUAGES
    }
    vectors = unit(np.array([one.vector - centres[one.language] for one in lessons], np.float32))
    counter = vectoriser(min_df=3, max_features=MAX_NGRAMS)
    ngrams = counter.fit_transform([lesson.text for lesson in lessons])
    table = sparse.hstack([sparse.csr_matrix(vectors * VECTOR_WEIGHT[kind]), ngrams]).tocsr()
    labels = _labels(lessons, functions)
    mean = labels.mean(axis=0)
    weights = _ridge(table, labels - mean)
    scores = _left_out_scores(table, labels - mean) + mean
    head = weights[:384] * VECTOR_WEIGHT[kind]
    return {
        f"{kind}:head": head.astype(np.float16),
        f"{kind}:intercept": mean.astype(np.float32),
        f"{kind}:platt": np.array(_platt(scores[:, :-1], labels[:, :-1]), np.float32),
        **{f"{kind}:centre:{language}": c.astype(np.float32) for language, c in centres.items()},
        **NgramScorer.to_arrays(counter, weights[384:], kind),
    }


def _labels(lessons: Sequence[Lesson], functions: list[str]) -> Floats:
    column = {function: place for place, function in enumerate(functions)}
    labels = np.zeros((len(lessons), len(functions) + 1), np.float32)
    known = [lesson.severity for lesson in lessons if lesson.severity]
    usual = float(np.mean(known)) if known else 2.0
    for row, lesson in enumerate(lessons):
        labels[row, [column[name] for name in lesson.functions]] = 1
        labels[row, -1] = (lesson.severity or usual) / 4
    return labels


def _kernel(table: sparse.csr_matrix) -> NDArray[np.float64]:
    return np.asarray((table @ table.T).toarray(), np.float64)


def _ridge(table: sparse.csr_matrix, target: Floats) -> Floats:
    kernel = _kernel(table)
    kernel[np.diag_indices_from(kernel)] += RIDGE
    return np.asarray(table.T @ np.linalg.solve(kernel, target.astype(np.float64)), np.float32)


def _left_out_scores(table: sparse.csr_matrix, target: Floats) -> Floats:
    """Return what each text would score if it had been left out (exact for ridge regression).

    Leave-one-out by the hat matrix: Golub, Heath & Wahba 1979, doi:10.1080/00401706.1979.10489751.
    """
    kernel = _kernel(table)
    inverse = np.linalg.inv(kernel + RIDGE * np.eye(len(kernel)))
    dual = inverse @ target.astype(np.float64)
    return np.asarray(target - dual / np.diag(inverse)[:, None], np.float32)


def _platt(scores: Floats, labels: Floats) -> tuple[float, float]:
    model = LogisticRegression(C=1e6, max_iter=500)
    model.fit(scores.reshape(-1, 1), labels.reshape(-1) > 0)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def fit_platt_on(
    understood: Arrays, chance: Floats, limited: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return Platt numbers and threshold for limitations, fitted on held-out cases.

    `chance` [texts, functions] is what the model `understood` said of them.
    """
    slope, shift = (float(value) for value in understood["limitation:platt"])
    clipped = np.clip(chance, 1e-6, 1 - 1e-6)
    scores = (np.log(clipped / (1 - clipped)) - shift) / slope
    fitted = _platt(scores, limited.astype(np.float32))
    again = 1 / (1 + np.exp(-(fitted[0] * scores + fitted[1])))
    return np.array(fitted, np.float32), np.array([best_threshold(again, limited)], np.float32)


def best_threshold(chance: Floats, limited: NDArray[np.bool_]) -> float:
    """Return the chance from which a function should count as limited, by the largest F1."""
    options = np.linspace(0.1, 0.7, 25)

    def f1(threshold: float) -> float:
        chosen = chance >= threshold
        both = float((chosen & limited).sum())
        return 2 * both / max(float(chosen.sum() + limited.sum()), 1.0)

    return float(max(options, key=f1))


def lessons_from(
    kind: str,
    texts: Sequence[tuple[str, Language, tuple[str, ...], float | None]],
    vectors: Floats,
) -> list[Lesson]:
    """Join `texts` and their `vectors` [texts, 384]; texts that are all denial are left out."""
    pairs = zip(texts, vectors, strict=True)
    clean = [
        Lesson(without_denied(text) if kind == "limitation" else text, language, names, severity, v)
        for (text, language, names, severity), v in pairs
    ]
    return [lesson for lesson in clean if lesson.text]


def functions_of(catalogue: Catalogue) -> list[str]:
    """Return the ids of all functions in the order of the catalogue."""
    return list(catalogue.functions)
