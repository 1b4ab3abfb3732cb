"""Which sentences of a text say something about the person or the work.

A linear model on vectors of the tuned encoder, fitted by `passend train understanding`. It keeps a
page of vacancy prose from drowning the two sentences that matter, and tells a text without any
limitation from a real question.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.content import unit
from recommender.encoder.session import Encoder
from recommender.layout import PREFIX
from recommender.models import Arrays

LONG_TEXT = 500  # characters up to which everything is read
MOST_READ = 1_400  # characters of a long text; the encoder learned on shorter ones
AT_LEAST = 2  # sentences that are read of a text in which all seem to say nothing

Floats = NDArray[np.float32]


class Relevance:
    """The fitted model."""

    def __init__(self, arrays: Arrays) -> None:
        self.centre = arrays["relevance:centre"].astype(np.float32)
        self.head = arrays["relevance:head"].astype(np.float32)
        self.intercept = float(arrays["relevance:intercept"][0])
        self.least = float(arrays["relevance:least"][0])
        self.silent = float(arrays["relevance:silent"][0])

    def chance(self, vectors: Floats) -> Floats:
        """Return the chance that a text says something, from mean `vectors` [..., 384]."""
        score = unit(vectors - self.centre) @ self.head + self.intercept
        return np.asarray(1 / (1 + np.exp(-score)), np.float32)

    def telling(self, sentences: Sequence[str], encoder: Encoder) -> list[bool]:
        """Tell which `sentences` of a text on a person are worth reading: of a short text all."""
        if sum(map(len, sentences)) <= LONG_TEXT:
            return [True] * len(sentences)
        return self._best(sentences, encoder, self.least)

    def _best(self, texts: Sequence[str], encoder: Encoder, least: float) -> list[bool]:
        """Choose the most telling ones until `MOST_READ` characters are full."""
        chance = self.chance(encoder.encode_texts([f"{PREFIX}{text}" for text in texts]))
        chosen: set[int] = set()
        room = MOST_READ
        for place in np.argsort(-chance, kind="stable").tolist():
            room -= len(texts[place])
            empty = chance[place] < least and len(chosen) >= AT_LEAST
            if empty or (room < 0 and chosen):
                break
            chosen.add(place)
        return [place in chosen for place in range(len(texts))]

    def tasks(self, tasks: Sequence[str], encoder: Encoder) -> list[bool]:
        """Tell which `tasks` are read: all, unless together they are too long."""
        if sum(map(len, tasks)) <= MOST_READ:
            return [True] * len(tasks)
        return self._best(tasks, encoder, 0.0)
