"""Content vectors: what each technology is, by the untuned encoder.

A content vector needs no graded case, so a technology that was added yesterday can be ranked.
"""

from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from catalogue.technology import Technology
from catalogue.text import LANGUAGES


class TextEncoder(Protocol):
    """Anything that turns texts into vectors."""

    def encode_texts(self, texts: list[str]) -> NDArray[np.float32]:
        """Return the vectors [texts, 384]."""
        ...


def content_texts(technology: Technology) -> list[str]:
    """Return the Dutch and the English text that stand for `technology`."""
    return [
        f"passage: {technology.name.text(language)}. {technology.summary.text(language)} "
        + ", ".join(technology.tasks.texts(language))
        for language in LANGUAGES
    ]


def encode_content(encoder: TextEncoder, technologies: Iterable[Technology]) -> NDArray[np.float32]:
    """Return unit vectors [technologies, 384]: both languages averaged, the common part taken out.

    Centring takes away what all texts share (Mu & Viswanath 2018, arXiv:1702.01417).
    """
    texts = [text for technology in technologies for text in content_texts(technology)]
    vectors = unit(encoder.encode_texts(texts)).reshape(-1, len(LANGUAGES), 384).mean(axis=1)
    return unit(vectors - vectors.mean(axis=0))


def unit(vectors: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """Return `vectors` [..., width] with length 1; zero vectors stay zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), np.float32)
