"""The OpenAPI 3.1 document, as the API Design Rules ask it.

The framework gives paths, parameters and answers; here go in: bodies and queries as our own code
reads them, problem details for every error, the `API-Version` header on every answer, closed
value lists from the catalogue, servers with the major version, and the rule that a case is not
empty.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import models_json_schema

from api.documented import MODELS, Spoken
from api.errors import TITLES
from api.services import Services
from api.settings import Settings
from api.v1.examples import IDS, QUERIES
from api.version import API_VERSION, BASE_PATH
from catalogue.scenario import FIRST_YEAR, LAST_YEAR, TODAY

ALWAYS = (404, 405, 406, 429, 500, 503)
_REF = "#/components/schemas/{model}"
_OPEN = ("get-openapi", "get-health-live", "get-health-ready")
_METHODS = ("get", "post")
ICF_PATTERN = r"^[bdesBDES][0-9]{1,5}(\.[0-489])?$"

TAGS: dict[str, Spoken] = {
    "matching": {"nl": "Advies voor een casus.", "en": "Advice for a case."},
    "catalogue": {"nl": "Wat er is.", "en": "What there is."},
    "futures": {"nl": "Toekomsten en geld.", "en": "Futures and money."},
    "operation": {"nl": "Over deze dienst zelf.", "en": "About this service itself."},
}
INTRODUCTION: Spoken = {
    "nl": "Passend zoekt technologie die past bij een persoon, een baan en een toekomst. "
    "De dienst geeft advies over technologie. Hij beoordeelt nooit mensen en bewaart geen "
    "casus. Stuur geen naam, geen burgerservicenummer en geen diagnose.",
    "en": "Passend finds technology that fits a person, a job and a future. It advises on "
    "technology. It never judges people and stores no case. Send no name, no citizen number "
    "and no diagnosis.",
}


class ProblemFault(BaseModel):
    """One fault of a request."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    place: str = Field(alias="in", description="body or query.")
    pointer: str = Field(description="JSON pointer (RFC 6901) of the fault; empty: the whole.")
    detail: str = Field(description="What is wrong and what to do.")


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    model_config = ConfigDict(extra="forbid")
    type: str = Field(description="Kind of problem, as a URN that stays the same.")
    title: str = Field(description="Kind of problem in words.")
    status: int = Field(ge=400, le=599, description="HTTP status, 400 to 599.")
    detail: str = Field(description="What to do about it.")
    instance: str = Field(description="Number of this request; quote it when you report it.")
    errors: list[ProblemFault] = Field(default=[], description="All faults of the request.")


def document(app: FastAPI, settings: Settings, services: Services | None) -> dict[str, Any]:
    """Return the document of `app`; ids of the catalogue go in where `services` are loaded."""
    found = get_openapi(
        title="Passend",
        version=API_VERSION,
        openapi_version="3.1.0",
        summary="Technologie die past bij mens en werk. Technology that fits people and work.",
        description=f"{INTRODUCTION['nl']}\n\n*English:* {INTRODUCTION['en']}",
        routes=app.routes,
        servers=[{"url": settings.public_url.rstrip("/") + BASE_PATH}],
        license_info={"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
        tags=[
            {"name": name, "description": f"{said['nl']} {said['en']}"}
            for name, said in sorted(TAGS.items())
        ],
    )
    found["info"]["contact"] = {
        "name": settings.contact_name,
        "url": settings.contact_url,
        "email": settings.contact_email,
    }
    found["paths"] = {
        path.removeprefix(BASE_PATH): item
        for path, item in sorted(found["paths"].items())
        if path.startswith(BASE_PATH)
    }
    _add_schemas(found)
    for path, item in found["paths"].items():
        for method in _METHODS:
            if method in item:
                _complete(item[method], path, method)
    _add_security(found, settings)
    _relax_absent(found)
    _say_items(found["components"]["schemas"])
    if services is not None:
        _fill_ids(found, services)
    _say_not_empty(found["components"]["schemas"])
    return found


def _add_schemas(found: dict[str, Any]) -> None:
    models: list[type[BaseModel]] = [*MODELS.values(), Problem]
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=_REF)
    components = found.setdefault("components", {}).setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        components.pop(name, None)
    components |= schemas["$defs"]
    found["components"]["schemas"] = dict(sorted(components.items()))
    found["components"]["headers"] = {
        "API-Version": {
            "description": "Full version of the API.",
            "schema": {"type": "string", "examples": [API_VERSION]},
        }
    }


def _complete(operation: dict[str, Any], path: str, method: str) -> None:
    """Give an operation all its answers, each with headers and problem details."""
    responses = operation["responses"]
    responses.pop("422", None)
    for status in ALWAYS:
        if status != 404 or "{" in path:
            responses.setdefault(str(status), {"x-problem": True})
    for status, response in responses.items():
        if response.pop("x-problem", False):
            _describe(response, int(status))
        version = {"$ref": "#/components/headers/API-Version"}
        response.setdefault("headers", {})["API-Version"] = version
    examples = QUERIES | {"id": IDS.get(path.split("/")[1])}
    for parameter in operation.get("parameters", []):
        parameter["example"] = examples.get(parameter["name"])
    if not operation.get("parameters"):
        operation.pop("parameters", None)
    operation["responses"] = dict(sorted(responses.items()))
    del method


