"""The signals that speak for a technology in a case, each one array over the catalogue.

Raw signals have their own scales; `put_on_scale` makes them comparable and never negative, so
that a weighted sum of them can be told apart into shares.
"""

from collections import Counter
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catalogue.lexicon import Lexicon
from catalogue.store import Catalogue
from catalogue.text import LANGUAGES, Language
from catalogue.words import words
from recommender.coverage import strength_table
from recommender.ranking_model import RankingModel
from recommender.reading import Reading

SIGNALS = ("encoder", "ngrams", "profile", "coverage", "words")
FLOOR = 0.5  # quantile
EVEN_OUT = 0.5  # keeps a kind that supports little from looking like a specialist

Floats = NDArray[np.float32]


class SignalMaker:
    """Computes the signals of one catalogue and one model; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, model: RankingModel) -> None:
        self.catalogue, self.model = catalogue, model
        technologies = list(catalogue.technologies.values())
        self.supports = strength_table(technologies, list(catalogue.functions))
        length = np.sqrt(self.supports.sum(axis=1, keepdims=True) + EVEN_OUT)
        self.pointed = np.asarray(self.supports / length, np.float32)
        self.lexicons = {language: Lexicon(catalogue, language) for language in LANGUAGES}
        self._posted = lru_cache(maxsize=20_000)(self._post)

    def compute(self, reading: Reading) -> Floats:
        """Return the raw signals [signals, kinds], in the order of `SIGNALS`."""
        none = np.zeros(len(self.model.kinds), np.float32)
        profile = self.model.profile_scores(reading.given) if reading.given.any() else none
        has_text = bool(reading.limitation or reading.work)
        return np.stack(
            [
                self.model.encoder_scores(reading.vectors),
                self.model.ngram_scores(reading.limitation, reading.work) if has_text else none,
                profile,
                self.pointed @ reading.severity,
                self._words(reading),
            ]
        )

    def _post(self, language: Language, tokens: tuple[tuple[str, float], ...]) -> Counter[int]:
        return self.lexicons[language].index.scores(dict(tokens))

    def _words(self, reading: Reading) -> Floats:
        scores = np.zeros(len(self.model.kinds), np.float32)
        for found in self.word_scores(reading).values():
            for place, score in found.items():
                scores[place] += score
        return scores

    def word_scores(self, reading: Reading) -> dict[str, Counter[int]]:
        """Return for each word of the case the score of the technologies that it matches."""
        lexicon = self.lexicons[reading.language]
        text = f"{reading.work}. {reading.limitation}"
        found = {}
        seen: set[str] = set()
        for word in dict.fromkeys(words(text, reading.language)):
            tokens = lexicon.plain_tokens(word)
            # A token counts once, however many words of the case share it.
            new = {token: share for token, share in tokens.items() if token not in seen}
            seen |= new.keys()
            if scores := self._posted(reading.language, tuple(new.items())):
                found[word] = scores
        return found


def put_on_scale(raw: Floats, spread: Floats) -> Floats:
    """Return raw signals [..., signals, kinds] above their floor, in units of `spread`.

    `spread` [signals] is the usual standard deviation over kinds; the floor is a low quantile
    over the kinds of the case, below which a signal is 0.
    """
    above = raw - np.quantile(raw, FLOOR, axis=-1, keepdims=True)
    return np.asarray(np.maximum(above, 0) / spread[:, None], np.float32)
