import asyncio

import pytest

from api.errors import BodyTimeout, BodyTooLarge
from api.limits import WINDOW_S, LimitedBody, RateTable


def test_the_allowance_runs_out_and_comes_back_with_the_next_window():
    now = [600.0]
    table = RateTable(clock=lambda: now[0])
    left = [table.count("address", "a", 3).left for _ in range(4)]
    assert left == [2, 1, 0, -1]
    assert table.count("address", "b", 3).left == 2
    now[0] += WINDOW_S
    assert table.count("address", "a", 3).left == 2


def test_policies_count_apart():
    table = RateTable()
    table.count("address", "a", 5)
    assert table.count("key", "a", 5).left == 4


def test_headers_say_quota_window_and_what_is_left():
    allowance = RateTable(clock=lambda: 610.0).count("address", "a", 3)
    headers = dict(allowance.headers())
    assert headers[b"ratelimit-policy"] == b'"address";q=3;w=60'
    assert headers[b"ratelimit"] == b'"address";r=2;t=50'


def test_many_senders_fit_and_nobody_gets_more_than_the_limit():
    table = RateTable(clock=lambda: 600.0)
    for number in range(5_000):
        assert table.count("address", str(number), 9).left == 8
    assert all(table.count("address", str(number), 9).left == 7 for number in range(5_000))


def messages(*parts, pause=0.0):
    left = list(parts)

    async def receive():
        await asyncio.sleep(pause)
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    return receive


async def read(body):
    received = b""
    while True:
        message = await body()
        received += message["body"]
        if not message["more_body"]:
            return received


def test_a_body_within_the_limits_passes_unchanged():
    assert asyncio.run(read(LimitedBody(messages(b"ab", b"cd"), 4, 1))) == b"abcd"


def test_a_body_over_the_limit_is_refused_before_it_is_read_whole():
    with pytest.raises(BodyTooLarge):
        asyncio.run(read(LimitedBody(messages(b"ab", b"cd", b"ef"), 3, 1)))


def test_a_slow_body_is_refused():
    with pytest.raises(BodyTimeout):
        asyncio.run(read(LimitedBody(messages(b"ab", b"cd", pause=0.05), 10, 0.08)))
