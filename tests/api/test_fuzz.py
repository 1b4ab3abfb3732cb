"""A thousand malformed bodies: each gets a whole problem, and memory stays as it was.

Bodies are a whole case with one to six parts cut out, put in, doubled or broken off. A few of them
are still a case; they are answered, and do not count for the thousand.
"""

import asyncio
import gc
import json
import random
import resource
from pathlib import Path

import httpx
import pytest

from tests.api.fakes import assert_problem

BODIES = 1_000
WHOLE = json.dumps({
    "id": "c1", "language": "nl", "limit": 5, "budget_eur": 100,
    "job": {"title": "Kok", "tasks": ["soep koken", "snijden"], "situations": ["outdoor"]},
    "worker": {"description": "hoort slecht", "functions": [{"function": "hearing", "severity": 2},
               {"fml": "2.2", "score": 1}, {"icf": "b230.2"}, "d430.2"]},
    "payer": {"employment": "employee"},
}).encode()  # fmt: skip
ODD = [b"", b"\x00", b"\xff", b"\xed\xa0\x80", b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\",
       b"1e999", b"-", b"NaN", b"null", b"true", b'"\\ud800"', b'{"a":' * 300, b"[" * 2_000,
       b"9" * 400, "ß漢😀".encode(), b"\xef\xbb\xbf", b'"x":1,', b"0x1", b"'"]  # fmt: skip


def malformed(seed):
    dice = random.Random(seed)
    body = bytearray(WHOLE)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(body) + 1)
        match dice.randrange(5):
            case 0:
                del body[place : place + dice.randint(1, 40)]
            case 1:
                body[place:place] = dice.choice(ODD)
            case 2:
                body[place:place] = dice.randbytes(dice.randint(1, 20))
            case 3:
                other = dice.randrange(len(body) + 1)
                body[place:place] = body[other : other + dice.randint(1, 60)]
            case 4:
                del body[place:]
    return bytes(body)


def resident_bytes():
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def send_until(app, path, refused):
    """Send bodies until so many were `refused`; return all answers, and the memory after each
    quarter of the refused ones.
    """

    async def play():
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        headers = {"content-type": "application/json"}
        answers, memory, count = [], [], 0
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
            while count < refused:
                body = malformed(len(answers))
                answers.append(await http.post(path, content=body, headers=headers))
                count += answers[-1].status_code != 200
                if count == (len(memory) + 1) * refused // 4:
                    gc.collect()
                    memory.append(resident_bytes())
        return answers, memory

    return asyncio.run(play())


@pytest.mark.parametrize("path", ["/v1/matches", "/v1/profile-imports"])
def test_malformed_bodies_get_problems_and_nothing_else(app, path):
    answers, memory = send_until(app, path, BODIES)
    refused = [answer for answer in answers if answer.status_code != 200]
    assert len(refused) == BODIES
    assert len(answers) < 1.25 * BODIES
    for answer in refused:
        found = assert_problem(answer, 400)
        assert found["errors"]
    assert memory[-1] - memory[0] < 16_000_000, memory


def test_a_body_of_a_hundred_thousand_faults_is_answered_in_short(client):
    body = json.dumps({"job": {"tasks": [5] * 200_000}}).encode()
    response = client("POST", "/v1/matches", content=body,
                      headers={"content-type": "application/json"})  # fmt: skip
    found = assert_problem(response, 400)
    assert len(found["errors"]) <= 101
    many = json.dumps({f"f{n}": 1 for n in range(60_000)}).encode()
    response = client("POST", "/v1/matches", content=many,
                      headers={"content-type": "application/json"})  # fmt: skip
    assert len(assert_problem(response, 400)["errors"]) == 101
    assert len(response.content) < 60_000
