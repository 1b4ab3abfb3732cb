import asyncio
import builtins
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from api.app import create_app
from api.tracing import Tracing, TracingMissing, check_tracing, make_tracer
from tests.api.fakes import Client

MARK = "Zebravink"


def spans_of(app, call):
    """Return the spans that `call` makes."""
    exporter = InMemorySpanExporter()
    tracers = []

    def make():
        tracers.append(make_tracer("http://127.0.0.1:9", exporter))
        return tracers[-1]

    call(Client(Tracing(app, make)))
    tracers[0].span_processor.force_flush()
    return exporter.get_finished_spans()


def test_a_span_has_names_and_figures_but_no_content(app):
    case = {"job": {"title": MARK}, "worker": {"description": f"{MARK} hoort slecht"}}
    [matched, searched] = spans_of(
        app,
        lambda client: (client.post("/v1/matches", case), client.get(f"/v1/technologies?q={MARK}")),
    )
    assert matched.name == "create-match"
    assert matched.attributes["http.response.status_code"] == 200
    assert matched.attributes["passend.digest"].startswith("sha256:")
    for span in (matched, searched):
        assert MARK not in span.to_json()


def test_the_span_is_a_child_of_the_clients(app):
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    [span] = spans_of(
        app, lambda client: client.get("/v1/versions", headers={"traceparent": parent})
    )
    assert f"{span.context.trace_id:032x}" == parent.split("-")[1]


def test_a_fault_is_not_recorded_with_its_message(app, matcher):
    matcher.error = ValueError(MARK)
    [span] = spans_of(app, lambda c: c.post("/v1/matches", {"job": {"title": "Kok"}}))
    assert span.attributes["http.response.status_code"] == 500
    assert MARK not in span.to_json()


def test_the_setting_sends_spans_to_the_collector(settings, services, engine):
    received = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(self.rfile.read(int(self.headers["content-length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/v1/traces"
    changed = settings.model_copy(update={"otel_endpoint": address})
    app = create_app(changed, services, engine=engine)
    Client(app).get("/v1/versions")
    tracing = app.middleware_stack
    while not isinstance(tracing, Tracing):
        tracing = tracing.app
    tracing._tracer.span_processor.force_flush()
    server.shutdown()
    assert b"get-versions" in b"".join(received)


def test_without_the_packages_the_message_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *more):
        if name.startswith("opentelemetry"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(TracingMissing) as caught:
        make_tracer("http://127.0.0.1:9")
    monkeypatch.setattr("api.tracing.find_spec", lambda _: None)
    with pytest.raises(TracingMissing):
        check_tracing()
    assert "passend[tracing]" in caught.value.text("nl")


def test_without_the_setting_nothing_of_it_is_there(app):
    asyncio.run(asyncio.sleep(0))
    Client(app).get("/v1/versions")
    layer = app.middleware_stack
    while layer is not None:
        assert not isinstance(layer, Tracing)
        layer = getattr(layer, "app", None)
