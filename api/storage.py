"""The database: one engine, and tables made by numbered migrations (Alembic).

SQLite by default; any database that SQLAlchemy knows by setting.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import NullPool

MIGRATIONS = Path(__file__).parent / "migrations"


class Table(DeclarativeBase):
    """Base of all tables."""


def open_storage(url: str) -> Engine:
    """Return an engine for `url`, with all migrations applied.

    Connections are not kept: a worker that is forked must not inherit an open one.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, poolclass=NullPool)
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _careful)
    migrate(engine)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables of `engine` to the newest form."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _careful(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
