"""The collection for Bruno in docs/bruno, from the OpenAPI document: `python -m api.collection`.

One file an operation, with its example and its description, and two environments. A test holds the
folder to the document.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs" / "bruno"
ENVIRONMENTS = {
    "own-machine": "http://127.0.0.1:8000/v1",
    "production": "https://passend.example.nl/v1",
}
SHOWN = ("q", "limit", "year")
"""Query parameters that a request of the collection fills in; the document tells the rest."""


def files(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each file of the collection, by its path in the folder."""
    name = document["info"]["title"]
    about = {"version": "1", "name": name, "type": "collection", "ignore": []}
    found = {"bruno.json": json.dumps(about, indent=2) + "\n"}
    for environment, address in ENVIRONMENTS.items():
        found[f"environments/{environment}.bru"] = (
            f"vars {{\n  address: {address}\n}}\nvars:secret [\n  key\n]\n"
        )
    operations = [
        (path, method, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]
    for number, (path, method, operation) in enumerate(operations, 1):
        file = f"{operation['tags'][0]}/{operation['operationId']}.bru"
        found[file] = _request(number, path, method, operation)
    return found


def write(document: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Write the collection anew into `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files(document).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _request(number: int, path: str, method: str, operation: Mapping[str, Any]) -> str:
    parameters = operation.get("parameters", [])
    address = "{{address}}" + path
    for parameter in parameters:
        if parameter["in"] == "path":
            address = address.replace(f"{{{parameter['name']}}}", parameter["example"])
    query = {
        p["name"]: p["example"] for p in parameters if p["in"] == "query" and p["name"] in SHOWN
    }
    if query:
        address += "?" + "&".join(f"{key}={value}" for key, value in query.items())
    kind, example = _example(operation)
    lines = {"json": kind == "application/json", "text": kind not in ("", "application/json")}
    body = next((name for name, fits in lines.items() if fits), "none")
    blocks = [
        _block("meta", [f"name: {operation['summary']}", "type: http", f"seq: {number}"]),
        _block(method, [f"url: {address}", f"body: {body}", "auth: none"]),
    ]
    if query:
        blocks.append(_block("params:query", [f"{key}: {value}" for key, value in query.items()]))
    headers = ["Accept-Language: nl"] + ([f"Content-Type: {kind}"] if kind else [])
    if operation.get("security") and {} not in operation["security"]:
        headers.append("X-API-Key: {{key}}")
    blocks.append(_block("headers", headers))
    if example:
        blocks.append(_block(f"body:{body}", example.splitlines()))
    blocks.append(_block("docs", operation["description"].splitlines()))
    return "\n".join(blocks)


def _example(operation: Mapping[str, Any]) -> tuple[str, str]:
    content = operation.get("requestBody", {}).get("content", {})
    for kind, part in content.items():
        value = next(iter(part["examples"].values()))["value"]
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)
        return kind, text
    return "", ""


def _block(name: str, lines: list[str]) -> str:
    inner = "\n".join(f"  {line}" if line else "" for line in lines)
    return f"{name} {{\n{inner}\n}}\n"


def _main() -> None:
    # Loaded here: only who makes the collection anew needs the whole application.
    from api.app import create_app  # noqa: PLC0415
    from api.openapi import document  # noqa: PLC0415
    from api.settings import Settings  # noqa: PLC0415

    settings = Settings.read(database="sqlite://")
    write(document(create_app(settings), settings, None))


if __name__ == "__main__":
    _main()
