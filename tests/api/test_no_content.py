"""Marked texts go in by every door; a search of logs, storage and figures finds none of them."""

import io
import json
import logging
from pathlib import Path

import pytest
import structlog

from api.app import create_app
from api.keys import KeyStore
from api.logs import log, set_up
from api.storage import open_storage
from tests.api.fakes import Client

MARK = "Zebravink"
NUMBER = "111222333"


@pytest.fixture
def lines():
    out = io.StringIO()
    set_up("debug", out)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    structlog.reset_defaults()
    logging.basicConfig(handlers=[], force=True)


@pytest.fixture
def run(settings, services, tmp_path):
    """Give an app with a storage of its own, and a client."""
    own = settings.model_copy(
        update={"database": f"sqlite:///{tmp_path / 'k.db'}", "metrics": True}
    )
    engine = open_storage(own.database_url)
    _, key = KeyStore(engine).create("case system", ["bulk"])
    return Client(create_app(own, services, engine=engine)), key


def everything(client, key, matcher):
    """Send marked texts by every door, in good, bad and failing requests."""
    good = {
        "id": MARK,
        "job": {"title": MARK, "tasks": [MARK, f"{MARK} {NUMBER}"]},
        "worker": {"description": f"{MARK} kan niet tillen, mevrouw {MARK}"},
    }
    broken = {"job": {MARK: MARK}, "worker": {"functions": [{"function": MARK, "severity": 9}]}}
    as_lines = {"content-type": "application/jsonl", "x-api-key": key}
    answers = [
        client.post("/v1/matches", good),
        client.post("/v1/plans", good),
        client.post("/v1/interpretations", good),
        client.post("/v1/matches", broken),
        client.post("/v1/profile-imports", {"icf": [MARK]}),
        client("POST", "/v1/matches", content=MARK, headers={"content-type": "application/json"}),
        client("POST", "/v1/match-batches", content=json.dumps(good) + f"\n{MARK}\n",
               headers=as_lines),
        client.get(f"/v1/technologies?q={MARK}"),
        client.get(f"/v1/technologies/{MARK}"),
        client.get(f"/v1/{MARK}?{MARK}={MARK}"),
        client.get("/v1/functions", headers={"x-api-key": f"passend_{MARK}_{MARK}",
                                             "user-agent": MARK, "referer": MARK,
                                             "accept-language": MARK, "cookie": MARK}),
        client(f"{MARK}", "/v1/functions"),
    ]  # fmt: skip
    matcher.error = RuntimeError(f"{MARK} {NUMBER}")
    answers.append(client.post("/v1/matches", good))
    answers.append(client("POST", "/v1/match-batches", content=json.dumps(good), headers=as_lines))
    return answers


def test_a_search_of_logs_storage_and_figures_finds_nothing(run, lines, matcher, tmp_path):
    client, key = run
    answers = everything(client, key, matcher)
    assert {answer.status_code for answer in answers} >= {200, 400, 401, 404, 405, 500}
    assert any(MARK in answer.text for answer in answers)  # the search below can find
    logged = lines()
    assert len(logged) >= len(answers)
    figures = client.get("/metrics").text
    kept = b"".join(path.read_bytes() for path in Path(tmp_path).rglob("*") if path.is_file())
    for place in (json.dumps(logged), figures, kept.decode("latin-1")):
        assert place
        assert MARK.lower() not in place.lower()
        assert NUMBER not in place
        assert key.split("_")[2] not in place


def test_each_request_has_one_line_with_what_bio_asks(run, lines):
    client, key = run
    client.post("/v1/matches", {"job": {"title": "Kok"}}, headers={"x-api-key": key})
    [line] = [one for one in lines() if one["event"] == "request"]
    assert line["action"] == "POST"
    assert line["object"] == "create-match"
    assert line["result"] == 200
    assert line["origin"] == "127.0.0.0/24"
    assert line["actor"].startswith("key:")
    assert line["timestamp"].endswith("Z")


def test_each_answer_is_traceable_without_content(run, lines):
    client, _ = run
    answer = client.post("/v1/matches", {"job": {"title": "Kok"}}).json()
    [line] = [one for one in lines() if one["event"] == "request"]
    assert line["digest"] == answer["versions"]["case_digest"]
    assert line["catalogue"] == answer["versions"]["catalogue"]
    assert line["model"] == answer["versions"]["model"]
    assert line["ms"] > 0


def test_a_fault_is_logged_by_type_and_place(run, lines, matcher):
    client, _ = run
    matcher.error = KeyError(MARK)
    response = client.post("/v1/matches", {"job": {"title": "Kok"}})
    [fault] = [one for one in lines() if one["event"] == "fault"]
    assert fault["error"] == "KeyError"
    assert any(place.endswith(":match") for place in fault["trace"])
    assert response.json()["instance"].endswith(fault["request_id"])


@pytest.mark.parametrize(("detail", "origin"), [
    ("none", "-"), ("network", "203.0.113.0/24"), ("full", "203.0.113.77"),
])  # fmt: skip
def test_the_address_is_logged_as_the_setting_says(
    settings, services, engine, lines, detail, origin
):
    changed = settings.model_copy(update={"log_address": detail})
    client = Client(create_app(changed, services, engine=engine), address="203.0.113.77")
    client.get("/v1/functions")
    assert [one["origin"] for one in lines() if one["event"] == "request"] == [origin]


def test_ipv6_addresses_are_cut_to_the_network(settings, services, engine, lines):
    client = Client(create_app(settings, services, engine=engine), address="2001:db8:1:2::3")
    client.get("/v1/functions")
    assert lines()[-1]["origin"] == "2001:db8:1::/48"


def test_libraries_log_in_the_same_form_and_without_messages_of_errors(lines):
    try:
        raise ValueError(MARK)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    log().info("own")
    first, second = lines()
    assert first["error"] == "ValueError"
    assert MARK not in json.dumps(first)
    assert second["event"] == "own"


def test_health_is_not_logged(run, lines):
    client, _ = run
    client.get("/v1/health/live")
    client.get("/v1/health/ready")
    assert lines() == []
