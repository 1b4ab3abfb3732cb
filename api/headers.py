"""Headers that every answer carries, as a thin ASGI layer (API Design Rules 2.2, transport).

What a handler sets itself stays: catalogue resources set their own `Cache-Control`, web pages
their own `Content-Security-Policy`.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Context, context_of
from api.version import API_VERSION

FOR_ALL: dict[bytes, bytes] = {
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"strict-transport-security": b"max-age=31536000; includeSubDomains",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_VARY = b"accept-language"


class Headers:
    """Adds the headers, and answers HEAD as GET without its body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        context = context_of(scope)
        bare = scope["method"] == "HEAD"
        if bare:
            scope["method"] = "GET"

        async def completed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = _completed(list(message["headers"]), context)
            elif bare and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, completed)


def _completed(headers: list[tuple[bytes, bytes]], context: Context) -> list[tuple[bytes, bytes]]:
    names = {name.lower() for name, _ in headers}
    headers += [(name, value) for name, value in FOR_ALL.items() if name not in names]
    headers.append((b"x-request-id", context.request_id.encode()))
    if context.path_is_api:
        headers.append((b"api-version", API_VERSION.encode()))
        headers.append((b"vary", _VARY))
        if b"content-language" not in names:
            headers.append((b"content-language", context.language.encode()))
    return headers
