"""Match batches: JSON Lines in, JSON Lines out, in the same order, with bounded memory.

Reading runs ahead of answering by at most `batch_buffer_bytes`; then the client is made to wait.
A client that sends all before it reads works as long as its cases fit in that buffer. A bad line
gives an error object for that line, and the rest goes on.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import anyio
from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.context import Context, context_of
from api.documented import problems, says
from api.errors import BodyTooLarge, Busy, InvalidInput
from api.inputs import Needs, expect_media, read_json, refuse_query
from api.logs import log_fault
from api.matching import advise, as_json, check_case
from api.services import services_of
from api.settings import Settings
from api.v1.examples import CASE
from api.work import WorkQueue
from catalogue.errors import PassendError
from catalogue.text import Language, Localised
from recommender.answer import Answer
from recommender.case import Case
from recommender.input_errors import explain

router = APIRouter(tags=["matching"])
LINES = "application/jsonl"
MEDIA = (LINES, "application/x-ndjson")
_TOO_MANY = Localised(
    nl="Deze lijst is te lang. De rest is niet gelezen. Deel de lijst op.",
    en="This list is too long. The rest was not read. Split the list.",
)
_STALLED = Localised(
    nl="Er kwam te lang niets binnen. De rest is niet gelezen.",
    en="Nothing came in for too long. The rest was not read.",
)
_FAULT = Localised(
    nl="Bij deze regel ging iets mis bij ons. Probeer deze regel later opnieuw.",
    en="Something went wrong on our side with this line. Try this line again later.",
)


class LineError(BaseModel):
    """What is wrong with a line."""

    model_config = ConfigDict(extra="forbid")
    field: str = Field(description="Field of the case, such as worker.functions[0].severity.")
    message: str = Field(description="What is wrong and what to do.")


class FailedLine(BaseModel):
    """Stands in the place of the answer to a line that cannot be read."""

    model_config = ConfigDict(extra="forbid")
    case: str = Field(description="Reference of the case, or the number of the line from 1.")
    error: LineError = Field(description="First fault of the line.")


@router.post(
    "/match-batches",
    operation_id="create-match-batch",
    summary="Technology that fits each of many cases",
    description=says(
        "Stuur één casus per regel (JSON Lines) en lees één antwoord per regel, in dezelfde "
        "volgorde. Lees terwijl u stuurt. Hiervoor is een sleutel of token met recht 'bulk' nodig.",
        "Send a case a line (JSON Lines) and read an answer a line, in the same order. Read "
        "while you send. This takes a key or token with the right 'bulk'.",
    ),
    response_class=Response,
    responses={
        200: {
            "description": "An answer, or an error, for each line.",
            "content": {LINES: {"schema": {"type": "string"}}},
        },
        **problems(400, 401, 403, 415, 503),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "A case a line, as `POST /matches` takes it. UTF-8.",
            "content": {
                LINES: {
                    "schema": {"type": "string"},
                    "examples": {"one": {"value": json.dumps(CASE, ensure_ascii=False) + "\n"}},
                }
            },
        }
    },
    dependencies=[Depends(Needs("bulk"))],
)
async def create_match_batch(request: Request) -> Response:
    """Answer a stream of answers. Raises `UnsupportedMedia` and `Busy`."""
    expect_media(request, *MEDIA)
    refuse_query(request)
    room: anyio.Semaphore = request.app.state.batch_room
    if room.value == 0:
        raise Busy(retry_after_s=10)
    await room.acquire()
    return _Streamed(_Batch(request).answers(room))


class _Streamed(Response):
    """Sends parts as they come. Unlike the framework's own it leaves `receive` to the reader."""

    media_type = LINES

    def __init__(self, parts: AsyncIterator[bytes]) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the parts."""
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        async for part in self._parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


class _Batch:
    """One batch: a reader that fills a buffer, and a writer that empties it."""

    def __init__(self, request: Request) -> None:
        state = request.app.state
        self._request = request
        self._settings: Settings = state.settings
        self._services = services_of(request)
        self._queue: WorkQueue = state.queue
        self._context: Context = context_of(request.scope)
        self._lines: asyncio.Queue[tuple[int, bytes | PassendError]] = asyncio.Queue()
        self._held = 0
        self._room = asyncio.Condition()
        self._gone = False

    async def answers(self, room: anyio.Semaphore) -> AsyncIterator[bytes]:
        """Give the lines of the answer."""
        reader = asyncio.create_task(self._read())
        done = failed = 0
        try:
            while (entry := await self._next()) is not None and not self._gone:
                number, line = entry
                text, failed_here = await self._answer(number, line)
                done, failed = done + 1, failed + failed_here
                yield text + b"\n"
        finally:
            reader.cancel()
            room.release()
            self._context.details |= {"lines": done, "failed": failed}

    async def _next(self) -> tuple[int, bytes | PassendError] | None:
        number, line = await self._lines.get()
        async with self._room:
            self._held -= len(line) if isinstance(line, bytes) else 0
            self._room.notify_all()
        return None if number < 0 else (number, line)

    async def _read(self) -> None:
        number, rest = 0, b""
        stream = self._request.stream()
        try:
            while (part := await self._part(stream)) is not None:
                *lines, rest = (rest + part).split(b"\n")
                for line in lines:
                    number = await self._put(number, line)
                if len(rest) > self._settings.max_body_bytes:
                    raise BodyTooLarge(self._settings.max_body_bytes)
            await self._put(number, rest)
            self._lines.put_nowait((-1, b""))
            await self._request.receive()  # answers once the client has gone
            self._gone = True
        except TimeoutError:
            self._lines.put_nowait((number + 1, PassendError("", _STALLED)))
        except PassendError as error:
            self._lines.put_nowait((number + 1, error))
        except ClientDisconnect:
            self._gone = True
        finally:
            self._lines.put_nowait((-1, b""))

    async def _part(self, stream: AsyncIterator[bytes]) -> bytes | None:
        async with asyncio.timeout(self._settings.batch_stall_s):
            return await anext(stream, None)

    async def _put(self, number: int, line: bytes) -> int:
        """Put a line into the buffer as soon as there is room; give its number."""
        if not line.strip():
            return number
        if number >= self._settings.batch_lines:
            raise PassendError("", _TOO_MANY)
        if len(line) > self._settings.max_body_bytes:
            raise BodyTooLarge(self._settings.max_body_bytes)
        async with self._room:
            await self._room.wait_for(lambda: self._held < self._settings.batch_buffer_bytes)
            self._held += len(line)
        self._lines.put_nowait((number + 1, line))
        return number + 1

    async def _answer(self, number: int, line: bytes | PassendError) -> tuple[bytes, bool]:
        language = self._context.language
        case: Case | None = None
        try:
            if isinstance(line, PassendError):
                raise line
            case = read_json(Case, line)
            check_case(case, self._services.catalogue, language)
            answer = await self._run(case)
            return as_json(answer), False
        except ValidationError as error:
            fault = explain(error, language)[0]
            return _failed(_reference(line, number), fault.field, fault.detail), True
        except PassendError as error:
            field, message = _first(error, language)
            return _failed(case.id if case else str(number), field, message), True
        except Exception as error:
            log_fault("batch-line", error, request_id=self._context.request_id)
            return _failed(case.id if case else str(number), "", _FAULT.text(language)), True

    async def _run(self, case: Case) -> Answer:
        return await self._queue.run(lambda: advise(case, self._services), patient=True)


def _first(error: PassendError, language: Language) -> tuple[str, str]:
    if isinstance(error, InvalidInput):
        return error.faults[0].field, error.faults[0].detail
    return error.field, error.text(language)


def _reference(line: bytes | PassendError, number: int) -> str:
    """Return the id of a case that cannot be read, or the number of its line."""
    try:
        found: Any = json.loads(line) if isinstance(line, bytes) else None
    except (ValueError, RecursionError):
        found = None
    identity = found.get("id") if isinstance(found, dict) else None
    return identity[:500] if isinstance(identity, str) else str(number)


def _failed(case: str, field: str, message: str) -> bytes:
    failed = FailedLine(case=case, error=LineError(field=field, message=message))
    return failed.model_dump_json().encode()
