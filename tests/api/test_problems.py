"""Every status of an error, by a request that gets it, in both languages."""

import asyncio
import re

import pytest

from api import errors
from api.app import create_app
from api.errors import TITLES, ApiError
from api.settings import Settings
from tests.api.fakes import Client, assert_problem

CASE = {"job": {"title": "Kok"}}
JSON = {"content-type": "application/json"}
LANGUAGES = ("nl", "en")
# Words of programs, and of programmers, that no user should meet.
PROGRAM_WORDS = re.compile(
    r"fastapi|starlette|pydantic|uvicorn|sqlalchemy|traceback|exception|null|none|\bstr\b|\bint\b"
    r"|unprocessable|bad request|not found\b.*http",
    re.IGNORECASE,
)


def send(status, app, client, matcher):
    """Return the answer to a request that gets `status`."""
    settings: Settings = app.state.settings
    match status:
        case 400:
            return client.post("/v1/matches", {"job": {"title": 5}, "limit": 0, "x": 1})
        case 401:
            return client.get("/v1/functions", headers={"x-api-key": "passend_a_b"})
        case 403:
            key = app.state.test_keys.create("other", ["judge"])[1]
            as_lines = {"content-type": "application/jsonl", "x-api-key": key}
            return client("POST", "/v1/match-batches", headers=as_lines)
        case 404:
            return client.get("/v1/nowhere")
        case 405:
            return client("DELETE", "/v1/matches")
        case 406:
            return client.get("/v1/functions", headers={"accept": "text/html"})
        case 408:
            hasty = again(app, settings.model_copy(update={"body_timeout_s": 0.01}), client)
            return hasty("POST", "/v1/matches", content=slowly(b"{}"), headers=JSON)
        case 413:
            body = b" " * (settings.max_body_bytes + 1)
            return client("POST", "/v1/matches", content=body, headers=JSON)
        case 415:
            return client("POST", "/v1/matches", content="x", headers={"content-type": "text/xml"})
        case 429:
            limited = again(app, settings.model_copy(update={"rate_address": 1}), client)
            limited.get("/v1/functions")
            return limited.get("/v1/functions")
        case 500:
            matcher.error = RuntimeError("geheim")
            return client.post("/v1/matches", CASE)
        case 503:
            app.state.queue.waiting = 9_999
            return client.post("/v1/matches", CASE)
    raise AssertionError(status)


async def slowly(body):
    await asyncio.sleep(0.2)
    yield body


def again(app, settings, client):
    """Return a client of the same service with other `settings`."""
    changed = create_app(settings, app.state.services, engine=app.state.test_engine)
    return Client(changed, **client.headers)


@pytest.fixture
def known(app, engine, keys):
    app.state.test_engine, app.state.test_keys = engine, keys
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(set(TITLES) - {409}))  # 409: nothing of it in 1.0
def test_each_status_is_a_problem_in_the_language_of_the_request(known, matcher, status, language):
    client = Client(known, **{"accept-language": language})
    found = assert_problem(send(status, known, client, matcher), status, language)
    assert found["title"] == TITLES[status].text(language)
    for text in (found["title"], found["detail"], *(e["detail"] for e in found.get("errors", []))):
        assert not PROGRAM_WORDS.search(text), text
    assert "geheim" not in str(found)


def test_the_two_languages_differ_in_every_part(known, matcher):
    for status in sorted(set(TITLES) - {409}):
        dutch, english = (
            send(status, known, Client(known, **{"accept-language": language}), matcher).json()
            for language in LANGUAGES
        )
        known.state.queue.waiting, matcher.error = 0, None
        assert dutch["title"] != english["title"]
        assert dutch["detail"] != english["detail"]
        assert dutch["type"] == english["type"]


def kinds(base):
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def test_every_error_of_the_api_has_a_title_and_sentences_of_its_own():
    found = [kind for kind in kinds(ApiError) if kind.__module__ == errors.__name__]
    assert len(found) >= 13
    assert len({kind.code for kind in found}) == len(found)
    for kind in found:
        assert kind.status in TITLES, kind


@pytest.mark.parametrize(("status", "header"), [
    (405, "allow"), (415, "accept-post"), (401, "www-authenticate"), (429, "retry-after"),
    (503, "retry-after"),
])  # fmt: skip
def test_the_header_that_says_how_to_go_on_is_there(known, matcher, status, header):
    assert send(status, known, Client(known), matcher).headers[header]
