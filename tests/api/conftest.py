"""A service with a small fake matcher and a database of its own for each test."""

import pytest

from api.app import create_app
from api.keys import KeyStore
from api.services import services_for
from api.settings import Settings
from api.storage import open_storage
from catalogue.store import load_catalogue
from tests.api.fakes import Client, FakeMatcher


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture
def matcher():
    return FakeMatcher()


@pytest.fixture
def services(catalogue, matcher):
    return services_for(catalogue, matcher, "fake")


@pytest.fixture
def settings(tmp_path):
    return Settings(database=f"sqlite:///{tmp_path / 'keys.db'}", rate_address=0, rate_key=0)


@pytest.fixture
def engine(settings):
    return open_storage(settings.database_url)


@pytest.fixture
def keys(engine):
    return KeyStore(engine)


@pytest.fixture
def app(settings, services, engine):
    return create_app(settings, services, engine=engine)


@pytest.fixture
def client(app):
    return Client(app)
