"""An old client keeps working: what version 1.0.0 answered is still answered.

`contract/v1-0-0.json` holds requests and answers as they were recorded at 1.0.0. An answer of
today may have more fields, never fewer, and a field keeps its type. A recorded file is never
changed; a new minor version adds a file of its own.
"""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "contract"
RECORDED = [
    (path.stem, exchange)
    for path in sorted(FOLDER.glob("*.json"))
    for exchange in json.loads(path.read_text("utf-8"))
]


@pytest.mark.parametrize(
    ("version", "exchange"), RECORDED, ids=[f"{v} {e['request']['path']}" for v, e in RECORDED]
)
def test_a_recorded_exchange_still_holds(client, keys, version, exchange):
    request, recorded = exchange["request"], exchange["response"]
    headers = dict(request["headers"])
    if request.get("key"):
        headers["x-api-key"] = keys.create("contract", request["key"])[1]
    response = client(request["method"], request["path"], headers=headers, content=request["body"])
    assert response.status_code == recorded["status"]
    for name, value in recorded["headers"].items():
        assert response.headers[name].startswith(value), name
    found = [json.loads(line) for line in response.text.splitlines()]
    assert missing(recorded["body"], found) == []


def missing(old, new, place=""):
    """Return the places where `new` lacks what `old` had, or has another type."""
    if isinstance(old, dict):
        if not isinstance(new, dict):
            return [place]
        return [
            found
            for name, value in old.items()
            for found in (
                missing(value, new[name], f"{place}/{name}") if name in new else [f"{place}/{name}"]
            )
        ]
    if isinstance(old, list):
        if not isinstance(new, list) or (old and not new):
            return [place]
        return missing(old[0], new[0], f"{place}/0") if old else []
    if old is None:
        return []
    number = isinstance(old, int | float) and not isinstance(old, bool)
    same = isinstance(new, int | float) if number else isinstance(new, type(old))
    return [] if same else [place]


@pytest.mark.parametrize(("old", "new", "places"), [
    ({"a": 1}, {"a": 2.5, "b": 0}, []), ({"a": 1}, {}, ["/a"]), ({"a": "x"}, {"a": 1}, ["/a"]),
    ({"a": [{"b": 1}]}, {"a": [{"c": 1}]}, ["/a/0/b"]), ({"a": [1]}, {"a": []}, ["/a"]),
    ({"a": {}}, {"a": []}, ["/a"]), ({"a": None}, {"a": 5}, []),
])  # fmt: skip
def test_the_comparison_sees_what_breaks_a_client(old, new, places):
    assert missing(old, new) == places


def test_the_recording_covers_every_operation(client):
    paths = client.get("/v1/openapi.json").json()["paths"]
    recorded = {e["request"]["path"].partition("?")[0] for _, e in RECORDED}
    for path in paths:
        head = f"/v1{path.partition('{')[0]}"
        assert any(one.startswith(head) for one in recorded), path
