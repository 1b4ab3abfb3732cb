"""Tokens of a provider that really runs: discovery and keys go over HTTP on loopback."""

import asyncio
import base64
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey

from api import oidc
from api.app import create_app
from api.oidc import Provider
from tests.api.fakes import Client, assert_problem

AUDIENCE = "passend"
CASE = {"job": {"title": "Kok"}}


class LocalProvider:
    """A small OpenID Connect provider."""

    def __init__(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                provider.asked.append(self.path)
                status, body = provider.answer(self.path)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *_):
                pass

        self.asked = []
        self.broken = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.said_issuer = self.issuer
        self.keys = [
            RSAKey.generate_key(2048, auto_kid=True),
            ECKey.generate_key("P-256", auto_kid=True),
        ]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path):
        if self.broken:
            return 500, {}
        if path == "/.well-known/openid-configuration":
            return 200, {"issuer": self.said_issuer, "jwks_uri": f"{self.issuer}/jwks"}
        return 200, KeySet(self.keys).as_dict(private=False)

    def token(self, key=None, alg="RS256", header=None, **claims):
        now = int(time.time())
        given = {"iss": self.issuer, "aud": AUDIENCE, "sub": "fatima", "exp": now + 60,
                 "iat": now, "roles": ["coach"]} | claims  # fmt: skip
        given = {name: value for name, value in given.items() if value is not None}
        key = key or self.keys[0]
        return jwt.encode({"alg": alg, "kid": key.kid} | (header or {}), given, key,
                          algorithms=[alg])  # fmt: skip


@pytest.fixture(scope="module")
def provider():
    made = LocalProvider()
    yield made
    made.server.shutdown()


@pytest.fixture
def identify(provider):
    provider.broken = False
    provider.said_issuer = provider.issuer
    checker = Provider(provider.issuer, AUDIENCE)
    return lambda token: asyncio.run(checker.identify(token))


def test_roles_become_scopes(identify, provider):
    identity = identify(provider.token(roles=["coach", "unknown"]))
    assert identity.roles == ("coach",)
    assert identity.scopes == {"match", "bulk"}
    assert "fatima" not in identity.actor


def test_both_kinds_of_signature_are_taken(identify, provider):
    assert identify(provider.token(provider.keys[0], "RS256"))
    assert identify(provider.token(provider.keys[1], "ES256"))


@pytest.mark.parametrize("change", [
    {"aud": "other"}, {"iss": "https://other.example"}, {"exp": int(time.time()) - 120},
    {"exp": None}, {"sub": None}, {"aud": None}, {"nbf": int(time.time()) + 600},
])  # fmt: skip
def test_claims_that_do_not_fit_are_refused(identify, provider, change):
    assert identify(provider.token(**change)) is None


def test_forged_tokens_are_refused(identify, provider):
    good = provider.token()
    head, body, signature = good.split(".")
    assert identify(f"{head}.{body}.") is None
    assert identify(f"{head}.{body}.{signature[:-4]}AAAA") is None
    assert identify(f"{head}.{provider.token(roles=['admin']).split('.')[1]}.{signature}") is None
    stranger = RSAKey.generate_key(2048, auto_kid=True)
    assert identify(provider.token(stranger)) is None
    public = provider.keys[0].as_pem(private=False)
    assert identify(signed_with_public_key(public, provider)) is None
    for text in ("", "a", "a.b", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "é" * 10):
        assert identify(text) is None


def signed_with_public_key(public, provider):
    """Return a token whose HMAC was made with the public key, as if that were a secret."""

    def part(value):
        return base64.urlsafe_b64encode(value).rstrip(b"=")

    head = part(json.dumps({"alg": "HS256", "kid": provider.keys[0].kid}).encode())
    text = head + b"." + provider.token().split(".")[1].encode()
    return (text + b"." + part(hmac.digest(public, text, "sha256"))).decode()


def test_an_audience_among_others_and_nested_roles(provider):
    checker = Provider(provider.issuer, AUDIENCE, "realm_access.roles")
    token = provider.token(aud=["x", AUDIENCE], realm_access={"roles": ["expert"]})
    assert asyncio.run(checker.identify(token)).roles == ("expert",)


@pytest.mark.parametrize("roles", [None, "coach", 5, {"a": 1}, ["coach", 7], [["coach"]]])
def test_odd_roles_give_no_more_than_they_say(identify, provider, roles):
    identity = identify(provider.token(roles=roles))
    assert identity.roles in ((), ("coach",))


def test_keys_are_fetched_once_and_kept(provider):
    checker = Provider(provider.issuer, AUDIENCE)
    provider.asked.clear()

    async def many():
        return await asyncio.gather(*(checker.identify(provider.token()) for _ in range(20)))

    assert all(asyncio.run(many()))
    assert len(provider.asked) == 2


