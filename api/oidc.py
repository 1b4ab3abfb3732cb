"""Bearer tokens of any OpenID Connect provider: discovery, signature, issuer, audience, roles.

Tokens are JWT (RFC 7519, RFC 9068) signed with RS256 or ES256. The keys of the provider are
fetched by discovery and kept; a token with an unknown key makes the keys come anew, at most
every `REFRESH_S`, so that a rotation is followed and a flood of bad tokens does not reach the
provider.
"""

import asyncio
import hashlib
import time
from collections.abc import Mapping
from typing import Any

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from api.logs import log_fault
from api.roles import ROLE_SCOPES, Identity, scopes_of

ALGORITHMS = ["RS256", "ES256"]
KEEP_S = 600.0
REFRESH_S = 10.0
LEEWAY_S = 30
TIMEOUT_S = 5.0


class Provider:
    """One OpenID Connect provider."""

    def __init__(
        self,
        issuer: str,
        audience: str,
        role_claim: str = "roles",
        client: httpx.AsyncClient | None = None,
    ) -> None:
        self._issuer = issuer
        self._role_claim = role_claim.split(".")
        self._client = client
        self._keys: KeySet | None = None
        self._fetched = float("-inf")
        self._lock = asyncio.Lock()
        self._claims = jwt.JWTClaimsRegistry(
            leeway=LEEWAY_S,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )

    async def identify(self, token: str) -> Identity | None:
        """Return who `token` belongs to; None where it is not valid.

        Raises `httpx.HTTPError` where the provider cannot be reached and no keys are known.
        """
        keys = await self._current(KEEP_S)
        claims = self._verified(token, keys)
        if claims is None:
            fresh = await self._current(REFRESH_S)
            claims = self._verified(token, fresh) if fresh is not keys else None
        return _identity(claims, self._role_claim) if claims is not None else None

    def _verified(self, token: str, keys: KeySet) -> Mapping[str, Any] | None:
        try:
            found = jwt.decode(token, keys, algorithms=ALGORITHMS)
            self._claims.validate(found.claims)
        except (JoseError, ValueError, TypeError, KeyError):
            return None
        return found.claims

    async def _current(self, oldest_s: float) -> KeySet:
        """Return the keys of the provider, not older than `oldest_s` seconds where it answers."""
        async with self._lock:
            if self._keys is not None and time.monotonic() - self._fetched < oldest_s:
                return self._keys
            try:
                self._keys = await self._fetch()
            except (httpx.HTTPError, JoseError, ValueError, TypeError, KeyError) as error:
                log_fault("oidc-keys", error)
                if self._keys is None:
                    raise httpx.TransportError("no keys") from error
            self._fetched = time.monotonic()
            return self._keys

    async def _fetch(self) -> KeySet:
        client = self._client or httpx.AsyncClient(timeout=TIMEOUT_S)
        try:
            address = self._issuer.rstrip("/") + "/.well-known/openid-configuration"
            found = (await client.get(address)).raise_for_status().json()
            if found["issuer"] != self._issuer:
                raise ValueError("issuer")
            keys = (await client.get(found["jwks_uri"])).raise_for_status().json()
            return KeySet.import_key_set(keys)
        finally:
            if client is not self._client:
                await client.aclose()


def _identity(claims: Mapping[str, Any], path: list[str]) -> Identity:
    value: Any = claims
    for step in path:
        value = value.get(step, ()) if isinstance(value, Mapping) else ()
    named = [value] if isinstance(value, str) else value
    roles = tuple(role for role in ROLE_SCOPES if isinstance(named, list) and role in named)
    # The subject can be somebody's name: the log gets a pseudonym of it.
    pseudonym = hashlib.sha256(f"{claims['iss']} {claims['sub']}".encode()).hexdigest()[:12]
    return Identity(f"oidc:{pseudonym}", scopes_of(roles), roles)