def _describe(response: dict[str, Any], status: int) -> None:
    if status == 304:
        response.update({"description": "Niet veranderd / Not changed"})
        return
    title = TITLES[status]
    response["description"] = f"{title.nl} / {title.en}"
    schema = {"$ref": "#/components/schemas/Problem"}
    response["content"] = {"application/problem+json": {"schema": schema}}
    if status in (429, 503):
        response["headers"] = {
            "Retry-After": {
                "description": "Seconds to wait.",
                "schema": {"type": "integer", "minimum": 0},
            }
        }


def _add_security(found: dict[str, Any], settings: Settings) -> None:
    schemes: dict[str, Any] = {"key": {"type": "apiKey", "in": "header", "name": "X-API-Key"}}
    if settings.oidc_issuer:
        address = settings.oidc_issuer.rstrip("/") + "/.well-known/openid-configuration"
        schemes["oidc"] = {"type": "openIdConnect", "openIdConnectUrl": address}
    found["components"]["securitySchemes"] = schemes
    needed: list[dict[str, list[str]]] = [{name: []} for name in schemes]
    for item in found["paths"].values():
        for operation in item.values():
            bulk = operation["operationId"] == "create-match-batch"
            matching = "401" in operation["responses"]
            if bulk or (matching and settings.matching_needs_key):
                operation["security"] = needed
            elif matching:
                operation["security"] = [{}, *needed]


def _relax_absent(found: dict[str, Any]) -> None:
    """Say of what an answer leaves out when it has no value that it may be absent."""
    for name in ("Barrier", "Answer", "Option", "PlanAnswer", "Cell"):
        schema = found["components"]["schemas"].get(name, {})
        nullable = {key for key, part in schema.get("properties", {}).items() if _is_nullable(part)}
        if "required" in schema:
            schema["required"] = [key for key in schema["required"] if key not in nullable]


def _say_items(schemas: dict[str, Any]) -> None:
    """Give lists of a fixed length `items` as well: many tools know no `prefixItems`."""
    for schema in schemas.values():
        for part in schema.get("properties", {}).values():
            if "prefixItems" in part and "items" not in part:
                part["items"] = part["prefixItems"][0]


def _is_nullable(part: dict[str, Any]) -> bool:
    return {"type": "null"} in part.get("anyOf", [])


def _fill_ids(found: dict[str, Any], services: Services) -> None:
    """Put the ids of the catalogue in as closed lists."""
    catalogue = services.catalogue
    for item in found["paths"].values():
        for operation in item.values():
            for parameter in operation.get("parameters", []):
                schema = parameter["schema"]
                if name := schema.pop("x-ids", None):
                    schema["items"]["enum"] = list(getattr(catalogue, name))
    _fill_future_ids(found["components"]["schemas"], services)
    schemas = found["components"]["schemas"]
    functions, situations = list(catalogue.functions), list(catalogue.situations)
    for name in ("FunctionLimit", "Ability"):
        if name in schemas:
            schemas[name]["properties"]["function"]["enum"] = functions
    if "Worker" in schemas:
        kinds = schemas["Worker"]["properties"]["functions"]["items"]["anyOf"]
        kinds.remove({"type": "string"})
        kinds += [{"enum": functions}, {"type": "string", "pattern": ICF_PATTERN}]
    if "Job" in schemas:
        schemas["Job"]["properties"]["situations"]["items"]["enum"] = situations


def _fill_future_ids(schemas: dict[str, Any], services: Services) -> None:
    futures = services.catalogue.futures
    levels = {name: list(driver.level_ids()) for name, driver in futures.drivers.items()}
    named = [*futures.scenarios, TODAY]
    if "Case" in schemas:
        pair = "|".join(f"{name}=({'|'.join(ids)})" for name, ids in levels.items())
        pattern = f"^({pair})(,({pair}))*$"
        schemas["Case"]["properties"]["scenario"]["anyOf"] = [
            {"enum": named},
            {"type": "string", "pattern": pattern},
            {"type": "null"},
        ]
    if "ScenarioComposition" in schemas:
        schema = schemas["ScenarioComposition"]["properties"]["levels"]
        schema["properties"] = {name: {"enum": ids} for name, ids in levels.items()}
        schema["additionalProperties"] = False


def _say_not_empty(schemas: dict[str, Any]) -> None:
    """Say in the schema what is checked by rule: years, and that a body asks something."""
    text = {"type": "string", "pattern": "[A-Za-zÀ-ÖØ-öø-ÿ]"}  # more letters are taken
    some = {"type": "array", "minItems": 1, "items": {}}
    if "Case" in schemas:
        job: list[dict[str, Any]] = [{"title": text}, {"tasks": {**some, "items": {**text}}}]
        worker: list[dict[str, Any]] = [{"description": text}, {"functions": some}]
        year = schemas["Case"]["properties"]["year"]["anyOf"][0]
        year.update({"minimum": FIRST_YEAR, "maximum": LAST_YEAR})
        schemas["Case"]["anyOf"] = [
            {"required": [part], "properties": {part: {"required": [*field], "properties": field}}}
            for part, fields in (("job", job), ("worker", worker))
            for field in fields
        ]
    if "ProfileImport" in schemas:
        schemas["ProfileImport"]["anyOf"] = [
            {"required": [name], "properties": {name: some}} for name in ("fml", "icf", "abilities")
        ]
