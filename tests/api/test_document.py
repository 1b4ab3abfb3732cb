"""What the OpenAPI document says of fields, units and examples; its form is checked elsewhere."""

import json
import re

from pydantic import BaseModel

from api.documented import MODELS


def test_every_example_of_the_document_works(client, keys):
    document = client.get("/v1/openapi.json").json()
    _, key = keys.create("examples", ["bulk"])
    seen = 0
    for path, item in document["paths"].items():
        for method, operation in item.items():
            for kind, content in operation.get("requestBody", {}).get("content", {}).items():
                for example in content["examples"].values():
                    value = example["value"]
                    body = value if isinstance(value, str) else json.dumps(value)
                    headers = {"content-type": kind, "x-api-key": key}
                    response = client(method.upper(), f"/v1{path}", content=body, headers=headers)
                    assert response.status_code == 200, (path, response.text)
                    assert '"error"' not in response.text
                    seen += 1
    assert seen >= 8


def test_every_parameter_has_an_example_that_works(client):
    document = client.get("/v1/openapi.json").json()
    seen = 0
    for path, item in document["paths"].items():
        if "get" not in item:
            continue
        parameters = item["get"].get("parameters", [])
        shown = {p["name"]: p["example"] for p in parameters}
        assert None not in shown.values(), path
        address = "/v1" + path.replace("{id}", str(shown.pop("id", "")))
        for query in (*({name: value} for name, value in shown.items()), shown):
            response = client.get(address, params=query)
            assert response.status_code == 200, (address, query, response.text)
            assert response.json().get("total", 1) > 0, (address, query)
            seen += 1
    assert seen > 30


NUMBERS = ("integer", "number")
UNIT_OR_RANGE = re.compile(
    r"\b0 to 1\b|\beuro|\d to \d|[Yy]ear|[Dd]ays|[Hh]ours|unit|[Ww]eight|[Ss]hare|leaning|leanings"
    r"|[Ss]napshot|Index|Pairs|value"
)


def test_every_number_says_its_unit_or_its_range(client):
    document = client.get("/v1/openapi.json").json()
    for name, schema in document["components"]["schemas"].items():
        for field, part in schema.get("properties", {}).items():
            for number in (one for one in variants(part) if one.get("type") in NUMBERS):
                said = UNIT_OR_RANGE.search(part.get("description", ""))
                assert said or "minimum" in number, f"{name}.{field}"


def test_every_number_that_is_asked_has_bounds(client):
    document = client.get("/v1/openapi.json").json()
    schemas = document["components"]["schemas"]
    asked = [(name, schemas[name]["properties"]) for name in sent_models()]
    for path, item in document["paths"].items():
        parameters = item.get("get", {}).get("parameters", [])
        asked.append((path, {p["name"]: p["schema"] for p in parameters}))
    for name, fields in asked:
        for field, part in fields.items():
            for number in (one for one in variants(part) if one.get("type") in NUMBERS):
                assert "minimum" in number, f"{name}.{field}"


def variants(part):
    yield part
    for inner in part.get("anyOf", ()):
        yield from variants(inner)


def sent_models():
    return {inner.__name__ for model in MODELS.values() for inner in nested(model)}


def test_every_field_of_every_body_is_described():
    for model in MODELS.values():
        for part in nested(model):
            for name, field in part.model_fields.items():
                assert field.description, f"{part.__name__}.{name}"


def nested(model, seen=None):
    seen = seen if seen is not None else set()
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for inner in flat(field.annotation):
            yield from nested(inner, seen)


def flat(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from flat(inner)
