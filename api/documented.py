"""What a route says of itself in the OpenAPI document: bodies, queries, problems, examples.

Bodies and queries are read by our own code (api/inputs.py), so their schemas are named here.
`api/openapi.py` turns the marks into references.
"""

from collections.abc import Mapping
from typing import Annotated, Any, TypedDict

from fastapi import Path
from pydantic import BaseModel

MODELS: dict[str, type[BaseModel]] = {}
"""Models that bodies refer to, by name; api/openapi.py adds their schemas."""


Id = Annotated[str, Path(description="Id, as the list shows it.")]


class Spoken(TypedDict):
    """A text of the document in both languages."""

    nl: str
    en: str


def says(nl: str, en: str) -> str:
    """Return the description of an operation: Dutch first (API Design Rules), then English."""
    return f"{nl}\n\n*English:* {en}"


def body(
    model: type[BaseModel],
    examples: Mapping[str, Any],
    media_type: str = "application/json",
) -> dict[str, Any]:
    """Return the part of the document for an operation with a body of `model`."""
    MODELS[model.__name__] = model
    content = {
        "schema": {"$ref": f"#/components/schemas/{model.__name__}"},
        "examples": {name: {"value": value} for name, value in examples.items()},
    }
    return {"requestBody": {"required": True, "content": {media_type: content}}}


def query(model: type[BaseModel]) -> dict[str, Any]:
    """Return the part of the document for an operation with the query `model`."""
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    parameters = []
    for name, part in schema["properties"].items():
        description = part.pop("description", "")
        part.pop("title", None)
        parameters.append(
            {"name": name, "in": "query", "required": False, "description": description,
             "schema": part, **({"style": "form", "explode": True} if _many(part) else {})}
        )  # fmt: skip
    return {"parameters": parameters}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the answers with problem details that an operation can give, besides its own."""
    return {status: {"x-problem": True} for status in statuses}


def _many(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "array"
