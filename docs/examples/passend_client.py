"""A typed client for the REST API of Passend: copy it, or take it as an example.

Needs httpx and Python 3.11. Answers are plain dictionaries on the wire; here they become
dataclasses with the fields that this client uses. Fields that it does not know are ignored, so
that a newer service does not break it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

import httpx


@dataclass(frozen=True)
class Reason:
    """Why an option fits; `share` is its part of the score, 0 to 1."""

    rule: str
    share: float
    text: str


@dataclass(frozen=True)
class Option:
    """A technology that fits."""

    technology: str
    name: str
    rank: int
    fit: float
    cost_eur: tuple[float, float]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Answer:
    """Advice for a case; `abstained` where nothing is presented as fitting."""

    case: str
    abstained: bool
    options: tuple[Option, ...]
    notices: tuple[str, ...]
    versions: dict[str, str]


@dataclass(frozen=True)
class Fault:
    """One fault of a request: where, and what to do."""

    pointer: str
    detail: str


@dataclass
class PassendError(Exception):
    """The service refused; `faults` names everything that is wrong with the request."""

    status: int
    title: str
    detail: str
    retry_after_s: int | None = None
    faults: list[Fault] = field(default_factory=list)


class Passend:
    """The service at `address`, such as ``https://passend.example.nl/v1``."""

    def __init__(
        self,
        address: str,
        key: str = "",
        language: str = "nl",
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"Accept-Language": language} | ({"X-API-Key": key} if key else {})
        self._http = httpx.Client(
            base_url=address, headers=headers, timeout=30, transport=transport
        )

    def match(self, case: dict[str, Any]) -> Answer:
        """Return the advice for `case`. Raises `PassendError`."""
        return _answer(self._call("POST", "matches", json=case))

    def technologies(self, words: str, **facets: str | list[str]) -> list[dict[str, Any]]:
        """Return all technologies that `words` and `facets` find. Raises `PassendError`."""
        found: list[dict[str, Any]] = []
        while True:
            query = {"q": words, "limit": 50, "offset": len(found), **facets}
            page = self._call("GET", "technologies", params=query)
            found += page["items"]
            if len(found) >= page["total"] or not page["items"]:
                return found

    def match_many(self, cases: Iterable[dict[str, Any]]) -> Iterator[Answer | PassendError]:
        """Give an answer, or an error, for each case in order; needs a key for bulk."""
        lines = (json.dumps(case).encode() + b"\n" for case in cases)
        headers = {"Content-Type": "application/jsonl", "Accept": "application/jsonl"}
        with self._http.stream("POST", "match-batches", content=lines, headers=headers) as response:
            if response.status_code != 200:
                response.read()
                raise _error(response)
            for line in response.iter_lines():
                found = json.loads(line)
                if "error" in found:
                    error = found["error"]
                    yield PassendError(400, "", error["message"], None,
                                       [Fault(error["field"], error["message"])])  # fmt: skip
                else:
                    yield _answer(found)

    def _call(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        response = self._http.request(method, path, **more)
        if response.is_error:
            raise _error(response)
        found: dict[str, Any] = response.json()
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()


def _answer(found: dict[str, Any]) -> Answer:
    return Answer(
        case=found["case"],
        abstained=found["abstained"],
        options=tuple(
            Option(
                technology=option["technology"],
                name=option["name"],
                rank=option["rank"],
                fit=option["fit"],
                cost_eur=(option["cost_eur"][0], option["cost_eur"][1]),
                reasons=tuple(
                    Reason(reason["rule"], reason["share"], reason["text"])
                    for reason in option["reasons"]
                ),
            )
            for option in found["options"]
        ),
        notices=tuple(notice["text"] for notice in found.get("notices", [])),
        versions=dict(found["versions"]),
    )


def _error(response: httpx.Response) -> PassendError:
    problem = response.json()
    wait = response.headers.get("Retry-After")
    return PassendError(
        status=response.status_code,
        title=problem["title"],
        detail=problem["detail"],
        retry_after_s=int(wait) if wait else None,
        faults=[Fault(one["pointer"], one["detail"]) for one in problem.get("errors", [])],
    )
