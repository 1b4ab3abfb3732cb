"""`passend train ranking`: fits what stands beside the encoder, and how all of it is weighed.

N-grams and profile: kernel ridge regression of the gains 2^grade - 1, in closed form (Saunders et
al. 1998). Weights of the signals: non-negative, by softmax cross-entropy on held-out cases.
Calibration: Platt (1999) on the same cases. Abstention: split conformal (Vovk et al. 2005).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from catalogue.store import Catalogue
from catalogue.text import LANGUAGES, Language
from recommender.negation import without_denied
from recommender.ngrams import NgramScorer, vectoriser
from recommender.training.written_cases import (
    WrittenCase,
    gains,
    grade_table,
    parts_of,
    severity_table,
)

NGRAM_RIDGE = 1.0
MAX_NGRAMS = 9_000
MIN_CASES = 4
PROFILE_RIDGE = 0.3
PROFILE_GAMMA = 0.3
PARTS_KEPT = 160  # n-gram weights below this rank of an output are dropped from the file

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[np.generic]]


def fit_ngrams(cases: Sequence[WrittenCase], targets: Floats) -> Arrays:
    """Fit both n-gram scorers on the Dutch and English texts of `cases`.

    `targets` is [cases, kinds]. One ridge regression over limitation and work side by side.
    """
    pairs = [(index, language) for index in range(len(cases)) for language in LANGUAGES]
    texts = {
        "limitation": [limitation_text(cases[index], language) for index, language in pairs],
        "work": [work_text(cases[index], language) for index, language in pairs],
    }
    counters = {
        name: vectoriser(min_df=MIN_CASES, max_features=MAX_NGRAMS).fit(found)
        for name, found in texts.items()
    }
    tables = {name: counters[name].transform(found) for name, found in texts.items()}
    joint = sparse.hstack(list(tables.values())).tocsr()
    target = targets[[index for index, _ in pairs]]
    weights = _ridge(joint, target - target.mean(axis=0), NGRAM_RIDGE)
    arrays: Arrays = {}
    start = 0
    for name, table in tables.items():
        end = start + table.shape[1]
        arrays |= NgramScorer.to_arrays(counters[name], weights[start:end], name)
        start = end
    return arrays


def _ridge(table: sparse.csr_matrix, target: Floats, penalty: float) -> Floats:
    """Return ridge weights [features, outputs] by the dual form; features outnumber cases."""
    kernel = (table @ table.T).toarray().astype(np.float64)
    kernel[np.diag_indices_from(kernel)] += penalty
    dual = np.linalg.solve(kernel, target.astype(np.float64))
    return np.asarray(table.T @ dual, np.float32)


def fit_profile(cases: Sequence[WrittenCase], targets: Floats, functions: list[str]) -> Arrays:
    """Fit kernel ridge regression from severities to gains [cases, kinds]."""
    severity = severity_table(cases, functions)
    square = (severity**2).sum(axis=1)
    distance = square[:, None] + square[None] - 2 * severity @ severity.T
    kernel = np.exp(-PROFILE_GAMMA * distance).astype(np.float64)
    kernel[np.diag_indices_from(kernel)] += PROFILE_RIDGE
    return {
        "profiles": np.rint(severity * 4).astype(np.int8),
        "dual": np.linalg.solve(kernel, targets.astype(np.float64)).astype(np.float16),
        "gamma": np.float32(PROFILE_GAMMA)[None],
    }


def fit_examples(cases: Sequence[WrittenCase], vectors: Floats, kinds: list[str]) -> Arrays:
    """Keep what is needed to show like cases: unit vectors as int8, titles, suitable kinds.

    `vectors` is [languages, cases, 384]: means over all tokens.
    """
    mean = vectors.astype(np.float32).mean(axis=0)
    scale = np.abs(mean).max() / 127
    suitable = grade_table(cases, kinds) >= 2
    return {
        "examples": np.rint(mean / scale).astype(np.int8),
        "examples:scale": np.float32(scale)[None],
        "examples:id": np.array([case.id for case in cases]),
        "examples:nl": np.array([case.job.nl for case in cases]),
        "examples:en": np.array([case.job.en for case in cases]),
        "examples:suitable": np.packbits(suitable, axis=1),
    }


def fit_all(
    cases: Sequence[WrittenCase], tuned: Arrays, vectors: Floats, catalogue: Catalogue
) -> Arrays:
    """Return all arrays of `models/ranking.npz`.

    `tuned` are the heads of the encoder run; `vectors` [3, languages, cases, 384] those of `cases`.
    """
    kinds = tuned["kinds"].tolist()
    targets = gains(grade_table(cases, kinds))
    heads = {name: tuned[name] for name in ("kinds", "temperature", "bias", "centre")}
    return {
        **heads,
        "heads": tuned["heads"].astype(np.float16),
        **fit_ngrams(cases, targets),
        **fit_profile(cases, targets, list(catalogue.functions)),
        **fit_examples(cases, vectors[0], kinds),
    }


def limitation_text(case: WrittenCase, language: Language) -> str:
    """Return the limitation as the recommender reads it."""
    return without_denied(case.limitation.text(language))


def work_text(case: WrittenCase, language: Language) -> str:
    """Return title and tasks as the recommender reads them."""
    title, tasks, _ = parts_of(case, language)
    return ". ".join([title, *tasks])


@dataclass(frozen=True)
class Fusion:
    """How signals become a score, a fit and an abstention; stored in `models/fusion.json`."""

    spread: dict[str, float]
    weights: dict[str, dict[str, float]]  # by mode: text, profile
    platt: dict[str, tuple[float, float]]  # by mode: slope and shift
    threshold: dict[str, float]  # by mode: fit of the best option below which nothing is offered

    def save(self, path: Path) -> None:
        """Write to `path` as readable JSON."""
        path.write_text(json.dumps(self.__dict__, indent=1, sort_keys=True) + "\n")


def fit_weights(signals: Floats, grades: Floats, start: Floats) -> Floats:
    """Return non-negative weights [signals] for `signals` [cases, signals, kinds].

    Softmax cross-entropy over kinds against gains; bounded quasi-Newton (L-BFGS-B).
    """
    target = gains(grades)
    target = target / np.maximum(target.sum(axis=1, keepdims=True), 1e-9)

    def loss(weights: Floats) -> tuple[float, Floats]:
        logits = np.einsum("s,csk->ck", weights, signals)
        logits = logits - logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        slope = np.einsum("ck,csk->s", chances - target, signals) / len(signals)
        return float(-(target * np.log(chances + 1e-12)).sum(axis=1).mean()), slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(start))
    return np.asarray(found.x, np.float32)


def fit_platt(scores: Floats, grades: Floats) -> tuple[float, float]:
    """Return slope and shift of the chance that a kind is graded suitable (2 or 3)."""
    model = LogisticRegression(C=1e6, max_iter=500)
    model.fit(scores.reshape(-1, 1), grades.reshape(-1) >= 2)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def conformal_threshold(best: Floats, miss: float) -> float:
    """Return the value that at most a share `miss` of like cases stays below.

    Split conformal: the floor(miss * (n + 1))-th smallest of the `best` fits [cases] of
    held-out cases that have a suitable kind.
    """
    place = int(np.floor(miss * (len(best) + 1)))
    return float(np.sort(best)[place - 1]) if place else 0.0
