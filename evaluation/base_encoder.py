"""The untuned encoder: what multilingual-e5-small gives without anything learned here.

It is built beside the tuned one, into a folder of its own in the cache, so that the baseline and
the search for near-copies do not change when the project's own trained parts do.
"""

import hashlib
import io
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from catalogue.cache import cache_folder, write_atomic
from recommender.encoder.base_weights import (
    WEIGHT_SHA256,
    packaged_weight_file,
    read_base_encoder,
)
from recommender.encoder.build import quantise
from recommender.encoder.graph import encoder_graph
from recommender.encoder.session import OnnxEncoder, Vectors
from recommender.encoder.tokenizer import kept_pieces, make_tokenizer

GRAPH, TOKENIZER, SEAL = "encoder.onnx", "tokenizer.json", "seal"
FORMAT = 1  # raise when the files change in kind


def base_encoder(cache: Path | None = None, threads: int = 2) -> OnnxEncoder:
    """Return the base encoder, building it where it is missing or broken (about 20 s).

    Raises `BaseWeightsError` where the base weights are not the known ones.
    """
    folder = (cache or cache_folder()) / f"base-encoder-{FORMAT}-{WEIGHT_SHA256[:12]}"
    if not _whole(folder):
        _build(folder)
    return OnnxEncoder(folder / GRAPH, folder / TOKENIZER, threads)


class RememberingEncoder:
    """An encoder that keeps the vectors of a list of texts in the cache folder."""

    def __init__(self, encoder: OnnxEncoder, cache: Path | None = None) -> None:
        self._encoder = encoder
        self._folder = (cache or cache_folder()) / "vectors"

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        """Return the mean vectors [texts, 384] of the base encoder."""
        digest = hashlib.sha256(f"{FORMAT} {WEIGHT_SHA256}".encode())
        for text in texts:
            digest.update(f"{len(text)} {text}".encode())
        path = self._folder / f"{digest.hexdigest()[:24]}.npy"
        try:
            return np.asarray(np.load(path, allow_pickle=False), np.float32)
        except (OSError, ValueError, EOFError):
            vectors = self._encoder.encode_texts(texts)
        buffer = io.BytesIO()
        np.save(buffer, vectors)
        with suppress(OSError):
            write_atomic(path, buffer.getvalue())
        return vectors


def _build(folder: Path) -> None:
    base = read_base_encoder(packaged_weight_file())
    kept = kept_pieces(base.pieces)
    tensors = {**base.tensors, "emb.word": base.tensors["emb.word"][kept]}
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as scratch:
        target = Path(scratch) / GRAPH
        quantise(encoder_graph(tensors, base.layers, base.heads, base.epsilon), target)
        write_atomic(folder / GRAPH, target.read_bytes())
    tokenizer = make_tokenizer([base.pieces[index] for index in kept])
    write_atomic(folder / TOKENIZER, tokenizer.to_str().encode())
    write_atomic(folder / SEAL, _digest(folder).encode())


def _whole(folder: Path) -> bool:
    try:
        return (folder / SEAL).read_text() == _digest(folder)
    except OSError:
        return False


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in (GRAPH, TOKENIZER):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()
