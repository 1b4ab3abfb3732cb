"""Structured logs without content: who did what, when, with which result, and nothing more.

One JSON line a request with the fields of BIO2 8.15.01 (action, object, result, origin, actor,
time) and of AI Act Article 12 (versions, digest of the case, timing). Paths are logged as the
name of their route, queries and bodies not at all, errors by type and place, never by message.
"""

import json
import logging
import sys
import time
import traceback
from ipaddress import ip_address, ip_network
from typing import Any, Literal, TextIO

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Context, context_of, operation_of
from api.errors import ServerFault, problem

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_QUIET = ("/v1/health/live", "/v1/health/ready", "/metrics")


def set_up(level: str, out: TextIO | None = None) -> None:
    """Write all log lines of this process to `out` (standard output) as JSON, one a line."""
    out = out or sys.stdout
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(_Formatter())
    logging.basicConfig(handlers=[handler], level=max(number, logging.INFO), force=True)
    for name in ("httpx", "httpcore", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


def log() -> Any:
    """Return the logger of the service."""
    return structlog.get_logger("passend")


def log_fault(event: str, error: BaseException, **fields: object) -> None:
    """Log `error` by its type and the places it went through; its message may hold content."""
    log().error(event, error=type(error).__name__, trace=_places(error), **fields)


def origin_of(scope: Scope, detail: Literal["none", "network", "full"]) -> str:
    """Return what the log may say of the sender's address."""
    client = scope.get("client")
    if detail == "none" or not client:
        return "-"
    if detail == "full":
        return str(client[0])
    try:
        prefix = 24 if ip_address(client[0]).version == 4 else 48
        return str(ip_network(f"{client[0]}/{prefix}", strict=False))
    except ValueError:
        return "-"


class AccessLog:
    """Logs each request when it is done, and turns what nobody caught into a problem."""

    def __init__(self, app: ASGIApp, address: Literal["none", "network", "full"]) -> None:
        self.app = app
        self.address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and log it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        context = context_of(scope)
        context.origin = origin_of(scope, self.address)
        start, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            log_fault("fault", error, request_id=context.request_id, operation=operation_of(scope))
            if status:
                raise _Cut from None
            await problem(ServerFault(), context)(scope, receive, noted)
        finally:
            if scope["path"] not in _QUIET:
                _write(scope, context, status, time.perf_counter() - start)


class _Cut(Exception):
    """An answer broke off after it had begun; the connection is closed."""


def _write(scope: Scope, context: Context, status: int, seconds: float) -> None:
    log().info(
        "request",
        # A method can be any word that somebody sends.
        action=scope["method"] if scope["method"] in _METHODS else "-",
        object=operation_of(scope),
        result=status,
        origin=context.origin,
        actor=context.actor,
        request_id=context.request_id,
        ms=round(1000 * seconds, 1),
        **context.details,
    )


def _places(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-12:]
    return [f"{frame.filename.rsplit('/', 3)[-1]}:{frame.lineno}:{frame.name}" for frame in frames]


class _Formatter(logging.Formatter):
    """JSON lines for what libraries log; errors by type and place only."""

    def format(self, record: logging.LogRecord) -> str:
        """Return `record` as one line."""
        line: dict[str, object] = {
            "event": record.name if record.exc_info else record.getMessage(),
            "logger": record.name,
            "level": record.levelname.lower(),
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
        }
        if record.exc_info and record.exc_info[1]:
            line |= {
                "error": type(record.exc_info[1]).__name__,
                "trace": _places(record.exc_info[1]),
            }
        return json.dumps(line, ensure_ascii=False)
