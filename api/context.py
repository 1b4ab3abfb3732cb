"""What one request carries along: who asks, in which language, and what the log may say.

It holds no content of the request, so whatever is logged from it is safe to log.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from starlette.types import Scope

from api.language import negotiate
from catalogue.text import Language

KEY = "passend"


@dataclass(slots=True)
class Context:
    """One request."""

    language: Language
    path_is_api: bool
    request_id: str = field(default_factory=lambda: str(uuid4()))
    actor: str = "anonymous"
    origin: str = "-"
    details: dict[str, Any] = field(default_factory=dict)
    """Versions, digest and figures of the answer, for the log."""


def context_of(scope: Scope) -> Context:
    """Return the context of the request in `scope`, made on first use."""
    found = scope.get(KEY)
    if found is None:
        header = header_of(scope, b"accept-language")
        found = Context(negotiate(header), str(scope.get("path", "")).startswith("/v1"))
        scope[KEY] = found
    assert isinstance(found, Context)
    return found


def operation_of(scope: Scope) -> str:
    """Return the name of the operation in the OpenAPI document, "-" where no route was found."""
    route = scope.get("route")
    return str(getattr(route, "operation_id", None) or getattr(route, "name", None) or "-")


def header_of(scope: Scope, name: bytes) -> str:
    """Return the header `name` (lower case), joined by commas where it came more than once."""
    found = [value.decode("latin-1") for key, value in scope["headers"] if key == name]
    return ", ".join(found)
