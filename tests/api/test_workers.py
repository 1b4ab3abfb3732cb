"""Real processes: workers that share, die, come back, hand over and stop in order."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from api.workers import PortTaken, Workers, WorkersFail, bind

ROOT = Path(__file__).parents[2]
CASE = {"job": {"title": "Kok"}}
PATIENCE_S = 60.0

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="the tests look workers up in /proc"
)


class Service:
    def __init__(self, folder, seconds=0.0, **settings):
        names = {f"PASSEND_{name.upper()}": str(value) for name, value in settings.items()}
        self.log = folder / "log"
        defaults = {
            "PASSEND_DATABASE": f"sqlite:///{folder}/k.db", "PASSEND_PORT": "0",
            "PASSEND_RATE_ADDRESS": "0", "PASSEND_SETTINGS": f"{folder}/none.toml",
        }  # fmt: skip
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.api.serve_fake", str(seconds)],
                cwd=ROOT, stdout=out, stderr=out, env=os.environ | defaults | names,
            )  # fmt: skip
        wait_for(lambda: self.started() >= 2)
        port = re.search(r"http://127\.0\.0\.1:(\d+)", self.log.read_text())[1]
        self.address = f"http://127.0.0.1:{port}/v1"

    def started(self):
        return self.log.read_text().count("startup complete")

    def workers(self):
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return {int(number) for number in path.read_text().split()}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_S)


def wait_for(condition):
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


@pytest.fixture
def start(tmp_path):
    made = []

    def started(seconds=0.0, **settings):
        made.append(Service(tmp_path, seconds, **settings))
        return made[-1]

    yield started
    for service in made:
        if service.process.poll() is None:
            service.stop()


def test_a_killed_worker_comes_back_and_the_others_answer(start):
    service = start()
    before = service.workers()
    assert len(before) == 2
    os.kill(min(before), signal.SIGKILL)
    statuses = [httpx.get(f"{service.address}/versions").status_code for _ in range(20)]
    assert statuses == [200] * 20
    wait_for(lambda: service.started() == 3 and len(service.workers()) == 2)
    assert max(before) in service.workers()


def test_stopping_lets_running_requests_finish(start):
    service = start(seconds=1.0)
    found = []
    sender = threading.Thread(
        target=lambda: found.append(
            httpx.post(f"{service.address}/matches", json=CASE, timeout=30).status_code
        )
    )
    sender.start()
    time.sleep(0.4)
    assert service.stop() == 0
    sender.join()
    assert found == [200]
    assert '"event": "stopped"' in service.log.read_text()


def test_hup_replaces_the_workers_without_a_gap(start):
    service = start()
    before = service.workers()
    service.process.send_signal(signal.SIGHUP)
    statuses = []
    while service.workers() & before or len(statuses) < 20:
        statuses.append(httpx.get(f"{service.address}/versions").status_code)
        assert len(statuses) < 2_000
    assert set(statuses) == {200}
    wait_for(lambda: len(service.workers()) == 2)


def test_the_rate_limit_holds_over_all_workers(start):
    service = start(rate_address=30)
    statuses = [httpx.get(f"{service.address}/versions").status_code for _ in range(60)]
    # A minute can turn over between; then the window starts anew.
    assert 30 <= statuses.count(200) <= 60
    assert 429 in statuses


def test_figures_of_all_workers_come_from_any_of_them(start, tmp_path):
    folder = tmp_path / "figures"
    folder.mkdir()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    try:
        service = start(metrics="true")
    finally:
        del os.environ["PROMETHEUS_MULTIPROC_DIR"]
    for _ in range(40):
        httpx.get(f"{service.address}/versions")
    text = httpx.get(service.address.removesuffix("/v1") + "/metrics").text
    count = re.search(r'requests_total\{operation="get-versions",status="200"\} (\S+)', text)
    assert float(count[1]) == 40


def test_no_headers_of_the_server_program(start):
    service = start()
    assert "server" not in httpx.get(f"{service.address}/versions").headers


def test_half_a_request_does_not_hold_up_others(start):
    service = start(body_timeout_s=1)
    port = int(service.address.split(":")[2].partition("/")[0])
    head = "POST /v1/matches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(f'{head}Content-Length: 30\r\n\r\n{{"job":'.encode())
        assert httpx.post(f"{service.address}/matches", json=CASE).status_code == 200
        slow.settimeout(PATIENCE_S)
        assert slow.recv(100).startswith(b"HTTP/1.1 408")


def test_nothing_that_was_sent_is_in_the_log_or_on_disk(start, tmp_path):
    """The same search as in test_no_content.py, over all that a real service writes."""
    mark = "Zebravink"
    service = start()
    good = {"id": mark, "job": {"title": mark}, "worker": {"description": f"{mark} hoort slecht"}}
    port = int(service.address.split(":")[2].partition("/")[0])
    with httpx.Client(base_url=service.address, headers={"User-Agent": mark}) as http:
        answers = [
            http.post("/matches", json=good),
            http.post("/matches", json={mark: mark}),
            http.post("/matches", content=mark, headers={"content-type": "application/json"}),
            http.get(f"/technologies?q={mark}"),
            http.get(f"/{mark}"),
            http.get("/functions", headers={"x-api-key": f"passend_{mark}_{mark}"}),
        ]
    with socket.create_connection(("127.0.0.1", port)) as broken:
        broken.sendall(f"GET /{mark} {mark} no HTTP\r\n{mark}\r\n\r\n".encode())
        broken.settimeout(PATIENCE_S)
        assert broken.recv(100).startswith(b"HTTP/1.1 400")
    with socket.create_connection(("127.0.0.1", port)) as gone:
        gone.sendall(f'POST /v1/matches HTTP/1.1\r\nContent-Length: 99\r\n\r\n{{"{mark}'.encode())
    assert [answer.status_code for answer in answers] == [200, 400, 400, 200, 404, 401]
    assert mark in answers[0].text  # the search below can find
    assert service.stop() == 0
    assert service.log.read_text().count('"event": "request"') >= len(answers)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"log", "k.db"} <= {path.name for path in kept}
    for path in kept:
        assert mark.lower().encode() not in path.read_bytes().lower(), path


def test_workers_share_what_was_loaded_before_they_were_made(start):
    service = start()
    for _ in range(20):
        httpx.get(f"{service.address}/technologies?limit=210")
    for number in service.workers():
        found = dict(re.findall(r"^(Rss|Private_\w+): +(\d+) kB", rollup(number), re.M))
        own = int(found["Private_Clean"]) + int(found["Private_Dirty"])
        assert own < 0.6 * int(found["Rss"]), found


def rollup(number):
    path = Path(f"/proc/{number}/smaps_rollup")
    if not path.exists():
        pytest.skip("this kernel does not tell what is shared")
    return path.read_text()


def test_a_port_in_use_is_named():
    first = bind(Settings.read(port=0))
    port = first.getsockname()[1]
    first.listen()
    with pytest.raises(PortTaken) as caught:
        bind(Settings.read(port=port))
    assert str(port) in caught.value.text("nl")
    first.close()


def test_workers_that_always_fail_end_the_service(monkeypatch, capfd):
    def broken():
        raise RuntimeError("geheim")

    settings = Settings.read(port=0)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with pytest.raises(WorkersFail):
        Workers(settings, bind(settings), broken).run()
    assert "geheim" not in capfd.readouterr().out
