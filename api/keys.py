"""API keys: made, changed and withdrawn by command, kept as a hash, good for named scopes.

A key is `passend_<number>_<secret>`; the secret has 256 random bits, so that one SHA-256 (with
the pepper of the settings) is hash enough. Who reads the database cannot use a key.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic

from sqlalchemy import DateTime, Engine, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.roles import SCOPES, Identity, Scope
from api.storage import Table
from catalogue.errors import Unknown
from catalogue.text import Localised

PREFIX = "passend"
REMEMBER_S = 30.0


class UnknownKey(Unknown):
    """No key has this number."""

    status = 404
    code = "unknown-key"
    noun = Localised(nl="sleutel", en="key")


class Key(Table):
    """One key in the database."""

    __tablename__ = "api_keys"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    hash: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[str] = mapped_column(String(100))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key as the list of keys shows it; the secret cannot be shown again."""

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime | None
    valid: bool


class KeyStore:
    """The keys in a database."""

    def __init__(
        self,
        engine: Engine,
        pepper: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._pepper = pepper.encode()
        self._now = now
        self._known: dict[str, tuple[float, Identity | None]] = {}

    def create(
        self, name: str, scopes: Iterable[Scope], days: int | None = None
    ) -> tuple[KeyLine, str]:
        """Make a key that is valid for `days` (None: until withdrawn); return it with its text.

        The text is shown once and kept nowhere.
        """
        number, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        wanted = set(scopes)
        key = Key(
            id=number,
            name=name[:100],
            hash=self._hash(number, secret),
            scopes=" ".join(scope for scope in SCOPES if scope in wanted),
            created=self._now(),
            expires=self._now() + timedelta(days=days) if days is not None else None,
        )
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            session.add(key)
        return self._line(key), f"{PREFIX}_{number}_{secret}"

    def rotate(self, number: str, overlap_days: int = 7) -> tuple[KeyLine, str]:
        """Make a successor with the same name and scopes; the old key ends after the overlap.

        Raises `UnknownKey`.
        """
        with Session(self._engine) as session, session.begin():
            old = self._find(session, number)
            name, scopes = old.name, self._line(old).scopes
            days = (old.expires - old.created).days if old.expires else None
            end = self._now() + timedelta(days=overlap_days)
            old.expires = min(end, _utc(old.expires) or end)
        self._known.clear()
        return self.create(name, scopes, days)

    def revoke(self, number: str) -> KeyLine:
        """Withdraw a key at once (other workers follow within `REMEMBER_S`).

        Raises `UnknownKey`.
        """
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            key = self._find(session, number)
            key.expires = self._now()
        self._known.clear()
        return self._line(key)

    def lines(self) -> list[KeyLine]:
        """Return all keys, oldest first."""
        with Session(self._engine) as session:
            keys = session.scalars(select(Key).order_by(Key.created, Key.id))
            return [self._line(key) for key in keys]

    def identify(self, text: str) -> Identity | None:
        """Return who `text` belongs to; None where it is no valid key.

        Remembers for `REMEMBER_S`, so that a busy client does not ask the database each time.
        """
        mark = hashlib.sha256(text.encode()).hexdigest()
        found = self._known.get(mark)
        if found is None or found[0] < monotonic():
            if len(self._known) > 10_000:
                self._known.clear()
            found = (monotonic() + REMEMBER_S, self._identify(text))
            self._known[mark] = found
        return found[1]

    def _identify(self, text: str) -> Identity | None:
        parts = text.split("_", 2)
        if len(parts) != 3 or parts[0] != PREFIX:
            return None
        with Session(self._engine) as session:
            key = session.get(Key, parts[1])
            if key is None or not hmac.compare_digest(key.hash, self._hash(*parts[1:])):
                return None
            line = self._line(key)
        return Identity(f"key:{line.id}", frozenset(line.scopes)) if line.valid else None

    def _find(self, session: Session, number: str) -> Key:
        key = session.get(Key, number)
        if key is None:
            raise UnknownKey(number, session.scalars(select(Key.id)))
        return key

    def _line(self, key: Key) -> KeyLine:
        expires = _utc(key.expires)
        scopes = tuple(scope for scope in SCOPES if scope in key.scopes.split())
        created = _utc(key.created) or key.created
        valid = expires is None or expires > self._now()
        return KeyLine(key.id, key.name, scopes, created, expires, valid)

    def _hash(self, number: str, secret: str) -> str:
        return hmac.new(self._pepper, f"{number}:{secret}".encode(), "sha256").hexdigest()


def _utc(moment: datetime | None) -> datetime | None:
    # SQLite gives times back without their zone; all of ours are UTC.
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment
