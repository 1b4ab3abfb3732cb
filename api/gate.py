"""The gate: which host, who asks, how often, how much; before anything else is done."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Context, context_of, header_of
from api.errors import Busy, NotAcceptable, TooManyRequests, Unauthorised, UnknownHost, problem
from api.keys import KeyStore
from api.limits import Allowance, LimitedBody, RateTable
from api.oidc import Provider
from api.roles import Identity
from api.settings import Settings
from api.version import BASE_PATH
from catalogue.errors import PassendError

IDENTITY = "passend.identity"
BULK_PATH = f"{BASE_PATH}/match-batches"
_UNCOUNTED = tuple(f"{BASE_PATH}/{name}" for name in ("health/", "openapi.json"))
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="passend"'}
_JSON = ("application/json", "application/problem+json", "application/*", "*/*")
_LINES = ("application/jsonl", "application/x-ndjson", "application/problem+json",
          "application/*", "*/*")  # fmt: skip


class Gate:
    """Refuses what may not come in, and tells the rest who they are (`identity_of`)."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        rates: RateTable,
        keys: KeyStore | None,
        provider: Provider | None,
    ) -> None:
        self.app = app
        self._settings = settings
        self._rates = rates
        self._keys = keys
        self._provider = provider
        self._hosts = frozenset(host.lower() for host in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        context = context_of(scope)
        marks: list[tuple[bytes, bytes]] = []

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *marks]
            await send(message)

        try:
            await self._check(scope, context, marks)
            body = self._limited(scope, receive)
        except PassendError as error:
            await problem(error, context)(scope, receive, marked)
            return
        await self.app(scope, body, marked)

    async def _check(
        self, scope: Scope, context: Context, marks: list[tuple[bytes, bytes]]
    ) -> None:
        self._check_host(scope)
        if not context.path_is_api or scope["path"].startswith(_UNCOUNTED):
            return
        shown = _shown(scope)
        identity = await self._identify(shown) if shown else None
        if allowance := self._count(scope, identity):
            marks += allowance.headers()
            if allowance.exceeded:
                raise TooManyRequests(headers={"Retry-After": str(allowance.reset_s)})
        if shown and identity is None:
            raise Unauthorised(headers=_CHALLENGE)
        if identity:
            scope[IDENTITY] = identity
            context.actor = identity.actor
        _check_accept(scope)

    def _check_host(self, scope: Scope) -> None:
        if not self._hosts:
            return
        host = urlsplit("//" + header_of(scope, b"host")).hostname or ""
        # A check of health comes from beside the service, by its address.
        if host.lower() not in self._hosts and not scope["path"].startswith(_UNCOUNTED[0]):
            raise UnknownHost

    async def _identify(self, shown: str) -> Identity | None:
        if shown.startswith("passend_"):
            return self._keys.identify(shown) if self._keys else None
        if self._provider is None:
            return None
        try:
            return await self._provider.identify(shown)
        except httpx.HTTPError:
            raise Busy(retry_after_s=10) from None

    def _count(self, scope: Scope, identity: Identity | None) -> Allowance | None:
        client = scope.get("client")
        address = str(client[0]) if client else "-"
        policy, sender, quota = (
            ("key", identity.actor, self._settings.rate_key)
            if identity
            else ("address", address, self._settings.rate_address)
        )
        return self._rates.count(policy, sender, quota) if quota else None

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        if scope["path"] == BULK_PATH:
            return receive  # a stream; api/v1/match_batches.py limits its lines and its pace
        return LimitedBody(receive, self._settings.max_body_bytes, self._settings.body_timeout_s)


def identity_of(scope: Scope) -> Identity | None:
    """Return who sent the request, None where nobody said."""
    found = scope.get(IDENTITY)
    return found if isinstance(found, Identity) else None


def _shown(scope: Scope) -> str:
    """Return the key or token that was sent, empty where there is none."""
    if key := header_of(scope, b"x-api-key"):
        return key
    kind, _, token = header_of(scope, b"authorization").partition(" ")
    return token.strip() if kind.lower() == "bearer" else kind


def _check_accept(scope: Scope) -> None:
    header = header_of(scope, b"accept")
    able = _LINES if scope["path"] == BULK_PATH else _JSON
    if header and not _accepts(header, able):
        raise NotAcceptable


def _accepts(header: str, able: Sequence[str]) -> bool:
    for part in header.split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        refused = any(p.replace(" ", "") in ("q=0", "q=0.0", "q=0.00") for p in parameters)
        if kind in able and not refused:
            return True
    return False
