"""The whole OpenAPI document against the app itself: valid and broken requests of every kind.

All checks are on, for every operation; `EXCEPTIONS` holds what is left out, with its reason.
"""

import atexit
import json
import os
import tempfile
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from api.app import create_app
from api.keys import KeyStore
from api.settings import Settings
from api.storage import open_storage
from catalogue.store import load_catalogue
from tests.api.fakes import fake_services

EXCEPTIONS = {
    "POST /match-batches": {
        negative_data_rejection: "The body is lines; a bad line gets an error object in the "
        "stream (status 200), so that the other lines are answered.",
    },
}
BEYOND_SCHEMA = {
    "urn:passend:problem:inconsistent-future": "Which levels go together is a matrix of pairs, "
    "which JSON Schema cannot say in any length that a reader would want.",
    "urn:passend:problem:wrong-levels": "That a text names no driver twice cannot be said.",
}
EXAMPLES = 100 if os.environ.get("CI") else 10
FOLDER = tempfile.TemporaryDirectory()
atexit.register(FOLDER.cleanup)
OPTIONS = Settings(database=f"sqlite:///{Path(FOLDER.name) / 'k.db'}", rate_address=0, rate_key=0)
ENGINE = open_storage(OPTIONS.database_url)
_, KEY = KeyStore(ENGINE).create("tests", ["match", "bulk"])
APP = create_app(OPTIONS, fake_services(load_catalogue()), engine=ENGINE)


@schemathesis.serializer("application/jsonl")
def lines(context, value):
    return (value if isinstance(value, str) else json.dumps(value)).encode()


schema = schemathesis.openapi.from_asgi("/v1/openapi.json", APP)


@schema.auth()
class Key:
    """Gives the key to the operations that ask for one."""

    def get(self, case, context):
        return KEY

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "X-API-Key": data}


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_operation(case):
    response = case.call()
    excluded = list(EXCEPTIONS.get(case.operation.label, {}))
    if response.status_code == 400 and response.json()["type"] in BEYOND_SCHEMA:
        excluded.append(positive_data_acceptance)
    case.validate_response(response, excluded_checks=excluded)
