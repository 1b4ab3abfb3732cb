import asyncio
import json
import time

import anyio
import pytest

from api.app import create_app
from tests.api.fakes import Client

CASE = {"language": "nl", "job": {"title": "Kok"}}


@pytest.fixture
def key(keys):
    return keys.create("bulk", ["bulk"])[1]


@pytest.fixture
def send(client, key):
    def sent(body, kind="application/jsonl", **headers):
        headers = {"content-type": kind, "x-api-key": key} | headers
        response = client("POST", "/v1/match-batches", content=body, headers=headers)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("application/jsonl")
        return [json.loads(line) for line in response.text.splitlines()]

    return sent


def lines(*cases):
    return "".join(json.dumps(case) + "\n" for case in cases)


def test_answers_come_a_line_each_in_the_same_order(send):
    found = send(lines(*({**CASE, "id": f"c{n}"} for n in range(50))))
    assert [answer["case"] for answer in found] == [f"c{n}" for n in range(50)]


def test_a_line_is_answered_as_a_single_case_is(send, client):
    assert send(lines(CASE)) == [client.post("/v1/matches", CASE).json()]


def test_a_bad_line_gives_an_error_for_that_line_only(send):
    body = lines(CASE) + "{broken\n" + lines(
        {"id": "bad", "job": {"title": 5}}, {"worker": {"functions": [{"function": "x",
         "severity": 1}]}}) + "\n  \n" + lines({**CASE, "id": "last"}).strip()  # fmt: skip
    found = send(body, **{"accept-language": "en"})
    assert [entry["case"] for entry in found] == ["case", "2", "bad", "case", "last"]
    assert found[1]["error"]["field"] == ""
    assert found[2]["error"] == {
        "field": "job.title",
        "message": "This must be text. Put the value between quotation marks.",
    }
    assert found[3]["error"]["field"] == "worker.functions[0].function"
    assert "options" in found[4]


def test_personal_data_is_masked_in_batches_too(send, matcher):
    found = send(lines({"worker": {"description": "mail jan@voorbeeld.nl, hoort slecht"}}))
    assert found[0]["notices"]
    assert "voorbeeld" not in matcher.last.model_dump_json()


def test_a_fault_of_ours_ends_one_line_only(send, matcher):
    class Once:
        def __init__(self, inner):
            self.inner, self.calls = inner, 0

        def match(self, case, plan=None):
            self.calls += 1
            if self.calls == 1:
                raise RuntimeError("geheim")
            return self.inner.match(case)

    matcher.match = Once(type(matcher)()).match
    found = send(lines(CASE, CASE))
    assert "error" in found[0]
    assert "geheim" not in json.dumps(found)
    assert "options" in found[1]


@pytest.mark.parametrize("kind", ["application/x-ndjson", "application/jsonl; charset=utf-8"])
def test_both_names_of_json_lines_are_taken(send, kind):
    assert len(send(lines(CASE), kind)) == 1


def test_nothing_in_nothing_out(send):
    assert send("") == []


def limited(settings, services, engine, **changes):
    return create_app(settings.model_copy(update=changes), services, engine=engine)


def test_a_batch_that_is_too_long_says_so_in_its_last_line(settings, services, engine, key):
    client = Client(limited(settings, services, engine, batch_lines=3))
    response = client("POST", "/v1/match-batches", content=lines(*[CASE] * 5),
                      headers={"content-type": "application/jsonl", "x-api-key": key})  # fmt: skip
    found = [json.loads(line) for line in response.text.splitlines()]
    assert ["error" in entry for entry in found] == [False, False, False, True]


def test_a_line_over_the_limit_ends_the_batch(settings, services, engine, key):
    client = Client(limited(settings, services, engine, max_body_bytes=1024))
    body = lines(CASE) + '{"id": "' + "x" * 3000
    response = client("POST", "/v1/match-batches", content=body,
                      headers={"content-type": "application/jsonl", "x-api-key": key})  # fmt: skip
    found = [json.loads(line) for line in response.text.splitlines()]
    assert ["error" in entry for entry in found] == [False, True]


class Wire:
    """Plays the server's side: gives the body piece by piece, takes the answer piece by piece."""

    def __init__(self, key, pieces, pause_after=None):
        self.scope = {
            "type": "http", "method": "POST", "path": "/v1/match-batches", "query_string": b"",
            "headers": [(b"content-type", b"application/jsonl"), (b"x-api-key", key.encode())],
            "client": ("127.0.0.1", 1), "http_version": "1.1", "scheme": "http",
            "server": ("127.0.0.1", 80), "asgi": {"version": "3.0"}, "raw_path": b"",
            "root_path": "",
        }  # fmt: skip
        self.pieces, self.given, self.sent = pieces, 0, []
        self.open = asyncio.Event()
        self.open.set()
        self.gone = asyncio.Event()

    async def receive(self):
        if self.given < len(self.pieces):
            self.given += 1
            more = self.given < len(self.pieces)
            return {"type": "http.request", "body": self.pieces[self.given - 1], "more_body": more}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        await self.open.wait()
        self.sent.append(message)


def test_a_client_that_does_not_read_makes_the_reading_stop(settings, services, engine, key):
    app = limited(settings, services, engine, batch_buffer_bytes=65_536)
    piece = lines(CASE | {"worker": {"description": "woord " * 1500}}).encode()

    async def play():
        wire = Wire(key, [piece] * 200)
        wire.open.clear()
        task = asyncio.create_task(app(wire.scope, wire.receive, wire.send))
        await asyncio.sleep(0.5)
        held = wire.given
        wire.open.set()
        await asyncio.wait_for(task, 60)
        return held, wire

    held, wire = asyncio.run(play())
    assert held < 20  # of 200: the buffer and what is under way
    body = b"".join(message.get("body", b"") for message in wire.sent)
    assert body.count(b"\n") == 200


def test_a_client_that_leaves_ends_the_work(settings, services, engine, key, matcher):
    matcher.seconds = 0.02
    app = limited(settings, services, engine)

    async def play():
        wire = Wire(key, [lines(*[CASE] * 500).encode()])
        task = asyncio.create_task(app(wire.scope, wire.receive, wire.send))
        await asyncio.sleep(0.5)
        wire.gone.set()
        start = time.perf_counter()
        await asyncio.wait_for(task, 5)
        return time.perf_counter() - start, app.state.batch_room.value

    seconds, room = asyncio.run(play())
    assert seconds < 2
    assert room == settings.batches


def test_a_batch_that_stands_still_is_ended(settings, services, engine, key):
    app = limited(settings, services, engine, batch_stall_s=0.1)

    async def play():
        wire = Wire(key, [lines(CASE).encode(), b"never"])
        original = wire.receive

        async def receive():
            if wire.given == 1:
                await asyncio.sleep(30)
            return await original()

        await asyncio.wait_for(app(wire.scope, receive, wire.send), 10)
        return b"".join(m.get("body", b"") for m in wire.sent).splitlines()

    found = [json.loads(line) for line in asyncio.run(play())]
    assert ["error" in entry for entry in found] == [False, True]


def test_too_many_batches_at_once_are_refused(settings, services, engine, key):
    app = limited(settings, services, engine, batches=1)
    app.state.batch_room = anyio.Semaphore(0)
    headers = {"content-type": "application/jsonl", "x-api-key": key}
    response = Client(app)("POST", "/v1/match-batches", content=lines(CASE), headers=headers)
    assert response.status_code == 503
    assert response.headers["retry-after"]
