"""Limits on what one sender can take: size and time of a body, and requests a minute.

The counts of the rate limit lie in memory that all workers share, so that the limit holds for
the service and not for each worker. A count is not locked: two workers that add at the same
moment may count one, which lets a sender do a request more, never less.
"""

import asyncio
import hashlib
import mmap
import secrets
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import Message, Receive

from api.errors import BodyTimeout, BodyTooLarge

WINDOW_S = 60
_SLOT = struct.Struct("<QII")  # hash of the sender, window, count
_SLOTS = 65_536
_PROBES = 8


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a sender has left in this window."""

    policy: str
    quota: int
    left: int
    reset_s: int

    @property
    def exceeded(self) -> bool:
        """Tell whether this request goes over the limit."""
        return self.left < 0

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the RateLimit headers (draft-ietf-httpapi-ratelimit-headers-10)."""
        left = max(0, self.left)
        return [
            (b"ratelimit-policy", f'"{self.policy}";q={self.quota};w={WINDOW_S}'.encode()),
            (b"ratelimit", f'"{self.policy}";r={left};t={self.reset_s}'.encode()),
        ]


class RateTable:
    """Counts per sender and window of a minute, in shared memory of a fixed size."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._memory = mmap.mmap(-1, _SLOT.size * _SLOTS)
        self._salt = secrets.token_bytes(16)
        self._clock = clock

    def count(self, policy: str, sender: str, quota: int) -> Allowance:
        """Count one request of `sender` against `quota` a minute, and say what is left."""
        now = self._clock()
        window = int(now // WINDOW_S)
        used = self._add(f"{policy}:{sender}", window)
        return Allowance(policy, quota, quota - used, WINDOW_S - int(now % WINDOW_S))

    def _add(self, sender: str, window: int) -> int:
        # The address is hashed with a salt of this start: the table names nobody.
        digest = hashlib.blake2b(sender.encode(), key=self._salt, digest_size=8).digest()
        mark = int.from_bytes(digest, "little") | 1
        place = self._place(mark, window)
        found, then, count = _SLOT.unpack_from(self._memory, place)
        count = count + 1 if (found, then) == (mark, window) else 1
        _SLOT.pack_into(self._memory, place, mark, window, count)
        return int(count)

    def _place(self, mark: int, window: int) -> int:
        """Return the slot of `mark`, or the first slot of an earlier window."""
        first = (mark % _SLOTS) * _SLOT.size
        free = None
        for step in range(_PROBES):
            place = ((mark + step) % _SLOTS) * _SLOT.size
            found, then, _ = _SLOT.unpack_from(self._memory, place)
            if found == mark:
                return place
            if free is None and then != window:
                free = place
        return first if free is None else free


class LimitedBody:
    """Wraps `receive`: a body over the limit or over the time becomes an error."""

    def __init__(self, receive: Receive, limit: int | None, seconds: float) -> None:
        self._receive = receive
        self._limit = limit
        self._deadline = time.monotonic() + seconds
        self._size = 0
        self._complete = False

    async def __call__(self) -> Message:
        """Return the next message. Raises `BodyTooLarge` or `BodyTimeout`."""
        if self._complete or self._limit is None:
            return await self._receive()
        try:
            async with asyncio.timeout(self._deadline - time.monotonic()):
                message = await self._receive()
        except TimeoutError:
            raise BodyTimeout from None
        self._size += len(message.get("body", b""))
        if self._size > self._limit:
            raise BodyTooLarge(self._limit)
        self._complete = not message.get("more_body", False)
        return message
