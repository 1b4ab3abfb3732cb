"""The API Design Rules 2.2, rule by rule, as far as a machine can check them at run time.

What the OpenAPI document shows is checked by Spectral as well (test_spectral.py).
"""

import json
import re
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from api.app import create_app
from api.headers import FOR_ALL
from api.version import API_VERSION
from tests.api.fakes import Client, assert_problem, fake_services

ROOT = Path(__file__).parents[2]
GETS = [
    "/technologies", "/technologies/live-captioning", "/functions", "/situations", "/sectors",
    "/scenarios", "/scenarios/all-green", "/drivers", "/outlook", "/schemes", "/versions",
    "/health/live", "/health/ready", "/openapi.json",
]  # fmt: skip
CASE = {"job": {"title": "Kok"}}
DUTCH_VERBS = ("zoek", "haal", "maak", "geef", "stuur", "bereken", "get", "find")


@pytest.fixture
def document(client):
    return client.get("/v1/openapi.json").json()


def operations(document):
    return [
        (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]


def test_naming_resources_are_nouns(document):
    for path in document["paths"]:
        for word in path.strip("/").split("/"):
            assert not word.startswith(tuple(f"{verb}-" for verb in DUTCH_VERBS))
            assert word not in DUTCH_VERBS


def test_naming_collections_are_plural(document):
    lists = [p for p, m, o in operations(document) if o["operationId"].startswith("list-")]
    made = [p for p, m, o in operations(document) if m == "post"]
    assert all(path.endswith("s") for path in lists + made)


def test_interface_language_has_a_glossary(document):
    glossary = (ROOT / "docs/glossary.md").read_text("utf-8").lower()
    for path in document["paths"]:
        name = path.strip("/").split("/")[0].split(".")[0]
        singular = name.replace("ies", "y") if name.endswith("ies") else name.removesuffix("s")
        words = {name, singular, name.replace("-", " "), singular.replace("-", " ")}
        assert any(word.replace("matche", "match") in glossary for word in words), name


@pytest.mark.parametrize("path", GETS)
def test_no_trailing_slash(client, path):
    response = client.get(f"/v1{path}/")
    assert_problem(response, 404)
    assert "location" not in response.headers


def test_path_segments_are_kebab_case_without_a_file_extension(document):
    for path in document["paths"]:
        for segment in path.strip("/").split("/"):
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|\{[a-z]\w*\}", segment), path


def test_query_keys_are_lower_camel_case(document):
    keys = {p["name"] for _, _, o in operations(document) for p in o.get("parameters", [])}
    assert {"needsNetwork", "maxCostEur"} <= keys
    for key in keys:
        assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", key), key


def test_hide_implementation(client):
    for response in (client.get("/v1/functions"), client.get("/v1/nowhere"),
                     client.post("/v1/matches", {"job": 5}),
                     client("DELETE", "/v1/matches")):  # fmt: skip
        assert not {"server", "x-powered-by"} & set(response.headers)
        assert not re.search(r"fastapi|starlette|pydantic|uvicorn|traceback|python",
                             response.text, re.IGNORECASE)  # fmt: skip


def test_dates_are_iso_8601(client):
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", client.get("/v1/outlook").json()["date"])


def test_times_of_day_are_not_told_where_a_date_will_do(document):
    formats = set(re.findall(r'"format": "([a-z-]+)"', json.dumps(document["components"])))
    assert formats == {"date"}  # a date-time needs a test of its own: UTC out, any offset in


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize(("path", "allowed"), [("/v1/matches", "POST"), ("/v1/functions", "GET")])
def test_http_methods_answer_405_with_allow(client, method, path, allowed):
    response = client(method, path)
    assert_problem(response, 405)
    assert allowed in response.headers["allow"]


def test_http_safety_head_is_get_without_a_body(client):
    head, get = client("HEAD", "/v1/functions"), client.get("/v1/functions")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(get.content))
    assert head.headers["etag"] == get.headers["etag"]


def test_stateless_two_instances_give_the_same(settings, catalogue, engine):
    one, two = (
        Client(create_app(settings, fake_services(catalogue), engine=engine)) for _ in range(2)
    )
    assert one.post("/v1/matches", CASE).content == two.post("/v1/matches", CASE).content
    assert one.get("/v1/functions").headers["etag"] == two.get("/v1/functions").headers["etag"]


def test_no_cookies(client):
    assert "set-cookie" not in client.post("/v1/matches", CASE).headers


def test_invalid_input_is_400_with_all_errors(client):
    found = assert_problem(
        client.post("/v1/matches", {"job": {"tasks": 5}, "limit": 0, "x": 1}), 400
    )
    assert [fault["pointer"] for fault in found["errors"]] == ["/job/tasks", "/limit", "/x"]


def test_every_error_of_the_document_is_a_problem(document):
    for path, _, operation in operations(document):
        errors = {s: r for s, r in operation["responses"].items() if s[0] in "45"}
        assert {"405", "406", "429", "500", "503"} <= set(errors), path
        assert "422" not in errors
        for response in errors.values():
            assert set(response["content"]) == {"application/problem+json"}
            assert "API-Version" in response["headers"]
    problem = document["components"]["schemas"]["Problem"]
    assert {"type", "title", "status", "detail", "instance"} <= set(problem["required"])


def test_what_takes_input_can_answer_400(document):
    for path, method, operation in operations(document):
        if method == "post" or operation.get("parameters"):
            assert "400" in operation["responses"], path


def test_doc_openapi_is_valid(document):
    assert document["openapi"].startswith("3.1.")
    validate(document)


