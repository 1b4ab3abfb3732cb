"""Load on loopback: steady, overload and a killed worker, with real Dutch cases.

    python benchmarks/load.py steady [--seconds 60] [--connections 50] [--workers 2]
    python benchmarks/load.py overload        # ten times what it can take, then quiet
    python benchmarks/load.py kill            # one worker is killed half way
    python benchmarks/load.py reads           # catalogue reads

Starts a service of its own on a free port, sends `POST /v1/matches` with the development cases
(text only, ten options each) over kept connections and prints one JSON object. The client shares
the processor with the service, so the figures are a lower bound.
"""

import argparse
import asyncio
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

CASES = Path(__file__).parents[1] / "evaluation" / "cases" / "dev-cases.jsonl"
SERVE = "from api.cli import main; main()"
PERCENTILES = (50, 95, 99)
GONE = -1  # status of a request whose connection broke


@dataclass
class Tally:
    """Times in seconds by status, and when the first answer of each status after a mark came."""

    times: dict[int, list[float]] = field(default_factory=dict)
    started: float = field(default_factory=time.perf_counter)

    def add(self, status, seconds):
        self.times.setdefault(status, []).append(seconds)

    def report(self, seconds):
        total = sum(map(len, self.times.values()))
        found = {"seconds": round(seconds, 1), "requests_per_second": round(total / seconds, 1)}
        for status, times in sorted(self.times.items()):
            name = "broken" if status == GONE else str(status)
            found[name] = {
                "count": len(times),
                "per_second": round(len(times) / seconds, 1),
                **{f"p{p}_ms": round(1000 * percentile(times, p), 1) for p in PERCENTILES},
                "max_ms": round(1000 * max(times), 1),
            }
        return found


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def requests_of(mode):
    """Return the requests to send, as bytes, in the order of the cases."""
    if mode == "reads":
        paths = ("technologies?q=tillen&limit=20", "technologies/live-captioning", "functions",
                 "scenarios", "technologies?family=hearing", "schemes")  # fmt: skip
        return [f"GET /v1/{path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths]
    found = []
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        body = json.dumps({
            "language": "nl",
            "job": {"title": case["job_nl"], "tasks": case["tasks_nl"]},
            "worker": {"description": case["limitation_nl"]},
        }).encode()  # fmt: skip
        head = (
            "POST /v1/matches HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        found.append(head.encode() + body)
    return found


class Connection:
    """One kept connection; opened anew where it broke."""

    def __init__(self, port):
        self.port, self.reader, self.writer = port, None, None

    async def send(self, request):
        """Return the status of the answer; raises `OSError` where the connection broke."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            self.writer.write(request)
            head = await self.reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
            if length and int(length[1]):
                await self.reader.readexactly(int(length[1]))
            return int(head[9:12])
        except (OSError, asyncio.IncompleteReadError) as error:
            self.writer.close()
            self.writer = None
            raise ConnectionError from error


async def flood(port, requests, connections, seconds, rate=None):
    """Send for `seconds` over so many connections, at most `rate` a second in all."""
    tally, end = Tally(), time.perf_counter() + seconds
    source = itertools.cycle(requests)
    due = itertools.count()
    begin = time.perf_counter()

    async def one():
        connection = Connection(port)
        while time.perf_counter() < end:
            if rate:
                wait = begin + next(due) / rate - time.perf_counter()
                if wait > 0:
                    await asyncio.sleep(wait)
            start = time.perf_counter()
            try:
                status = await connection.send(next(source))
            except OSError:
                status = GONE
            tally.add(status, time.perf_counter() - start)

    await asyncio.gather(*(one() for _ in range(connections)))
    return tally


async def recovery(port, requests):
    """Return the seconds until five answers in a row came within half a second."""
    connection, begin, good = Connection(port), time.perf_counter(), 0
    while good < 5:
        start = time.perf_counter()
        status = await connection.send(requests[0])
        good = good + 1 if status == 200 and time.perf_counter() - start < 0.5 else 0
    return round(time.perf_counter() - begin, 2)


class Service:
    """The service under load, with a storage of its own."""

    def __init__(self, workers):
        self.folder = tempfile.TemporaryDirectory()
        env = os.environ | {
            "PASSEND_DATABASE": f"sqlite:///{self.folder.name}/keys.db",
            "PASSEND_RATE_ADDRESS": "0", "PASSEND_RATE_KEY": "0", "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        self.log = Path(self.folder.name) / "log"
        command = [sys.executable, "-c", SERVE, "serve", "--port", "0", "--workers", str(workers)]
        with self.log.open("w") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=out, env=env)
        self.workers = workers
        self.port = self._port()

    def _port(self):
        for _ in range(1200):
            text = self.log.read_text()
            if text.count("startup complete") >= self.workers:
                return int(re.search(r"http://127\.0\.0\.1:(\d+)", text)[1])
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit(f"the service did not start:\n{self.log.read_text()}")

    def children(self):
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def memory_mb(self):
        """Return what the service really takes: shared pages count once."""
        total = 0
        for number in (self.process.pid, *self.children()):
            text = Path(f"/proc/{number}/smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1])
        return round(total / 1024)

    def stop(self):
        start = time.perf_counter()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        self.folder.cleanup()
        return round(time.perf_counter() - start, 2)


async def steady(service, options):
    found = requests_of(options.mode)
    await flood(service.port, found, options.connections, min(5, options.seconds))  # warm
    before = service.memory_mb()
    tally = await flood(service.port, found, options.connections, options.seconds)
    return tally.report(options.seconds) | {
        "memory_mb": [before, service.memory_mb()],
    }


async def overload(service, options):
    found = requests_of(options.mode)
    await flood(service.port, found, options.connections, min(5, options.seconds))
    calm = (await flood(service.port, found, options.connections, 10)).report(10)
    able = calm["200"]["per_second"]
    rate = 10 * able
    tally = await flood(service.port, found, 10 * options.connections, options.seconds, rate)
    back = await recovery(service.port, found)
    return tally.report(options.seconds) | {
        "able_per_second": able, "offered_per_second": rate, "recovered_after_s": back,
    }  # fmt: skip


async def kill(service, options):
    found = requests_of(options.mode)
    await flood(service.port, found, options.connections, min(5, options.seconds))
    before = set(service.children())

    async def murder():
        await asyncio.sleep(options.seconds / 2)
        os.kill(min(before), signal.SIGKILL)
        start = time.perf_counter()
        while service.log.read_text().count("startup complete") <= options.workers:
            await asyncio.sleep(0.05)
        return round(time.perf_counter() - start, 2)

    tally, back = await asyncio.gather(
        flood(service.port, found, options.connections, options.seconds), murder()
    )
    after = set(service.children())
    return tally.report(options.seconds) | {
        "worker_back_after_s": back, "workers": [len(before), len(after)],
        "connections": options.connections,
    }  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mode", choices=["steady", "reads", "overload", "kill"])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    service = Service(options.workers)
    try:
        scene = {"steady": steady, "reads": steady, "overload": overload, "kill": kill}
        found = asyncio.run(scene[options.mode](service, options))
    finally:
        stopped = service.stop()
    print(json.dumps({"mode": options.mode, "workers_asked": options.workers} | found
                     | {"stopped_after_s": stopped}, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
