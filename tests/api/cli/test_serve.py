"""`passend serve` refuses to start where it would not be safe; a service that runs is tested with
the workers (tests/api/test_workers.py).
"""

import logging
import socket

import pytest
import structlog

from api import serving
from api.keys import KeyStore
from api.storage import open_storage


@pytest.fixture
def store(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    monkeypatch.setenv("PASSEND_DATABASE", url)
    monkeypatch.setenv("PASSEND_SETTINGS", str(tmp_path / "passend.toml"))
    yield KeyStore(open_storage(url))
    structlog.reset_defaults()
    logging.basicConfig(handlers=[], force=True)


@pytest.fixture
def started(monkeypatch):
    """Return what was started; nothing is loaded and no worker is made."""
    found = []

    class Nobody:
        def __init__(self, settings, listener, make):
            found.append(settings)
            listener.close()

        def run(self):
            pass

    class Loaded:
        catalogue = type("Catalogue", (), {"version": "1"})
        model_version = "1"

    monkeypatch.setattr(serving, "Workers", Nobody)
    monkeypatch.setattr(serving.run, "__defaults__", (Loaded, *serving.run.__defaults__[1:]))
    return found


SAFE = """
mode = "production"
port = 0
hosts = ["passend.example.nl"]
trusted_proxies = ["127.0.0.1"]
public_url = "https://passend.example.nl"
"""


def test_production_without_keys_proxy_and_hosts_does_not_start(
    passend, store, started, monkeypatch
) -> None:
    monkeypatch.setenv("PASSEND_MODE", "production")
    for language, words in (("nl", "De dienst start niet."), ("en", "The service does not start.")):
        said = passend("serve", "--port", "0", "--language", language)
        assert (said.code, started) == (2, [])
        assert words in said.err
        for name in ("hosts", "trusted_proxies", "public_url", "passend keys create"):
            assert name in said.err


def test_production_starts_once_a_key_is_there(passend, store, started, tmp_path) -> None:
    (tmp_path / "passend.toml").write_text(SAFE)
    assert passend("serve").code == 2
    store.create("case system", ["bulk"])
    assert passend("serve").code == 0
    assert [settings.production for settings in started] == [True]


def test_a_key_that_has_ended_does_not_count(passend, store, started, tmp_path) -> None:
    (tmp_path / "passend.toml").write_text(SAFE)
    line, _ = store.create("case system", ["bulk"])
    store.revoke(line.id)
    assert (passend("serve").code, started) == (2, [])


def test_open_mode_is_for_the_own_machine_only(passend, store, started) -> None:
    said = passend("serve", "--host", "0.0.0.0", "--port", "0")
    assert (said.code, started) == (2, [])
    assert "127.0.0.1" in said.err


def test_options_win_and_the_address_is_told(passend, store, started, tmp_path) -> None:
    (tmp_path / "passend.toml").write_text("port = 1\nworkers = 5\n")
    said = passend("serve", "--port", "0", "--workers", "3")
    assert "http://127.0.0.1:" in said.out
    assert [(settings.port, settings.workers) for settings in started] == [(0, 3)]


def test_a_port_in_use_is_told(passend, store, started) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = passend("serve", "--port", str(port))
    assert (said.code, started) == (2, [])
    assert str(port) in said.err


def test_a_wrong_setting_is_told(passend, store, started, tmp_path) -> None:
    (tmp_path / "passend.toml").write_text("prot = 8000\n")
    said = passend("serve")
    assert (said.code, started) == (2, [])
    assert "prot" in said.err
