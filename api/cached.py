"""Answers that clients may keep: those that hang on the catalogue and the language alone.

Each has an ETag of catalogue, API version, language and address (RFC 9110, 13.1.2); who has it
already gets 304. Answers are kept ready-made in memory, a bounded number of them.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from api.context import context_of
from api.services import services_of
from api.version import API_VERSION

MAX_AGE_S = 300
_KEPT = 1024


class Shelf:
    """Ready-made bodies, the least recently used goes first."""

    def __init__(self, size: int = _KEPT) -> None:
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._size = size
        self._lock = Lock()

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the body under `key`, made by `make` where it is not there."""
        with self._lock:
            if key in self._bodies:
                self._bodies.move_to_end(key)
                return self._bodies[key]
        body = make()
        with self._lock:
            self._bodies[key] = body
            while len(self._bodies) > self._size:
                self._bodies.popitem(last=False)
        return body


def cacheable(request: Request, content: Callable[[], Any]) -> Response:
    """Return `content()` as JSON with an ETag, or 304 where the client has it already."""
    services = services_of(request)
    shelf: Shelf = request.app.state.shelf
    context = context_of(request.scope)
    query = "&".join(sorted(f"{k}={v}" for k, v in request.query_params.multi_items()))
    key = f"{context.language} {request.url.path}?{query}"
    mark = f"{services.content_mark} {API_VERSION} {key}"
    tag = f'"{hashlib.sha256(mark.encode()).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={MAX_AGE_S}"}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, headers)
    body = shelf.get(key, lambda: to_json(content()))
    return Response(body, 200, headers, "application/json")


def to_json(content: Any) -> bytes:
    """Return `content` as JSON in UTF-8."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _has(header: str, tag: str) -> bool:
    marks = {part.strip().removeprefix("W/") for part in header.split(",")}
    return tag in marks or "*" in marks
