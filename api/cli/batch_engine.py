"""Engines of `passend batch`: one process, several, or Dask; same answers, same order.

Lines go out in chunks and at most `AHEAD` chunks a worker are under way, so that memory does not
grow with the file.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Protocol

from api.advice import Matcher
from api.cli.batch_line import Line, answer_line
from catalogue.errors import PassendError
from catalogue.text import Language, Localised

CHUNK = 16  # lines
AHEAD = 4  # chunks a worker
ADDRESS = "DASK_SCHEDULER_ADDRESS"
Load = Callable[[], Matcher]
Result = tuple[str, bool]  # the line to write, and whether it is an answer

_NO_DASK = Localised(
    nl="Dask is niet geïnstalleerd. Doe dit: pip install 'passend[dask]', of kies --engine local.",
    en="Dask is not installed. Do this: pip install 'passend[dask]', or choose --engine local.",
)
_DIED = Localised(
    nl="Een werker is gestopt, misschien door te weinig geheugen. Kies minder werkers.",
    en="A worker has stopped, perhaps for lack of memory. Choose fewer workers.",
)


class EngineError(PassendError):
    """The engine is not there, or one of its workers went away."""

    status = 500
    code = "batch-engine"


class Pending(Protocol):
    """A chunk under way."""

    def result(self) -> list[Result]:
        """Wait for the results of the chunk."""
        ...


def in_process(lines: Iterable[Line], load: Load, language: Language) -> Iterator[Result]:
    """Answer `lines` one after the other in this process."""
    matcher = load()
    for line in lines:
        yield answer_line(line, matcher, language)


def in_processes(
    lines: Iterable[Line], load: Load, language: Language, workers: int
) -> Iterator[Result]:
    """Answer `lines` in `workers` processes. Raises `EngineError` where one of them dies."""
    # Started anew and not forked: forking a process whose model has threads may hang.
    fresh = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=fresh, initializer=_begin_worker)
    try:
        yield from _in_order(
            lines, lambda chunk: pool.submit(answer_chunk, chunk, load, language), workers * AHEAD
        )
    except BrokenProcessPool:
        raise EngineError("--workers", _DIED) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def on_dask(
    lines: Iterable[Line], load: Load, language: Language, workers: int
) -> Iterator[Result]:
    """Answer `lines` on Dask: the cluster in ``DASK_SCHEDULER_ADDRESS``, or workers of its own.

    Raises:
        EngineError: Dask is not installed, or its workers went away.

    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 (an optional extra)
        from distributed.scheduler import KilledWorker  # noqa: PLC0415
    except ImportError:
        raise EngineError("--engine", _NO_DASK) from None
    address = os.environ.get(ADDRESS)
    cluster = None if address else LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    )  # fmt: skip
    client: Any = Client(address or cluster)  # type: ignore[no-untyped-call]
    try:
        yield from _in_order(
            lines,
            lambda chunk: client.submit(answer_chunk, chunk, load, language, pure=False),
            workers * AHEAD,
        )
    except KilledWorker:
        raise EngineError("--workers", _DIED) from None
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def answer_chunk(lines: list[Line], load: Load, language: Language) -> list[Result]:
    """Answer `lines` in a worker; `load` must keep what it loaded."""
    matcher = load()
    return [answer_line(line, matcher, language) for line in lines]


def _in_order(
    lines: Iterable[Line], submit: Callable[[list[Line]], Pending], ahead: int
) -> Iterator[Result]:
    left = iter(lines)
    pending: deque[Pending] = deque()
    while True:
        while len(pending) < ahead and (chunk := list(islice(left, CHUNK))):
            pending.append(submit(chunk))
        if not pending:
            return
        yield from pending.popleft().result()


def _begin_worker() -> None:
    # Ctrl-C reaches every process of the terminal; only the first one answers to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
