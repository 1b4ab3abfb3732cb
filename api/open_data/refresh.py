"""Fetch new values for the monitor and keep them as a new snapshot beside those that ship.

What cannot be fetched stays as it was: a value that was collected by hand, or that a host did not
give, is carried over with its own period, so that it goes out of date by itself.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from api.open_data import cbs, eurostat
from api.open_data.fault import FeedFault, faults_named
from catalogue.cache import write_atomic
from catalogue.futures import Futures, checked
from catalogue.indicator import Indicator, Reading, Snapshot
from catalogue.text import Record
from catalogue.yaml_files import canonical_yaml, read_yaml

VARIABLE = "PASSEND_SNAPSHOTS"
SECONDS = 10.0
HEADER = "# Snapshots of the monitor that `passend scenarios refresh` fetched.\n"
Fetch = Callable[[httpx.Client, Indicator], list[Reading]]


@dataclass(frozen=True)
class Hosts:
    """Where the feeds live; other addresses serve a mirror or a test."""

    cbs_v4: str = cbs.V4
    cbs_v3: str = cbs.V3
    eurostat: str = eurostat.BASE


@dataclass(frozen=True)
class Refreshed:
    """The new snapshot (None where nothing came), what came, and what failed."""

    snapshot: Snapshot | None
    fetched: tuple[str, ...]
    faults: tuple[FeedFault, ...]


class SnapshotFile(Record):
    """The file of fetched snapshots."""

    snapshots: tuple[Snapshot, ...]


def make_client(seconds: float = SECONDS) -> httpx.Client:
    """Return an HTTP client that waits at most `seconds` for each step of a request."""
    return httpx.Client(
        timeout=httpx.Timeout(seconds, connect=min(5.0, seconds)), follow_redirects=True
    )


def refresh(
    futures: Futures,
    known: Sequence[Snapshot],
    client: httpx.Client,
    day: date,
    hosts: Hosts | None = None,
) -> Refreshed:
    """Return a new snapshot of `day` with all that the feeds gave; `known` are those there are.

    Never raises for a feed: what failed is told in `faults`.
    """
    fetches = _fetches(hosts or Hosts())
    found: dict[str, list[Reading]] = {}
    faults: list[FeedFault] = []
    for indicator in futures.indicators.values():
        if indicator.feed is None:
            continue
        fetch, base = fetches[indicator.feed.kind]
        try:
            with faults_named(urlsplit(base).hostname or base):
                found[indicator.id] = _nonempty(fetch(client, indicator))
        except FeedFault as fault:
            faults.append(fault)
    snapshot = _snapshot(found, known, day) if found else None
    return Refreshed(snapshot, tuple(found), tuple(faults))


def all_snapshots(futures: Futures, path: Path | None = None) -> tuple[Snapshot, ...]:
    """Return the snapshots that ship and those in the file at `path`, oldest first.

    Raises `BrokenCatalogue` where the file is not right.
    """
    place = path or default_path()
    if not place.exists():
        return futures.snapshots
    own = checked(read_yaml(place), SnapshotFile, place.name).snapshots
    days = {snapshot.date: snapshot for snapshot in (*futures.snapshots, *own)}
    return tuple(days[day] for day in sorted(days))


def keep(snapshot: Snapshot, path: Path | None = None) -> Path:
    """Write `snapshot` to the file at `path`; one of the same day is replaced. Returns the path.

    Raises `OSError` where the file cannot be written, `BrokenCatalogue` where it is not right.
    """
    place = path or default_path()
    old: tuple[Snapshot, ...] = ()
    if place.exists():
        old = checked(read_yaml(place), SnapshotFile, place.name).snapshots
    days = {s.date: s for s in (*old, snapshot)}
    data = SnapshotFile(snapshots=tuple(days[day] for day in sorted(days)))
    write_atomic(place, canonical_yaml(data.model_dump(mode="json"), HEADER).encode())
    return place


def default_path() -> Path:
    """Return the file of fetched snapshots: ``PASSEND_SNAPSHOTS`` if set, else the user's data."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 (25 ms that a set variable saves)

    return user_data_path("passend") / "snapshots.yaml"


def _fetches(hosts: Hosts) -> dict[str, tuple[Fetch, str]]:
    return {
        "cbs-v4": (lambda c, i: cbs.observations(c, i, hosts.cbs_v4), hosts.cbs_v4),
        "cbs-v3-migration": (lambda c, i: cbs.net_migration(c, i, hosts.cbs_v3), hosts.cbs_v3),
        "eurostat": (lambda c, i: eurostat.yearly_change(c, i, hosts.eurostat), hosts.eurostat),
    }


def _nonempty(readings: list[Reading]) -> list[Reading]:
    if not readings:
        raise ValueError("no value")
    return readings


def _snapshot(found: dict[str, list[Reading]], known: Sequence[Snapshot], day: date) -> Snapshot:
    last = max(known, key=lambda snapshot: snapshot.date, default=None)
    carried = [r for r in last.readings if r.indicator not in found] if last else []
    fresh = [reading for readings in found.values() for reading in readings]
    return Snapshot(date=day, readings=(*fresh, *carried))