def test_doc_openapi_contact(document):
    assert set(document["info"]["contact"]) == {"name", "email", "url"}


def test_doc_language_is_dutch_first(document):
    for _, _, operation in operations(document):
        dutch, english = operation["description"].split("\n\n*English:* ")
        assert dutch != english


def test_publish_openapi_is_open_to_every_page(client):
    response = client.get("/v1/openapi.json", headers={"origin": "https://elsewhere.example"})
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", [p for p in GETS if not p.startswith(("/health", "/openapi"))])
def test_catalogue_resources_may_be_kept_and_read_by_every_page(client, path):
    elsewhere = {"origin": "https://elsewhere.example"}
    response = client.get(f"/v1{path}", headers=elsewhere)
    assert response.headers["cache-control"] == "public, max-age=300"
    assert response.headers["etag"]
    assert response.headers["access-control-allow-origin"] == "*"
    ask = elsewhere | {"access-control-request-method": "GET"}
    assert client("OPTIONS", f"/v1{path}", headers=ask).status_code == 204


def test_all_else_is_no_store_and_for_listed_origins_only(client, document, keys):
    elsewhere = {"origin": "https://elsewhere.example"}
    _, key = keys.create("rules", ["bulk"])
    answers = [client.get(f"/v1/health/{name}", headers=elsewhere) for name in ("live", "ready")]
    for path, _, operation in operations(document):
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            value = next(iter(content["examples"].values()))["value"]
            body = value if isinstance(value, str) else json.dumps(value)
            headers = elsewhere | {"content-type": kind, "x-api-key": key}
            answers.append(client("POST", f"/v1{path}", content=body, headers=headers))
    assert len(answers) == 8
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers


def test_every_route_is_in_the_document_and_the_other_way_round(app, document):
    listed = {f"/v1{path}" for path in document["paths"]} | {"/v1/openapi.json"}
    for path in listed:
        probe = Client(app)("TRACE", re.sub(r"\{\w+\}", "x", path))
        assert probe.status_code == 405, path
    served = {route.path for route in flat(app.routes) if hasattr(route, "path")}
    assert {path for path in served if path.startswith("/v1")} <= listed


def flat(routes):
    for route in routes:
        if hasattr(route, "routes"):
            yield from flat(route.routes)
        else:
            yield route


def test_changelog_names_the_version():
    text = (ROOT / "docs/api-changelog.md").read_text("utf-8")
    assert f"## {API_VERSION}" in text


def test_deprecation_and_transition_are_published():
    text = (ROOT / "docs/api-changelog.md").read_text("utf-8")
    assert "Sunset" in text
    assert "Deprecation" in text


def test_servers_use_https_but_for_trying_out(settings, services, engine):
    public = settings.model_copy(update={"public_url": "https://passend.example.nl/"})
    for options, start in ((settings, "http://127.0.0.1"), (public, "https://")):
        shown = Client(create_app(options, services, engine=engine)).get("/v1/openapi.json").json()
        assert [server["url"].startswith(start) for server in shown["servers"]] == [True]
        assert "//" not in shown["servers"][0]["url"].partition("://")[2]


def test_uri_version_and_semver(document):
    assert re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", API_VERSION)
    assert document["info"]["version"] == API_VERSION
    major = API_VERSION.split(".")[0]
    assert all(server["url"].endswith(f"/v{major}") for server in document["servers"])


RESPONSES = {
    "found": lambda c: c.get("/v1/functions"),
    "not found": lambda c: c.get("/v1/nowhere"),
    "not allowed": lambda c: c("PUT", "/v1/functions"),
    "bad": lambda c: c.post("/v1/matches", {}),
    "answer": lambda c: c.post("/v1/matches", CASE),
    "head": lambda c: c("HEAD", "/v1/functions"),
    "media": lambda c: c("POST", "/v1/matches", content="x"),
    "accept": lambda c: c.get("/v1/functions", headers={"accept": "text/html"}),
    "no key": lambda c: c("POST", "/v1/match-batches"),
    "bad key": lambda c: c.get("/v1/functions", headers={"x-api-key": "passend_x_y"}),
    "large": lambda c: c("POST", "/v1/matches", content=b" " * 1_100_000,
                         headers={"content-type": "application/json"}),
}  # fmt: skip


@pytest.mark.parametrize("name", RESPONSES)
def test_version_header_and_security_headers_on_every_response(client, name):
    response = RESPONSES[name](client)
    assert response.headers["api-version"] == API_VERSION
    for header, value in FOR_ALL.items():
        if header != b"cache-control":
            assert response.headers[header.decode()] == value.decode()
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]


def test_no_sensitive_uris(document):
    sensitive = ("worker", "case", "description", "text", "bsn", "email", "token", "key")
    for path, _, operation in operations(document):
        names = [p["name"].lower() for p in operation.get("parameters", [])]
        assert not any(word in name for word in sensitive for name in names), path


def test_cors_lets_in_listed_origins_only_where_cases_are_sent(settings, services, engine):
    listed = settings.model_copy(update={"cors_origins": ("https://page.example",)})
    client = Client(create_app(listed, services, engine=engine))
    ask = {"access-control-request-method": "POST"}
    allowed = client("OPTIONS", "/v1/matches", headers=ask | {"origin": "https://page.example"})
    assert allowed.status_code == 204
    assert allowed.headers["access-control-allow-origin"] == "https://page.example"
    refused = client("OPTIONS", "/v1/matches", headers=ask | {"origin": "https://evil.example"})
    assert refused.status_code == 405
    assert "access-control-allow-origin" not in refused.headers
