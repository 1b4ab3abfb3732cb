import json

import pytest

from catalogue.scenario_errors import WrongLevels
from tests.api.fakes import assert_problem

CASE = {"language": "nl", "job": {"title": "Kok"}, "worker": {"description": "hoort slecht"}}


def test_an_answer_has_no_empty_keys_and_its_own_language(client):
    response = client.post("/v1/matches", CASE | {"language": "en"})
    assert response.status_code == 200
    assert response.headers["content-language"] == "en"
    assert response.headers["cache-control"] == "no-store"
    assert "task" not in response.json()["barriers"][0]  # None is left out
    assert "null" not in response.text


def test_personal_data_never_reaches_the_matcher_and_is_reported(client, matcher):
    secret = "mevrouw Jansen, bsn 111222333, m.jansen@voorbeeld.nl"
    case = {"id": "06-12345678", "job": {"tasks": [secret]}, "worker": {"description": secret}}
    response = client.post("/v1/matches", case)
    assert "ansen" not in matcher.last.model_dump_json()
    assert "111222333" not in matcher.last.model_dump_json()
    fields = [notice["field"] for notice in response.json()["notices"]]
    assert fields == ["id", "job.tasks[0]", "worker.description"]
    assert "06-12345678" not in response.text


def test_an_interpretation_is_protected_as_well(client):
    response = client.post("/v1/interpretations", {"worker": {"description": "dhr. Smit hoort"}})
    assert "Smit" not in response.text
    assert response.json()["notices"]


def test_all_unknown_ids_come_together(client):
    case = {
        "job": {"title": "Kok", "situations": ["noisy-area", "mars"]},
        "worker": {"functions": [{"function": "hering", "severity": 2}, "flying"]},
        "scenario": "doom",
        "year": 1999,
    }
    found = assert_problem(
        client.post("/v1/matches", case, headers={"accept-language": "en"}), 400, "en"
    )
    assert [fault["pointer"] for fault in found["errors"]] == [
        "/worker/functions/0/function",
        "/worker/functions/1",
        "/job/situations/1",
        "/scenario",
        "/year",
    ]
    assert "hearing" in found["errors"][0]["detail"]
    assert "all-green" in found["errors"][3]["detail"]


@pytest.mark.parametrize("path", ["matches", "plans", "interpretations"])
def test_a_future_that_is_not_there_is_refused_wherever_a_case_goes(client, path):
    for year, status in ((2025, 400), (2026, 200), (2036, 200), (2037, 400)):
        response = client.post(f"/v1/{path}", CASE | {"scenario": "today", "year": year})
        assert response.status_code == status, year
    assert_problem(client.post(f"/v1/{path}", CASE | {"scenario": "doom"}), 400)


def test_an_error_of_the_recommender_keeps_its_place(client, matcher):
    matcher.error = WrongLevels("a=b=c", "scenario")
    found = assert_problem(client.post("/v1/matches", CASE | {"scenario": "a=b=c"}), 400)
    assert found["errors"][0]["pointer"] == "/scenario"
    assert found["type"] == "urn:passend:problem:wrong-levels"


def test_a_fault_of_ours_tells_nothing_but_its_number(client, matcher):
    matcher.error = ValueError("hoort slecht")
    found = assert_problem(client.post("/v1/matches", CASE), 500)
    assert "hoort" not in json.dumps(found)
    assert "errors" not in found


@pytest.mark.parametrize("body", ["", " ", "null", "[]", "{", '{"job":{"title":"x"}}}', "\ufeff{}",
                                  b"\xff\xfe", b"\x00", "NaN", '"' + "a" * 50])  # fmt: skip
def test_what_is_no_case_is_400(client, body):
    headers = {"content-type": "application/json"}
    assert_problem(client("POST", "/v1/matches", content=body, headers=headers), 400)


@pytest.mark.parametrize("kind", [
    "", "text/plain", "application/xml", "application/jsonl", "application/json; charset=latin-1",
    "multipart/form-data",
])  # fmt: skip
def test_another_media_type_is_415_and_says_which_one(client, kind):
    headers = {"content-type": kind} if kind else {}
    response = client("POST", "/v1/matches", content=json.dumps(CASE), headers=headers)
    assert_problem(response, 415)
    assert response.headers["accept-post"] == "application/json"


@pytest.mark.parametrize("kind", ["application/json;charset=UTF-8", "Application/JSON",
                                  'application/json; charset="utf-8"'])  # fmt: skip
def test_json_in_utf_8_is_taken_however_it_is_spelt(client, kind):
    response = client("POST", "/v1/matches", content=json.dumps(CASE),
                      headers={"content-type": kind})  # fmt: skip
    assert response.status_code == 200


@pytest.mark.parametrize(("accept", "status"), [
    ("application/json", 200), ("*/*", 200), ("application/*;q=0.5", 200), ("", 200),
    ("text/html, application/json;q=0.1", 200), ("application/problem+json", 200),
    ("text/html", 406), ("application/xml", 406), ("application/json;q=0", 406), ("image/*", 406),
])  # fmt: skip
def test_accept(client, accept, status):
    response = client.post("/v1/matches", CASE, headers={"accept": accept})
    assert response.status_code == status


def test_numbers_are_numbers(client):
    assert client.post("/v1/matches", CASE | {"limit": 5.0}).status_code == 200
    assert_problem(client.post("/v1/matches", CASE | {"limit": "5"}), 400)
    assert_problem(client.post("/v1/matches", CASE | {"limit": True}), 400)
    assert_problem(client.post("/v1/matches", CASE | {"limit": 5.5}), 400)


def test_a_profile_becomes_functions(client):
    profile = {
        "fml": [{"fml": "5.3", "score": 2}, {"fml": "9.99", "score": 1}],
        "icf": ["d430.3", "xyz"],
        "abilities": [{"function": "reading", "level": 1}, {"function": "seeing", "level": 4}],
    }
    found = client.post("/v1/profile-imports", profile).json()
    severity = {one["function"]: one["severity"] for one in found["functions"]}
    assert severity["standing"] == 2
    assert severity["lifting-carrying"] == 3
    assert severity["reading"] == 3
    assert severity["seeing"] == 0
    assert [notice["field"] for notice in found["notices"]] == ["fml[1]", "icf[1]"]
    case = {"worker": {"functions": [
        {"function": one["function"], "severity": one["severity"]} for one in found["functions"]
    ]}}  # fmt: skip
    assert client.post("/v1/matches", case).status_code == 200


def test_an_unknown_ability_is_named_in_its_place(client):
    body = {"abilities": [{"function": "flying", "level": 1}, {"function": "reading", "level": 6}]}
    found = assert_problem(client.post("/v1/profile-imports", body), 400)
    assert [fault["pointer"] for fault in found["errors"]] == ["/abilities/1/level"]
    body["abilities"].pop()
    found = assert_problem(client.post("/v1/profile-imports", body), 400)
    assert [fault["pointer"] for fault in found["errors"]] == ["/abilities/0/function"]
