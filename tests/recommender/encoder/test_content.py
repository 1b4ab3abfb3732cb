"""Content vectors of technologies, by the stand-in encoder."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from catalogue.store import Catalogue
from recommender.encoder.content import content_texts, encode_content, unit
from recommender.encoder.session import FakeEncoder


@given(arrays(np.float32, (3, 5), elements=st.floats(-100, 100, width=16)))
def test_vectors_get_length_one_and_zeros_stay(vectors: np.ndarray) -> None:
    length = np.linalg.norm(unit(vectors), axis=-1)
    filled = np.any(vectors, axis=-1)
    np.testing.assert_allclose(length[filled], 1, atol=1e-4)
    assert not length[~filled].any()


def test_a_technology_is_told_in_both_languages(catalogue: Catalogue) -> None:
    technology = catalogue.technologies["braille-display"]
    dutch, english = content_texts(technology)
    assert technology.name.nl in dutch
    assert technology.name.en in english


def test_content_vectors_are_centred_and_of_length_one(catalogue: Catalogue) -> None:
    chosen = list(catalogue.technologies.values())[:12]
    vectors = encode_content(FakeEncoder(), chosen)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    again = encode_content(FakeEncoder(), chosen)
    np.testing.assert_array_equal(vectors, again)
    assert (vectors @ vectors.T).min() < 0  # what all share is taken out
