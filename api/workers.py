"""Worker processes that share one loaded model: load first, then fork, and watch over them.

The parent binds the port and loads catalogue and model once; each worker is a fork of it, so
that the pages of the model exist once in memory and a worker that dies is back within a tenth of
a second. The parent answers nothing itself. Signals: TERM and INT stop gracefully (running
requests get `shutdown_grace_s`), HUP replaces the workers one by one.
"""

import asyncio
import ctypes
import gc
import os
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from api.logs import log, log_fault, set_up
from api.settings import Settings
from catalogue.errors import PassendError
from catalogue.text import Localised

MULTIPROCESS = "PROMETHEUS_MULTIPROC_DIR"
SWITCH_S = 0.001
BACKLOG = 2048
LAST_REQUESTS_S = 0.25
RESTART_S = 0.2  # a worker that dies at once is not restarted faster than this
YOUNG_S = 5.0  # a worker that dies younger than this counts as failed
MAX_FAILED = 10  # after so many in a row the service stops: no restart will mend it


class PortTaken(PassendError):
    """The address or the port cannot be used."""

    code = "port-taken"

    def __init__(self, settings: Settings, reason: str) -> None:
        super().__init__(
            "port",
            Localised(
                nl=f"Kan niet luisteren op {settings.host}, poort {settings.port} ({reason}). "
                "Kies een andere poort met --port.",
                en=f"Cannot listen on {settings.host}, port {settings.port} ({reason}). "
                "Choose another port with --port.",
            ),
        )


class WorkersFail(PassendError):
    """The workers die as soon as they start."""

    status = 500
    code = "workers-fail"


_FAIL = Localised(
    nl="De werkers stoppen steeds meteen. In het log staat waar (worker-failed).",
    en="The workers stop at once, again and again. The log says where (worker-failed).",
)


def bind(settings: Settings) -> socket.socket:
    """Return a socket at the address of `settings`, not listening yet. Raises `PortTaken`."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise PortTaken(settings, error.strerror or type(error).__name__) from None
    return listener


class Workers:
    """The workers of one service."""

    def __init__(
        self, settings: Settings, listener: socket.socket, make: Callable[[], ASGIApp]
    ) -> None:
        self._settings = settings
        self._listener = listener
        self._make = make
        self._started: dict[int, float] = {}
        self._stopping = False
        self._reload = False
        self._failed = 0

    def run(self) -> None:
        """Start the workers and keep them running until a signal stops them.

        Raises `WorkersFail` where they die again and again.
        """
        self._listener.listen(BACKLOG)
        self._listener.setblocking(False)
        if not hasattr(os, "fork"):
            serve(self._make(), self._settings, self._listener)
            return
        for name, handler in (
            (signal.SIGTERM, self._stop),
            (signal.SIGINT, self._stop),
            (signal.SIGHUP, self._replace),
        ):
            signal.signal(name, handler)
        # What is loaded now is never collected, so that collections do not copy shared pages.
        gc.collect()
        gc.freeze()
        for _ in range(self._settings.workers):
            self._fork()
        while self._started:
            self._wait()
        log().info("stopped")
        if self._failed >= MAX_FAILED:
            raise WorkersFail("", _FAIL)

    def _wait(self) -> None:
        try:
            number, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            self._started.clear()
            return
        if number == 0:
            if self._reload:
                self._reload = False
                self._roll()
            time.sleep(0.05)
        else:
            self._ended(number, status)

    def _ended(self, number: int, status: int) -> None:
        started = self._started.pop(number, None)
        _forget_figures(number)
        if self._stopping or started is None:  # it was told to go
            return
        log().warning("worker-ended", worker=number, status=status)
        self._failed = self._failed + 1 if time.monotonic() - started < YOUNG_S else 0
        if self._failed >= MAX_FAILED:
            self._stop(signal.SIGTERM, None)
            return
        time.sleep(RESTART_S if self._failed > 1 else 0)
        self._fork()

    def _roll(self) -> None:
        """Replace each worker by a new one, which takes over before the old one stops."""
        for number in list(self._started):
            self._fork()
            del self._started[number]
            os.kill(number, signal.SIGTERM)

    def _fork(self) -> None:
        sys.stdout.flush()
        number = os.fork()
        if number == 0:
            self._work()
        self._started[number] = time.monotonic()
        log().info("worker-started", worker=number)

    def _work(self) -> None:
        """Serve until told to stop; never returns."""
        code = 1
        try:
            for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(name, signal.SIG_DFL)
            _end_with_parent()
            # Requests are to be answered while a case is worked on; 5 ms would be felt.
            sys.setswitchinterval(SWITCH_S)
            serve(self._make(), self._settings, self._listener)
            code = 0
        except BaseException as error:
            log_fault("worker-failed", error)
        finally:
            sys.stdout.flush()
            os._exit(code)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True
        for number in self._started:
            os.kill(number, signal.SIGTERM)

    def _replace(self, _number: int, _frame: FrameType | None) -> None:
        self._reload = True


def _end_with_parent() -> None:
    """Ask Linux to stop this worker where the parent is killed."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM, 0, 0, 0)


class _Server(uvicorn.Server):
    """Stops without a gap: what was accepted is answered before quiet connections are closed."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        # The request of a connection that was accepted this instant is still on its way.
        await asyncio.sleep(LAST_REQUESTS_S)
        await super().shutdown(sockets)


def serve(app: ASGIApp, settings: Settings, listener: socket.socket) -> None:
    """Serve `app` on `listener` in this process until a signal stops it."""
    config = server_config(app, settings)
    server = _Server(config)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        runner.run(server.serve(sockets=[listener]))


def server_config(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    """Return how the server program runs `app`; only trusted proxies say who sent a request."""
    return uvicorn.Config(
        app,
        loop="auto",
        http="auto",
        ws="none",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=True,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_keep_alive=15,
        timeout_graceful_shutdown=settings.shutdown_grace_s,
        h11_max_incomplete_event_size=32_768,
    )


def prepare_figures(settings: Settings) -> None:
    """Let the workers write their figures into one folder; before `api.metrics` is imported."""
    if settings.metrics and settings.workers > 1:
        os.environ.setdefault(MULTIPROCESS, tempfile.mkdtemp(prefix="passend-figures-"))


def prepare_logs(settings: Settings) -> None:
    """Write log lines as `settings` say."""
    set_up(settings.log_level)


def _forget_figures(number: int) -> None:
    folder = os.environ.get(MULTIPROCESS)
    if folder:
        for path in Path(folder).glob(f"gauge_live*_{number}.db"):
            path.unlink(missing_ok=True)
