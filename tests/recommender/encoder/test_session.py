"""Segments in, vectors out."""

import numpy as np
import pytest

from recommender.encoder.session import MAX_TOKENS, WIDTH, Encoder, FakeEncoder
from recommender.recommend import Recommender

SEGMENTS = ["query: ", "dozen tillen. ", "Kan niet goed horen. "]


@pytest.fixture(params=["fake", "built"])
def encoder(request: pytest.FixtureRequest, recommender: Recommender) -> Encoder:
    return FakeEncoder() if request.param == "fake" else recommender.reader.encoder


def test_the_same_text_gives_the_same_vector(encoder: Encoder) -> None:
    first, again = encoder.encode(SEGMENTS), encoder.encode(SEGMENTS)
    np.testing.assert_array_equal(first.total, again.total)
    np.testing.assert_array_equal(first.segments, again.segments)


def test_segments_have_their_own_vectors(encoder: Encoder) -> None:
    found = encoder.encode(SEGMENTS)
    assert found.segments.shape == (3, WIDTH)
    assert (found.counts > 0).all()
    assert not np.allclose(found.mean_of([1]), found.mean_of([2]))
    joint = (found.segments[1] + found.segments[2]) / found.counts[1:].sum()
    np.testing.assert_allclose(found.mean_of([1, 2]), joint, rtol=1e-5)


def test_no_segment_gives_zeros(encoder: Encoder) -> None:
    assert not encoder.encode(SEGMENTS).mean_of([]).any()


def test_the_fake_one_sums_to_the_whole() -> None:
    found = FakeEncoder().encode(SEGMENTS)
    np.testing.assert_allclose(found.segments.sum(axis=0), found.total, atol=1e-4)


def test_long_text_is_cut(recommender: Recommender) -> None:
    found = recommender.reader.encoder.encode(["kan niet tillen "] * 400)
    assert found.tokens == MAX_TOKENS
    assert found.counts[-1] == 0


def test_a_batch_gives_what_single_texts_give(recommender: Recommender) -> None:
    encoder = recommender.reader.encoder
    texts = ["tillen", "Kan de labels in het magazijn niet lezen", "Cannot hear"]
    together = encoder.encode_texts(texts)  # type: ignore[attr-defined]
    for text, vector in zip(texts, together, strict=True):
        alone = encoder.encode([text]).mean()
        # Activations are int8 with one scale a batch, so that neighbours matter a little.
        cosine = alone @ vector / np.linalg.norm(alone) / np.linalg.norm(vector)
        assert cosine > 0.98
