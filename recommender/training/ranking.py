"""`passend train ranking`: fits what stands beside the encoder, and how all of it is weighed.

N-grams and profile: kernel ridge regression of the gains 2^grade - 1, in closed form (Saunders et
al. 1998). Weights of the signals: non-negative, by coordinate search for nDCG@10 on held-out cases.
Calibration: Platt (1999) on the same cases. Abstention: split conformal (Vovk et al. 2005).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from catalogue.store import Catalogue
from catalogue.text import LANGUAGES, Language
from recommender.models import Arrays
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
SWEEPS = 3
STEPS = (0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8)
LEAST_GAIN = 1e-4

Floats = NDArray[np.float32]


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
        "gamma": np.array([PROFILE_GAMMA], np.float32),
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
        "examples:scale": np.array([scale], np.float32),
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


def mean_ndcg(scores: Floats, grades: Floats, depth: int = 10) -> float:
    """Return the mean nDCG@`depth` with linear gains of `scores` [cases, kinds].

    Järvelin & Kekäläinen 2002, doi:10.1145/582415.582418; ties by the order of kinds.
    """
    discount = 1 / np.log2(np.arange(2, depth + 2))
    best = np.argsort(-scores, axis=1, kind="stable")[:, :depth]
    gain = (np.take_along_axis(grades, best, axis=1) * discount).sum(axis=1)
    ideal = (-np.sort(-grades, axis=1)[:, :depth] * discount).sum(axis=1)
    return float((gain / np.maximum(ideal, 1e-9)).mean())


def fit_weights(signals: Floats, grades: Floats, anchors: Sequence[int] = (0,)) -> Floats:
    """Return non-negative weights [signals] for `signals` [cases, signals, kinds].

    Coordinate search for the largest nDCG@10, once for each of the `anchors` with its weight fixed
    at 1; the best wins. Cross-entropy over kinds, tried first, sharpens its best signal and starves
    the others (docs/decisions/0061).
    """
    found = [_search(signals, grades, anchor) for anchor in anchors]
    return max(found, key=lambda pair: pair[0])[1]


def _search(signals: Floats, grades: Floats, anchor: int) -> tuple[float, Floats]:
    """Return the best nDCG@10 and its weights."""
    weights = np.zeros(signals.shape[1])
    weights[anchor] = 1.0
    best = mean_ndcg(np.einsum("s,csk->ck", weights, signals), grades)
    for _ in range(SWEEPS):
        for place in (place for place in range(len(weights)) if place != anchor):
            for value in STEPS:
                tried = weights.copy()
                tried[place] = value
                found = mean_ndcg(np.einsum("s,csk->ck", tried, signals), grades)
                if found > best + LEAST_GAIN:
                    best, weights = found, tried
    return best, np.asarray(weights, np.float32)


def fit_platt(scores: Floats, grades: Floats) -> tuple[float, float]:
    """Return slope and shift, over the root of the score, of the chance to be graded 2 or 3."""
    model = LogisticRegression(C=1e6, max_iter=500)
    model.fit(np.sqrt(scores).reshape(-1, 1), grades.reshape(-1) >= 2)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def conformal_threshold(best: Floats, miss: float) -> float:
    """Return the value that at most a share `miss` of like cases stays below.

    Split conformal: the floor(miss * (n + 1))-th smallest of the `best` fits [cases] of
    held-out cases that have a suitable kind.
    """
    place = int(np.floor(miss * (len(best) + 1)))
    return float(np.sort(best)[place - 1]) if place else 0.0
