"""The JSON Schema of a technology, for editors that complete and check YAML while typing."""

import json
from typing import Any

from catalogue.technology import Technology

NAME = "technology.schema.json"  # beside the data; each YAML file names it in its first line


def technology_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12), made from the model."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Technology.model_json_schema(),
    }


def schema_text() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(technology_schema(), ensure_ascii=False, indent=2) + "\n"
