"""`passend train understanding`, second part: which texts say something (recommender/relevance.py).

Logistic regression on vectors of the tuned encoder. Something: sentences on limitations out of the
written cases, and phrases. Nothing: sentences out of vacancies, letters and reports, of texts at
which Passend ought to keep silent, and phrases without a function. Each sentence stands alone:
learned beside a job, the model leans on the job.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from catalogue.text import LANGUAGES
from recommender.encoder.content import unit
from recommender.encoder.session import OnnxEncoder
from recommender.layout import PREFIX, sentences
from recommender.models import Arrays
from recommender.training.neutral import load_nothing, load_prose
from recommender.training.ranking import limitation_text
from recommender.training.understanding import phrase_texts
from recommender.training.written_cases import WrittenCase

PENALTY = 10.0  # inverse strength
LOST_SENTENCES = 0.05  # share of telling sentences that may be skipped in a long text
LOST_CASES = 0.01  # share of real questions that may be taken for nothing; docs/decisions/0062

Floats = NDArray[np.float32]


def telling(cases: Sequence[WrittenCase]) -> list[str]:
    """Return the sentences of the limitations of `cases`, in both languages."""
    return [
        sentence
        for language in LANGUAGES
        for case in cases
        for sentence in sentences(limitation_text(case, language))
    ]


def _told_in_phrases() -> list[str]:
    return [text for text, _, functions, _ in phrase_texts("limitation") if functions]


def _silent() -> list[str]:
    """Return the sentences that say nothing, those without a function among the phrases too."""
    found = [t for language in LANGUAGES for t in (*load_prose(language), *load_nothing(language))]
    for kind in ("limitation", "task"):
        found += [text for text, _, functions, _ in phrase_texts(kind) if not functions]
    return [sentence for text in found for sentence in sentences(text)]


def read_alone(encoder: OnnxEncoder, texts: Sequence[str]) -> Floats:
    """Return the vectors [texts, 384] of sentences that stand alone."""
    return encoder.encode_texts([f"{PREFIX}{text}" for text in texts])


def learn_relevance(encoder: OnnxEncoder, cases: Sequence[WrittenCase]) -> Arrays:
    """Fit the model on what `cases` and phrases say and on what says nothing."""
    something = [*telling(cases), *_told_in_phrases()]
    return fit_relevance(read_alone(encoder, something), read_alone(encoder, _silent()))


def fit_relevance(something: Floats, nothing: Floats) -> Arrays:
    """Fit the model, without its thresholds, on vectors [texts, 384] of both."""
    centre = (something.mean(axis=0) + nothing.mean(axis=0)) / 2
    vectors = unit(np.concatenate([something, nothing]) - centre)
    labels = np.repeat([1, 0], [len(something), len(nothing)])
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=3000)
    model.fit(vectors, labels)
    return {
        "relevance:centre": centre.astype(np.float32),
        "relevance:head": model.coef_[0].astype(np.float32),
        "relevance:intercept": model.intercept_.astype(np.float32),
    }


def relevance_thresholds(model: Arrays, alone: Floats, within: Floats) -> Arrays:
    """Return both thresholds: of what says something only few are lost.

    From held-out cases: vectors of the sentences of limitations `alone`, and of whole limitations
    `within` their case, each [texts, 384].
    """

    def chance(vectors: Floats) -> Floats:
        score = unit(vectors - model["relevance:centre"]) @ model["relevance:head"]
        return np.asarray(1 / (1 + np.exp(-(score + model["relevance:intercept"]))))

    least = np.quantile(chance(alone), LOST_SENTENCES)
    silent = np.quantile(chance(within), LOST_CASES)
    return {
        "relevance:least": np.array([least], np.float32),
        "relevance:silent": np.array([silent], np.float32),
    }
