from pathlib import Path

import numpy as np
import pytest

from catalogue.cache import cache_folder
from evaluation import base_encoder as module
from evaluation.base_encoder import GRAPH, SEAL, TOKENIZER, RememberingEncoder, base_encoder
from recommender.encoder.session import FakeEncoder


class Counting(FakeEncoder):
    def __init__(self) -> None:
        self.calls = 0

    def encode_texts(self, texts, batch=16):
        self.calls += 1
        return super().encode_texts(texts)


def test_what_means_the_same_points_the_same_way_in_both_languages() -> None:
    dutch = ["kan niet goed horen", "kan niet ver lopen", "leest langzaam"]
    english = ["cannot hear well", "cannot walk far", "reads slowly"]
    vectors = base_encoder().encode_texts([f"query: {text}" for text in (*dutch, *english)])
    assert vectors.shape == (6, 384)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert list((vectors[:3] @ vectors[3:].T).argmax(axis=1)) == [0, 1, 2]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a finished build, and count builds instead of making them."""
    base_encoder()
    (source,) = cache_folder().glob(f"base-encoder-{module.FORMAT}-*")
    folder = tmp_path / source.name
    folder.mkdir()
    for name in (GRAPH, TOKENIZER, SEAL):
        (folder / name).symlink_to(source / name)
    return folder


def test_a_whole_build_is_used_and_a_broken_one_is_made_anew(copied, monkeypatch) -> None:
    built: list[Path] = []
    monkeypatch.setattr(module, "_build", built.append)
    base_encoder(copied.parent)
    assert built == []
    content = (copied / TOKENIZER).read_bytes()
    (copied / TOKENIZER).unlink()
    (copied / TOKENIZER).write_bytes(content + b" ")
    base_encoder(copied.parent)
    assert built == [copied]


def test_vectors_are_remembered_by_the_texts(tmp_path: Path) -> None:
    encoder = Counting()
    remembering = RememberingEncoder(encoder, tmp_path)
    first = remembering.encode_texts(["a b", "c"])
    assert np.array_equal(remembering.encode_texts(["a b", "c"]), first)
    assert encoder.calls == 1
    remembering.encode_texts(["a", "b c"])
    assert encoder.calls == 2


def test_broken_memory_is_made_anew(tmp_path: Path) -> None:
    encoder = Counting()
    remembering = RememberingEncoder(encoder, tmp_path)
    first = remembering.encode_texts(["a"])
    (kept,) = (tmp_path / "vectors").iterdir()
    kept.write_bytes(kept.read_bytes()[:50])
    assert np.array_equal(remembering.encode_texts(["a"]), first)
    assert encoder.calls == 2
