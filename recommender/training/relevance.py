"""`passend train understanding`, second part: which texts say something (recommender/relevance.py).

Logistic regression on vectors of the tuned encoder. Something: sentences on limitations out of the
written cases. Nothing: sentences out of vacancies, letters and reports, and of texts at which
Passend ought to keep silent. Each sentence alone: learned beside a job, the model leans on the job.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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
from recommender.training.written_cases import WrittenCase

PENALTY = 10.0  # inverse strength
LOST_SENTENCES = 0.05  # share of telling sentences that may be skipped in a long text
LOST_CASES = 0.01  # share of real questions that may be taken for nothing; docs/decisions/0062

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Spoken:
    """Vectors of sentences that say something and of those that say nothing, [sentences, 384]."""

    something: Floats
    nothing: Floats


def listen(encoder: OnnxEncoder, cases: Sequence[WrittenCase]) -> Spoken:
    """Encode, sentence by sentence, the limitations of `cases` and all that says nothing."""
    telling = [
        sentence
        for language in LANGUAGES
        for case in cases
        for sentence in sentences(limitation_text(case, language))
    ]
    empty = [t for language in LANGUAGES for t in (*load_prose(language), *load_nothing(language))]
    silent = [sentence for text in empty for sentence in sentences(text)]
    return Spoken(*(encoder.encode_texts([f"{PREFIX}{s}" for s in t]) for t in (telling, silent)))


def fit_relevance(spoken: Spoken) -> Arrays:
    """Fit the model without its thresholds."""
    something, nothing = spoken.something, spoken.nothing
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
