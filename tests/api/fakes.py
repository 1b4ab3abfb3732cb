"""A small fake matcher, a client in process and a check on problems, for the tests of the API."""

import asyncio
import hashlib
import json
import time

import httpx

from api.services import services_for
from recommender.answer import Answer, Barrier, Option, Reason, Versions
from recommender.interpretation import Interpretation, ReadFunction


class FakeMatcher:
    """Answers every case with the same technology; remembers the last case for the tests."""

    def __init__(self, seconds=0.0):
        self.seconds = seconds
        self.last = None
        self.error = None

    def match(self, case, plan=None):
        self.last = case
        if self.error:
            raise self.error
        if self.seconds:
            time.sleep(self.seconds)
        digest = hashlib.sha256(case.model_dump_json().encode()).hexdigest()
        return Answer(
            case=case.id,
            language=case.language or "nl",
            abstained=False,
            barriers=(
                Barrier(task=None, function="seeing", name="Zien", weight=0.5, because=("lezen",)),
            ),
            options=(
                Option(
                    technology="live-captioning",
                    name="Live ondertiteling",
                    rank=1,
                    fit=0.8,
                    reasons=(Reason(rule="coverage", share=1.0, text="Helpt bij horen."),),
                    cautions=(),
                    cost_eur=(0, 300),
                    cost_basis="estimate",
                ),
            ),
            excluded=(),
            versions=Versions(catalogue="1", model="fake", case_digest=f"sha256:{digest}"),
        )


def read(case):
    """Read the same in every case."""
    return Interpretation(
        case=case.id,
        language=case.language or "nl",
        functions=(
            ReadFunction(
                function="hearing", name="Horen", severity=2, certain=False,
                because=(case.worker.description or "-",),
            ),
        ),
        demands=(),
        situations=(),
    )  # fmt: skip


def fake_services(catalogue, matcher=None):
    """Return the services over `catalogue` with a fake matcher and reader."""
    return services_for(catalogue, matcher or FakeMatcher(), read, "fake")


class Client:
    """Calls an app in process; each call runs to its end."""

    def __init__(self, app, address="127.0.0.1", **headers):
        self.app = app
        self.address = address
        self.headers = headers

    def __call__(self, method, path, headers=None, **more):
        async def call():
            transport = httpx.ASGITransport(
                self.app, raise_app_exceptions=False, client=(self.address, 1234)
            )
            async with httpx.AsyncClient(
                transport=transport, base_url="http://127.0.0.1:8000"
            ) as http:
                all_headers = self.headers | (headers or {})
                return await http.request(method, path, headers=all_headers, **more)

        return asyncio.run(call())

    def get(self, path, **more):
        return self("GET", path, **more)

    def post(self, path, value=None, **more):
        if value is not None:
            more.setdefault("content", json.dumps(value))
            more["headers"] = {"content-type": "application/json"} | more.get("headers", {})
        return self("POST", path, **more)


def assert_problem(response, status, language="nl"):
    """Assert that `response` is a whole problem of `status`; return it."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["content-language"] == language
    assert response.headers["cache-control"] == "no-store"
    found = response.json()
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    assert found["type"].startswith("urn:passend:problem:")
    assert found["instance"] == "urn:uuid:" + response.headers["x-request-id"]
    assert set(found) <= {"type", "title", "status", "detail", "instance", "errors"}
    for fault in found.get("errors", []):
        assert set(fault) == {"in", "pointer", "detail"}
    return found
