"""A service with a small fake matcher; what is slow to make is made once."""

from dataclasses import replace

import pytest

from api.app import create_app
from api.keys import KeyStore
from api.settings import Settings
from api.storage import open_storage
from catalogue.store import load_catalogue
from tests.api.fakes import Client, FakeMatcher, fake_services


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def all_services(catalogue):
    return fake_services(catalogue)


@pytest.fixture(scope="session")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("keys")
    return Settings(database=f"sqlite:///{folder / 'keys.db'}", rate_address=0, rate_key=0)


@pytest.fixture(scope="session")
def engine(settings):
    return open_storage(settings.database_url)


@pytest.fixture
def keys(engine):
    return KeyStore(engine)


@pytest.fixture
def matcher():
    return FakeMatcher()


@pytest.fixture
def services(all_services, matcher):
    return replace(all_services, matcher=matcher)


@pytest.fixture
def app(settings, services, engine):
    return create_app(settings, services, engine=engine)


@pytest.fixture
def client(app):
    return Client(app)
