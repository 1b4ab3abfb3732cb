"""Cross-origin use: public data for every web page, the rest for the origins in the settings."""

from collections.abc import Collection

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import header_of
from api.version import BASE_PATH

OPEN_PATHS = tuple(
    f"{BASE_PATH}/{name}"
    for name in (
        "openapi.json", "technologies", "functions", "situations", "sectors", "scenarios",
        "drivers", "schemes", "versions", "outlook",
    )
)  # fmt: skip
EXPOSED = b"API-Version, Content-Language, ETag, RateLimit, RateLimit-Policy, Retry-After"
ALLOWED = b"Accept, Accept-Language, Authorization, Content-Type, If-None-Match, X-API-Key"


class Cors:
    """Adds the CORS headers and answers preflight requests."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self.app = app
        self.origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it where it is a preflight."""
        origin = header_of(scope, b"origin") if scope["type"] == "http" else ""
        if not origin:
            await self.app(scope, receive, send)
            return
        allowed = self._allowed(scope, origin)

        async def with_cors(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *allowed]
            await send(message)

        asked = header_of(scope, b"access-control-request-method")
        if scope["method"] == "OPTIONS" and asked and allowed:
            await _preflight(with_cors)
        else:
            await self.app(scope, receive, with_cors)

    def _allowed(self, scope: Scope, origin: str) -> list[tuple[bytes, bytes]]:
        """Return the headers that let `origin` in; none where it may not."""
        exposed = (b"access-control-expose-headers", EXPOSED)
        reads = scope["method"] == "GET" or (
            scope["method"] == "OPTIONS"
            and header_of(scope, b"access-control-request-method") in ("GET", "HEAD")
        )
        if reads and scope["path"].startswith(OPEN_PATHS):
            return [(b"access-control-allow-origin", b"*"), exposed]
        vary = (b"vary", b"origin")
        if origin in self.origins:
            return [(b"access-control-allow-origin", origin.encode("latin-1")), exposed, vary]
        return []


async def _preflight(send: Send) -> None:
    headers = [
        (b"access-control-allow-methods", b"GET, POST"),
        (b"access-control-allow-headers", ALLOWED),
        (b"access-control-max-age", b"600"),
        (b"content-length", b"0"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
