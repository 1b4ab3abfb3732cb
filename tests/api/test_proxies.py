"""Behind the proxy that ends TLS: whose address counts, and whom that is believed."""

import pytest

from api.app import create_app
from api.workers import server_config
from tests.api.fakes import Client, assert_problem

PROXY = "10.1.2.3"


@pytest.fixture
def behind(settings, services, engine):
    """Return a client at `address` of a service that trusts the network of the proxy."""
    changed = settings.model_copy(
        update={"rate_address": 1, "metrics": True, "trusted_proxies": ("10.0.0.0/8", "127.0.0.1")}
    )
    config = server_config(create_app(changed, services, engine=engine), changed)
    config.load()
    return lambda address: Client(config.loaded_app, address=address)


def ask(client, forwarded, path="/v1/functions"):
    return client.get(path, headers={"x-forwarded-for": forwarded})


def test_each_client_of_the_proxy_has_a_limit_of_its_own(behind):
    client = behind(PROXY)
    assert ask(client, "192.0.2.1").status_code == 200
    assert ask(client, "192.0.2.2").status_code == 200
    assert_problem(ask(client, "192.0.2.1"), 429)


def test_what_a_client_puts_before_its_own_address_does_not_count(behind):
    client = behind(PROXY)
    assert ask(client, "198.51.100.1, 192.0.2.1").status_code == 200
    assert_problem(ask(client, "198.51.100.2, 192.0.2.1"), 429)


def test_who_is_no_proxy_is_not_believed(behind):
    client = behind("203.0.113.9")
    assert ask(client, "192.0.2.1").status_code == 200
    assert_problem(ask(client, "192.0.2.2"), 429)


def test_figures_are_not_shown_through_the_proxy(behind):
    assert behind("127.0.0.1").get("/metrics").status_code == 200
    assert_problem(ask(behind("127.0.0.1"), "192.0.2.1", "/metrics"), 404)
    assert_problem(ask(behind("203.0.113.9"), "127.0.0.1", "/metrics"), 404)
