"""Traces for OpenTelemetry, by setting: one span a request, with names and figures only.

Made by hand and not by the usual instrumentation, which puts addresses with their query, and so
what people search for, into the spans.
"""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import context_of, header_of, operation_of
from api.version import API_VERSION
from catalogue.errors import PassendError
from catalogue.text import Localised

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

_SHOWN = ("catalogue", "model", "digest", "abstained", "options", "lines", "failed", "problem")


class TracingMissing(PassendError):
    """Traces are asked for, but the packages that make them are not installed."""

    status = 500
    code = "tracing-missing"

    def __init__(self) -> None:
        super().__init__(
            "otel_endpoint",
            Localised(
                nl="Voor traces zijn extra pakketten nodig: pip install 'passend[tracing]'.",
                en="Traces need extra packages: pip install 'passend[tracing]'.",
            ),
        )


def check_tracing() -> None:
    """Make sure, before workers start, that traces can be made. Raises `TracingMissing`."""
    try:
        found = find_spec("opentelemetry.exporter.otlp.proto.http")
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise TracingMissing


def make_tracer(endpoint: str, exporter: Any = None) -> "Tracer":
    """Return a tracer that sends to `endpoint` (or to `exporter`). Raises `TracingMissing`.

    Called in each worker: the thread that sends does not survive a fork.
    """
    try:
        # Loaded here: an extra that few installations have.
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise TracingMissing from None
    resource = Resource.create({"service.name": "passend", "service.version": API_VERSION})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(exporter or OTLPSpanExporter(endpoint)))
    return provider.get_tracer("passend")


class Tracing:
    """Makes a span of each request, a child of the span that the client names."""

    def __init__(self, app: ASGIApp, make: Callable[[], "Tracer"]) -> None:
        self.app = app
        self._tracer = make()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on inside a span."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        from opentelemetry.trace import SpanKind  # noqa: PLC0415
        from opentelemetry.trace.propagation import tracecontext  # noqa: PLC0415

        carrier = {"traceparent": header_of(scope, b"traceparent")}
        parent = tracecontext.TraceContextTextMapPropagator().extract(carrier)
        with self._tracer.start_as_current_span(
            "request", parent, SpanKind.SERVER, record_exception=False
        ) as span:

            async def noted(message: Message) -> None:
                if message["type"] == "http.response.start":
                    span.set_attribute("http.response.status_code", message["status"])
                await send(message)

            await self.app(scope, receive, noted)
            span.update_name(operation_of(scope))
            context = context_of(scope)
            span.set_attribute("passend.request_id", context.request_id)
            for name in _SHOWN:
                if name in context.details:
                    span.set_attribute(f"passend.{name}", context.details[name])
