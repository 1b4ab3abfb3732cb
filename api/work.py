"""Work that takes the processor: a few threads and a queue of a fixed length before them."""

import asyncio
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from api.errors import Busy

PATIENCE_S = 2.0
Result = TypeVar("Result")


class WorkQueue:
    """Runs functions in `threads` threads; at most `length` callers wait, the rest is refused."""

    def __init__(self, threads: int, length: int, timeout_s: float) -> None:
        self._threads = threads
        self._length = length
        self._timeout_s = timeout_s
        self._pool: ThreadPoolExecutor | None = None
        self._mean_s = 0.02
        self.waiting = 0
        self.refused = 0

    @property
    def full(self) -> bool:
        """Tell whether the next caller would be refused."""
        return self.waiting >= self._length + self._threads

    def admit(self) -> None:
        """Refuse early, before a body is read. Raises `Busy` where the queue is full."""
        if self.full:
            self.refused += 1
            raise Busy(self._retry_after_s())

    async def run(self, work: Callable[[], Result], patient: bool = False) -> Result:
        """Return what `work` returns, run in a thread of the pool.

        `patient` work (a line of a batch) is not refused: it lets others go first, for at most
        `PATIENCE_S`. Raises `Busy` where the queue is full or time is up.
        """
        if patient:
            latest = time.monotonic() + PATIENCE_S
            while self.waiting >= self._threads and time.monotonic() < latest:
                await asyncio.sleep(self._mean_s)
        else:
            self.admit()
        self.waiting += 1
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._in_thread(work)
        except TimeoutError:
            self.refused += 1
            raise Busy(self._retry_after_s()) from None
        finally:
            self.waiting -= 1

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        if self._pool is None:
            # Made here and not at start: threads do not survive the fork of the workers.
            self._pool = ThreadPoolExecutor(self._threads, "work")
        here = copy_context()

        def timed() -> Result:
            start = time.perf_counter()
            try:
                return here.run(work)
            finally:
                self._mean_s += 0.1 * (time.perf_counter() - start - self._mean_s)

        return await asyncio.get_running_loop().run_in_executor(self._pool, timed)

    def _retry_after_s(self) -> int:
        """Return the seconds after which the queue as it stands has been worked off."""
        return max(1, math.ceil(self.waiting * self._mean_s / self._threads))

    def close(self) -> None:
        """Let running work finish and drop what has not begun."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
