"""Figures for Prometheus: requests, times, queue. Labels are names of operations, never content.

With several workers each writes to files in a shared folder (`PROMETHEUS_MULTIPROC_DIR`, set by
`passend serve` before this module is imported) and any of them answers for all.
"""

import os
import time
from ipaddress import ip_address

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client import REGISTRY as ONE_PROCESS
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import operation_of
from api.errors import NotFound

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
REQUESTS = Counter("passend_requests", "Requests answered.", ["operation", "status"])
SECONDS = Histogram("passend_request_seconds", "Time to answer.", ["operation"], buckets=_BUCKETS)
WAITING = Gauge(
    "passend_queue_waiting", "Requests waiting or worked on.", multiprocess_mode="livesum"
)
ABSTAINED = Counter("passend_abstained", "Answers that present no option as fitting.")


class Metrics:
    """Counts and times each request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and count it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            operation = operation_of(scope)
            REQUESTS.labels(operation, status).inc()
            SECONDS.labels(operation).observe(time.perf_counter() - start)


async def show(request: Request) -> Response:
    """Answer the figures, to the own machine only. Raises `NotFound` for others."""
    client = request.scope.get("client")
    if not client or not _is_loopback(client[0]):
        raise NotFound
    registry = ONE_PROCESS
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
