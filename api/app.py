"""The application: settings and services in, an ASGI app out.

Layers from the outside in: headers, log, figures, cross-origin use, gate (host, identity, rate,
size), and then the resources. What a layer refuses still passes the layers outside it.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio
from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import metrics
from api.cached import Shelf, to_json
from api.context import context_of
from api.cors import Cors
from api.errors import ApiError, MethodNotAllowed, NotFound, ServerFault, problem
from api.gate import Gate
from api.headers import Headers
from api.keys import KeyStore
from api.limits import RateTable
from api.logs import AccessLog
from api.metrics import Metrics
from api.oidc import Provider
from api.openapi import document
from api.services import Services, load_services
from api.settings import Settings
from api.storage import open_storage
from api.tracing import Tracing, make_tracer
from api.v1 import (
    health,
    interpretations,
    match_batches,
    matches,
    outlook,
    plans,
    profile_imports,
    scenarios,
    schemes,
    technologies,
    terms,
    versions,
)
from api.version import API_VERSION, BASE_PATH
from api.work import WorkQueue
from catalogue.errors import PassendError

RESOURCES = (
    matches, interpretations, plans, match_batches, profile_imports, technologies, terms,
    scenarios, outlook, schemes, versions, health,
)  # fmt: skip
_BY_STATUS: dict[int, type[ApiError]] = {404: NotFound, 405: MethodNotAllowed}


def create_app(  # noqa: PLR0913 (each part can be replaced by a test)
    settings: Settings,
    services: Services | None = None,
    *,
    engine: Engine | None = None,
    provider: Provider | None = None,
    rates: RateTable | None = None,
    load: Callable[[], Services] = load_services,
) -> FastAPI:
    """Return the application.

    Without `services` they are loaded when it starts, beside the answering of health requests.
    `rates` is the table of the rate limit that several workers share.
    """
    keys = KeyStore(engine or open_storage(settings.database_url),
                    settings.key_pepper.get_secret_value())  # fmt: skip
    if provider is None and settings.oidc_issuer:
        provider = Provider(settings.oidc_issuer, settings.oidc_audience, settings.oidc_role_claim)
    app = FastAPI(
        title="Passend",
        version=API_VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(load),
        middleware=[
            Middleware(Headers),
            Middleware(AccessLog, settings.log_address),
            *_tracing(settings),
            Middleware(Metrics),
            Middleware(Cors, settings.cors_origins),
            Middleware(Gate, settings, rates or RateTable(), keys, provider),
        ],
        exception_handlers={HTTPException: _on_http, PassendError: _on_error},
    )
    app.state.settings = settings
    app.state.services = services
    app.state.shelf = Shelf()
    app.state.queue = WorkQueue(
        settings.match_threads, settings.queue_length, settings.request_timeout_s
    )
    app.state.batch_room = anyio.Semaphore(settings.batches)
    _add_routes(app, settings)
    return app


def _tracing(settings: Settings) -> list[Middleware]:
    endpoint = settings.otel_endpoint
    return [Middleware(Tracing, lambda: make_tracer(endpoint))] if endpoint else []


def _add_routes(app: FastAPI, settings: Settings) -> None:
    for resource in RESOURCES:
        app.include_router(resource.router, prefix=BASE_PATH)
    app.add_api_route(
        f"{BASE_PATH}/openapi.json",
        _show_document,
        operation_id="get-openapi",
        summary="This document",
        tags=["operation"],
        include_in_schema=False,
    )
    if settings.metrics:
        app.routes.append(Route("/metrics", metrics.show))
        metrics.WAITING.set_function(lambda: app.state.queue.waiting)


def _lifespan(load: Callable[[], Services]) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with anyio.create_task_group() as group:
            if app.state.services is None:
                group.start_soon(_load, app, load)
            yield
            group.cancel_scope.cancel()
        app.state.queue.close()

    return lifespan


async def _load(app: FastAPI, load: Callable[[], Services]) -> None:
    app.state.services = await anyio.to_thread.run_sync(load)


async def _show_document(request: Request) -> Response:
    """Answer the OpenAPI document."""
    state = request.app.state
    if getattr(state, "document", None) is None:
        state.document = to_json(document(request.app, state.settings, state.services))
    return Response(state.document, media_type="application/json")


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, PassendError)
    return problem(error, context_of(request.scope))


async def _on_http(request: Request, error: Exception) -> Response:
    """Turn the framework's own 404 and 405 into ours."""
    assert isinstance(error, HTTPException)
    kind = _BY_STATUS.get(error.status_code, ServerFault)
    return problem(kind(headers=dict(error.headers or {})), context_of(request.scope))