def test_a_rotation_is_followed_and_a_flood_does_not_reach_the_provider(provider, monkeypatch):
    monkeypatch.setattr(oidc, "REFRESH_S", 0.0)
    checker = Provider(provider.issuer, AUDIENCE)

    async def play():
        assert await checker.identify(provider.token())
        old = provider.keys
        provider.keys = [RSAKey.generate_key(2048, auto_kid=True)]
        try:
            assert await checker.identify(provider.token())
            assert await checker.identify(provider.token(old[0])) is None
        finally:
            provider.keys = old
        monkeypatch.setattr(oidc, "REFRESH_S", 60.0)
        provider.asked.clear()
        stranger = RSAKey.generate_key(2048, auto_kid=True)
        for _ in range(20):
            assert await checker.identify(provider.token(stranger)) is None
        assert provider.asked == []

    asyncio.run(play())


def test_a_provider_that_is_down_later_does_no_harm(provider, monkeypatch):
    checker = Provider(provider.issuer, AUDIENCE)

    async def play():
        assert await checker.identify(provider.token())
        monkeypatch.setattr(oidc, "KEEP_S", 0.0)
        provider.broken = True
        assert await checker.identify(provider.token())

    asyncio.run(play())


def test_a_provider_that_says_another_issuer_is_not_believed(identify, provider):
    provider.said_issuer = "https://other.example"
    with pytest.raises(httpx.HTTPError):
        identify(provider.token())


def test_tokens_open_the_api(settings, services, engine, provider):
    provider.broken = False
    provider.said_issuer = provider.issuer
    changed = settings.model_copy(update={
        "matching_needs_key": True, "oidc_issuer": provider.issuer, "oidc_audience": AUDIENCE,
    })  # fmt: skip
    app = create_app(changed, services, engine=engine)
    bearer = {"authorization": f"Bearer {provider.token(roles=['employer'])}"}
    assert Client(app).post("/v1/matches", CASE, headers=bearer).status_code == 200
    lines = bearer | {"content-type": "application/jsonl"}
    assert_problem(Client(app)("POST", "/v1/match-batches", headers=lines), 403)
    nobody = {"authorization": f"Bearer {provider.token(roles=[])}"}
    assert_problem(Client(app).post("/v1/matches", CASE, headers=nobody), 403)
    assert_problem(Client(app).post("/v1/matches", CASE), 401)
    schemes = Client(app).get("/v1/openapi.json").json()["components"]["securitySchemes"]
    assert schemes["oidc"]["openIdConnectUrl"].startswith(provider.issuer)


def test_without_its_provider_the_api_says_so_and_keys_still_work(settings, services, engine, keys):
    gone = settings.model_copy(
        update={"oidc_issuer": "http://127.0.0.1:9", "oidc_audience": AUDIENCE}
    )
    client = Client(create_app(gone, services, engine=engine))
    assert_problem(client.get("/v1/functions", headers={"authorization": "Bearer a.b.c"}), 503)
    _, key = keys.create("k", ["match"])
    assert client.get("/v1/functions", headers={"x-api-key": key}).status_code == 200


def test_a_token_of_somebody_elses_provider(settings, services, engine):
    """The whole way with oidc-provider-mock: log in, exchange the code, use the token."""
    import oidc_provider_mock as provider_mock  # noqa: PLC0415 (slow to load)

    with provider_mock.run_server_in_thread() as server:
        issuer = f"http://localhost:{server.server_port}"
        httpx.put(f"{issuer}/users/fatima", json={"roles": ["coach"]}).raise_for_status()
        back = {"client_id": AUDIENCE, "redirect_uri": "https://app.example/back"}
        asked = back | {"response_type": "code", "scope": "openid"}
        login = httpx.post(f"{issuer}/oauth2/authorize", params=asked, data={"sub": "fatima"})
        code = httpx.URL(login.headers["location"]).params["code"]
        exchange = back | {"grant_type": "authorization_code", "code": code, "client_secret": "x"}
        token = httpx.post(f"{issuer}/oauth2/token", data=exchange).json()["id_token"]
        changed = settings.model_copy(
            update={"oidc_issuer": issuer, "oidc_audience": AUDIENCE, "matching_needs_key": True}
        )
        client = Client(create_app(changed, services, engine=engine))
        bearer = {"authorization": f"Bearer {token}"}
        assert client.post("/v1/matches", CASE, headers=bearer).status_code == 200
        assert_problem(
            client.post("/v1/matches", CASE, headers={"authorization": f"Bearer {token}x"}), 401
        )
