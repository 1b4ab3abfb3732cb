"""New snapshots: what came, what failed, what is kept; with a real server that hangs."""

import json
import re
import socket
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import perf_counter

import httpx
import pytest

from api.open_data.refresh import (
    Hosts,
    all_snapshots,
    default_path,
    keep,
    make_client,
    refresh,
)
from catalogue.errors import BrokenCatalogue
from catalogue.futures import read_futures
from recommender.alarm import crisis_alarm
from recommender.outlook import outlook
from tests.api.open_data.recorded import Played, answers

FUTURES = read_futures()
DAY = date(2026, 12, 1)


def refreshed(recorded):
    return refresh(FUTURES, FUTURES.snapshots, Played(recorded).client, DAY)


def test_all_feeds_come_and_the_rest_is_carried_over():
    done = refreshed(answers())
    assert done.faults == ()
    assert set(done.fetched) == {i for i, known in FUTURES.indicators.items() if known.feed}
    newest = {r.indicator: r for r in done.snapshot.readings}
    assert newest["unemployment"].value == 3.7
    # A value collected by hand keeps its own period, so that it goes out of date by itself.
    assert newest["job-agreement"].period == "2025"
    assert newest["tension"].period == "2025Q3"


def test_the_outlook_reads_what_was_fetched():
    done = refreshed(answers())
    view = outlook(FUTURES, [*FUTURES.snapshots, done.snapshot])
    assert view.date == DAY
    assert "ai-use-change" not in view.missing and "tension" in view.missing
    alarm = crisis_alarm(FUTURES, [*FUTURES.snapshots, done.snapshot])
    assert next(s.fired for s in alarm.signs if s.rule.id == "unemployment-rise") is False


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (500, "500"),
        (404, "404"),
        ("<html>not json</html>", "onbekende vorm"),
        ({"value": [{"Perioden": "2026MM06"}]}, "onbekende vorm"),
        ({"value": []}, "onbekende vorm"),
        ([], "onbekende vorm"),
        (httpx.ConnectError("refused"), "geen verbinding"),
        (httpx.ReadTimeout("slow"), "geen antwoord op tijd"),
    ],
)
def test_a_feed_that_fails_is_named_and_the_others_come(answer, says):
    done = refreshed(answers() | {"80590ned/Observations": answer})
    (fault,) = done.faults
    assert fault.host == "datasets.cbs.nl" and says in fault.text("nl")
    assert "unemployment" not in done.fetched and "gdp-growth" in done.fetched
    old = {r.indicator: r for r in FUTURES.snapshots[-1].readings}["unemployment"]
    assert old in done.snapshot.readings


def test_no_network_at_all_makes_no_snapshot():
    done = refreshed({"": httpx.ConnectError("no route")})
    assert done.snapshot is None and done.fetched == ()
    assert len(done.faults) == sum(i.feed is not None for i in FUTURES.indicators.values())


def test_a_kept_snapshot_is_read_back_beside_those_that_ship(tmp_path):
    path = tmp_path / "deep" / "snapshots.yaml"
    done = refreshed(answers())
    assert keep(done.snapshot, path) == path
    known = all_snapshots(FUTURES, path)
    assert known == (*FUTURES.snapshots, done.snapshot)
    keep(done.snapshot, path)
    assert all_snapshots(FUTURES, path) == known


def test_without_a_file_there_is_what_ships(tmp_path):
    assert all_snapshots(FUTURES, tmp_path / "none.yaml") == FUTURES.snapshots


def test_a_broken_file_is_told(tmp_path):
    path = tmp_path / "snapshots.yaml"
    path.write_text("snapshots:\n  - date: 2026-01-01\n    readings: 3\n")
    with pytest.raises(BrokenCatalogue):
        all_snapshots(FUTURES, path)


def test_the_place_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("PASSEND_SNAPSHOTS", str(tmp_path / "mine.yaml"))
    assert default_path() == tmp_path / "mine.yaml"
    monkeypatch.delenv("PASSEND_SNAPSHOTS")
    assert default_path().name == "snapshots.yaml"


class _Real(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.split("?")[0]
        found = next((a for p, a in answers().items() if re.search(p, path)), None)
        body = json.dumps(found).encode()
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def test_over_a_real_connection():
    server = HTTPServer(("127.0.0.1", 0), _Real)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    hosts = Hosts(cbs_v4=f"{base}/v4", cbs_v3=f"{base}/v3", eurostat=f"{base}/eurostat")
    try:
        with make_client(2) as client:
            done = refresh(FUTURES, FUTURES.snapshots, client, DAY, hosts)
    finally:
        server.shutdown()
        server.server_close()
    assert done.faults == () and len(done.fetched) == 5


def test_a_host_that_hangs_is_given_up_in_time():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(16)
        base = f"http://127.0.0.1:{silent.getsockname()[1]}"
        start = perf_counter()
        with make_client(0.2) as client:
            done = refresh(FUTURES, FUTURES.snapshots, client, DAY, Hosts(base, base, base))
        assert perf_counter() - start < 5
    assert done.snapshot is None
    assert {fault.text("en").split(": ")[1] for fault in done.faults} == {"no answer in time."}
