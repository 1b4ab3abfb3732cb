"""The encoder at work: text segments in, vectors out."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from recommender.encoder.tokenizer import END, PADDING, START

WIDTH = 384
MAX_TOKENS = 384  # longer text is cut; the model was trained on 512 positions

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Encoded:
    """Sums of token states and token counts of one text, whole and by segment.

    `total` [384] and `segments` [segments, 384] are sums over tokens; `counts` [segments].
    """

    total: Vectors
    tokens: int
    segments: Vectors
    counts: NDArray[np.int64]

    def mean(self) -> Vectors:
        """Return the mean over all tokens [384]."""
        return np.asarray(self.total / max(self.tokens, 1), np.float32)

    def mean_of(self, chosen: Sequence[int]) -> Vectors:
        """Return the mean over the tokens of the `chosen` segments [384]; zeros where empty."""
        picked = list(chosen)
        count = max(int(self.counts[picked].sum()), 1)
        return np.asarray(self.segments[picked].sum(axis=0) / count, np.float32)


class Encoder(Protocol):
    """What the recommender asks of an encoder."""

    def encode(self, segments: Sequence[str]) -> Encoded:
        """Encode one text that is given as consecutive `segments`."""
        ...

    def encode_texts(self, texts: Sequence[str], batch: int = 16) -> Vectors:
        """Return the mean vectors [texts, 384] of many texts."""
        ...


class OnnxEncoder:
    """The built encoder, served by onnxruntime.

    Raises:
        onnxruntime.capi.onnxruntime_pybind11_state.Fail: the graph cannot be read.

    """

    def __init__(self, graph: Path, tokenizer: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # The fused skip-normalisation of onnxruntime is 3 times slower than its parts here.
        self.session = onnxruntime.InferenceSession(
            str(graph),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        self.tokenizer = Tokenizer.from_file(str(tokenizer))

    def encode(self, segments: Sequence[str]) -> Encoded:
        """Encode one text that is given as consecutive `segments`."""
        ids, owner = self._tokens(segments)
        table = np.array([ids], np.int64)
        (states,) = self.session.run(None, {"ids": table, "mask": np.ones_like(table)})
        return _sum_up(states[0], owner, len(segments))

    def encode_texts(self, texts: Sequence[str], batch: int = 16) -> Vectors:
        """Return the mean vectors [texts, 384] of many texts, in batches of like length."""
        tokens = [self._tokens([text])[0] for text in texts]
        order = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            vectors[chosen] = self._means([tokens[index] for index in chosen])
        return vectors

    def _means(self, rows: list[list[int]]) -> Vectors:
        longest = max(map(len, rows))
        ids = np.full((len(rows), longest), PADDING, np.int64)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
        mask = (ids != PADDING).astype(np.int64)
        (states,) = self.session.run(None, {"ids": ids, "mask": mask})
        weights = mask[..., None].astype(np.float32)
        return np.asarray((states * weights).sum(axis=1) / weights.sum(axis=1))

    def _tokens(self, segments: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the token ids and for each the index of its segment (-1: start and end)."""
        ids, owner = [START], [-1]
        for index, segment in enumerate(segments):
            found = self.tokenizer.encode(segment, add_special_tokens=False).ids
            ids += found
            owner += [index] * len(found)
        return [*ids[: MAX_TOKENS - 1], END], [*owner[: MAX_TOKENS - 1], -1]


class FakeEncoder:
    """A deterministic stand-in for unit tests: hashed words, no weights, no meaning."""

    def encode(self, segments: Sequence[str]) -> Encoded:
        """Encode one text that is given as consecutive `segments`."""
        words = [(index, word) for index, text in enumerate(segments) for word in text.split()]
        states = np.array([_hashed(word) for _, word in words], np.float32).reshape(-1, WIDTH)
        return _sum_up(states, [index for index, _ in words], len(segments))

    def encode_texts(self, texts: Sequence[str], batch: int = 16) -> Vectors:
        """Return the mean vectors [texts, 384] of many texts."""
        return np.array([self.encode([text]).mean() for text in texts], np.float32)


def _hashed(word: str) -> Vectors:
    seed = zlib.crc32(word.lower().encode())
    return np.random.default_rng(seed).standard_normal(WIDTH).astype(np.float32)


def _sum_up(states: Vectors, owner: list[int], segments: int) -> Encoded:
    belongs = np.array(owner, np.int64)
    sums = np.zeros((segments, WIDTH), np.float32)
    inside = belongs >= 0
    np.add.at(sums, belongs[inside], states[inside])
    counts = np.bincount(belongs[inside], minlength=segments)
    return Encoded(states.sum(axis=0), len(owner), sums, counts)
