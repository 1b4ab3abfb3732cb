from dataclasses import replace

import pytest

from api.app import create_app
from api.limits import RateTable
from tests.api.fakes import Client, FakeMatcher, assert_problem

CASE = {"job": {"title": "Kok"}}


@pytest.fixture
def make(settings, services, engine):
    def made(**changes):
        return create_app(settings.model_copy(update=changes), services, engine=engine)

    return made


def test_catalogue_and_matching_are_open_by_default(client):
    assert client.get("/v1/functions").status_code == 200
    assert client.post("/v1/matches", CASE).status_code == 200


def test_bulk_asks_a_key(client, keys):
    response = client("POST", "/v1/match-batches", headers={"content-type": "application/jsonl"})
    assert_problem(response, 401)
    assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("form", [
    lambda key: {"x-api-key": key}, lambda key: {"authorization": f"Bearer {key}"},
    lambda key: {"authorization": f"bearer  {key}"},
])  # fmt: skip
def test_a_key_with_the_right_opens_bulk(client, keys, form):
    _, key = keys.create("bulk", ["bulk"])
    headers = {"content-type": "application/jsonl"} | form(key)
    assert client("POST", "/v1/match-batches", headers=headers).status_code == 200


def test_a_key_without_the_right_is_403(client, keys):
    _, key = keys.create("other", ["judge"])
    headers = {"content-type": "application/jsonl", "x-api-key": key}
    assert_problem(client("POST", "/v1/match-batches", headers=headers), 403)


def test_a_bad_key_is_401_even_where_none_is_needed(client):
    for headers in ({"x-api-key": "passend_1_2"}, {"authorization": "Bearer abc"},
                    {"authorization": "Basic dTpw"}, {"x-api-key": "x"}):  # fmt: skip
        assert_problem(client.get("/v1/functions", headers=headers), 401)


def test_a_key_in_the_address_is_refused_and_not_used(client, keys):
    _, key = keys.create("bulk", ["bulk"])
    assert_problem(client.get(f"/v1/functions?key={key}"), 400)


def test_matching_can_ask_a_key(make, keys):
    client = Client(make(matching_needs_key=True))
    _, key = keys.create("m", ["match"])
    assert_problem(client.post("/v1/matches", CASE), 401)
    assert client.post("/v1/matches", CASE, headers={"x-api-key": key}).status_code == 200
    _, other = keys.create("j", ["judge"])
    assert_problem(client.post("/v1/matches", CASE, headers={"x-api-key": other}), 403)
    assert client.get("/v1/functions").status_code == 200


def test_other_hosts_are_refused_but_health_answers(make):
    client = Client(make(hosts=("api.example.nl",)))
    assert_problem(client.get("/v1/functions"), 400)
    assert client.get("/v1/functions", headers={"host": "API.example.nl:443"}).status_code == 200
    assert client.get("/v1/health/live").status_code == 200
    assert_problem(client.get("/v1/functions", headers={"host": "api.example.nl.evil.nl"}), 400)


def test_the_rate_limit_of_an_address(make):
    client = Client(make(rate_address=3), address="192.0.2.1")
    first = client.get("/v1/functions")
    assert first.headers["ratelimit-policy"] == '"address";q=3;w=60'
    assert first.headers["ratelimit"].startswith('"address";r=2;t=')
    client.get("/v1/functions")
    client.get("/v1/functions")
    refused = client.get("/v1/functions")
    assert_problem(refused, 429)
    assert 0 < int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit"].startswith('"address";r=0;')
    assert Client(client.app, address="192.0.2.2").get("/v1/functions").status_code == 200
    assert client.get("/v1/health/live").status_code == 200


def test_a_key_has_a_limit_of_its_own(make, keys):
    client = Client(make(rate_address=1, rate_key=3))
    _, key = keys.create("k", ["match"])
    statuses = [client.get("/v1/functions", headers={"x-api-key": key}).status_code
                for _ in range(4)]  # fmt: skip
    assert statuses == [200, 200, 200, 429]


def test_guessing_keys_counts_for_the_address(make):
    client = Client(make(rate_address=3))
    statuses = [client.get("/v1/functions", headers={"x-api-key": f"passend_{n}_x"}).status_code
                for n in range(5)]  # fmt: skip
    assert statuses == [401, 401, 401, 429, 429]


def test_workers_share_the_counts(settings, services, engine):
    rates = RateTable()
    limited = settings.model_copy(update={"rate_address": 2})
    one, two = (Client(create_app(limited, services, engine=engine, rates=rates)) for _ in "ab")
    assert [c.get("/v1/functions").status_code for c in (one, two, one)] == [200, 200, 429]


def test_large_bodies_are_413(client):
    headers = {"content-type": "application/json"}
    body = b'{"job":{"title":"Kok"}}'
    fits = client("POST", "/v1/matches", content=body.ljust(1_048_576), headers=headers)
    assert fits.status_code == 200
    assert_problem(
        client("POST", "/v1/matches", content=body.ljust(1_048_577), headers=headers), 413
    )


def test_a_full_queue_is_503_and_says_when_to_come_back(make):
    app = make(queue_length=1)
    app.state.queue.waiting = 99
    response = Client(app).post("/v1/matches", CASE)
    assert_problem(response, 503)
    assert int(response.headers["retry-after"]) >= 1


def test_not_ready_while_the_model_loads(settings, engine, all_services):
    app = create_app(settings, None, engine=engine)
    client = Client(app)
    assert client.get("/v1/health/live").status_code == 200
    assert_problem(client.get("/v1/health/ready"), 503)
    assert_problem(client.get("/v1/functions"), 503)
    assert_problem(client.post("/v1/matches", CASE), 503)
    app.state.services = replace(all_services, matcher=FakeMatcher())
    assert client.get("/v1/health/ready").status_code == 200


def test_figures_are_for_the_own_machine_only(make):
    app = make(metrics=True)
    Client(app).get("/v1/functions")
    shown = Client(app).get("/metrics")
    assert 'passend_requests_total{operation="list-functions",status="200"}' in shown.text
    assert_problem(Client(app, address="192.0.2.1").get("/metrics"), 404)


def test_without_the_setting_there_are_no_figures(client):
    assert_problem(client.get("/metrics"), 404)
