"""The real recommender, built once for all tests that need its judgement."""

import pytest
from hypothesis import settings

from catalogue.store import Catalogue, load_catalogue
from recommender.recommend import Recommender

# How long one example takes says nothing on a machine that does other work too.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def recommender() -> Recommender:
    return Recommender.load(threads=1)
