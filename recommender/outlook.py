"""The early-warning monitor: to which future do the indicators lean?

Each indicator speaks for each future with a membership of 0 to 1, piecewise linear between its
thresholds. The leaning of a future is the weighted mean of the memberships of the indicators that
tell it. A value that is missing, or older than its period plus six months, has no weight and is
shown as missing; nothing is ever guessed. Leanings are not probabilities and need not add up to 1.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from catalogue.futures import Futures
from catalogue.indicator import Indicator, Point, Reading, Snapshot, period_end

LEAD = 0.15  # a drift is spoken of only from this lead on, two quarters in a row
STRONG, WEAK = 0.6, 0.2  # memberships from which an indicator speaks for or against

State = Literal["used", "stale", "missing"]


@dataclass(frozen=True)
class Voice:
    """What one indicator says on the day of a snapshot."""

    indicator: str
    state: State
    reading: Reading | None
    memberships: dict[str, float]  # by future; empty unless used


@dataclass(frozen=True)
class Leaning:
    """How far the indicators lean to one future."""

    future: str
    value: float | None  # None where no indicator with a value tells this future
    weight: float  # weight of the indicators that were used, of `possible`
    possible: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    change: float | None  # since the snapshot before, over `compared`; None where that is empty
    compared: tuple[str, ...]  # indicators with a usable value in both snapshots


@dataclass(frozen=True)
class Outlook:
    """The monitor on the day of a snapshot."""

    date: datetime.date
    previous: datetime.date | None
    voices: tuple[Voice, ...]
    leanings: tuple[Leaning, ...]  # highest first
    drift: str | None  # future that leads by enough for two quarters in a row
    nearest: tuple[str, str]

    @property
    def missing(self) -> tuple[str, ...]:
        """Indicators without a usable value."""
        return tuple(voice.indicator for voice in self.voices if voice.state != "used")


def outlook(futures: Futures, snapshots: Sequence[Snapshot] | None = None) -> Outlook:
    """Return the outlook of the newest of `snapshots` (default: those of the catalogue).

    Raises `ValueError` where there is no snapshot.
    """
    known = sorted(snapshots if snapshots is not None else futures.snapshots, key=_day)
    if not known:
        raise ValueError("no snapshot")
    newest = known[-1]
    before = known[-2] if len(known) > 1 else None
    voices = voices_of(futures, newest)
    old = voices_of(futures, before) if before else ()
    leanings = sorted(
        (_leaning(futures, name, voices, old) for name in futures.scenarios),
        key=lambda leaning: -(leaning.value if leaning.value is not None else -1.0),
    )
    return Outlook(
        date=newest.date,
        previous=before.date if before else None,
        voices=voices,
        leanings=tuple(leanings),
        drift=_drift(futures, known),
        nearest=(leanings[0].future, leanings[1].future),
    )


def voices_of(futures: Futures, snapshot: Snapshot) -> tuple[Voice, ...]:
    """Return what each indicator says in `snapshot`, in the order of the catalogue."""
    return tuple(_voice(indicator, snapshot) for indicator in futures.indicators.values())


def membership(line: Sequence[Point], value: float) -> float:
    """Return the membership of `value`: linear between the points, level beyond the outer ones."""
    places, heights = zip(*((point.at, point.membership) for point in line), strict=True)
    return float(np.interp(value, places, heights))


def leaning_weights(view: Outlook) -> dict[str, float]:
    """Return the leanings scaled to add up to 1, to weigh the four futures in a ranking.

    A future that no indicator tells counts as the mean of the others. Equal weights where all
    leanings are 0 or unknown.
    """
    known = [leaning.value for leaning in view.leanings if leaning.value is not None]
    middle = sum(known) / len(known) if known else 1.0
    values = {x.future: middle if x.value is None else x.value for x in view.leanings}
    total = sum(values.values())
    if total <= 0:
        return dict.fromkeys(values, 1 / len(values))
    return {future: value / total for future, value in values.items()}


def newest_reading(snapshot: Snapshot, indicator: str) -> Reading | None:
    """Return the reading of the latest period of `indicator` in `snapshot`, if any."""
    found = [reading for reading in snapshot.readings if reading.indicator == indicator]
    return max(found, key=lambda reading: period_end(reading.period), default=None)


def _voice(indicator: Indicator, snapshot: Snapshot) -> Voice:
    reading = newest_reading(snapshot, indicator.id)
    if reading is None:
        return Voice(indicator.id, "missing", None, {})
    if indicator.usable_until(reading.period) < snapshot.date:
        return Voice(indicator.id, "stale", reading, {})
    said = {future: membership(line, reading.value) for future, line in indicator.lines.items()}
    return Voice(indicator.id, "used", reading, said)


def _values(futures: Futures, voices: Sequence[Voice]) -> dict[str, float | None]:
    return {name: _mean(futures.indicators, name, voices)[0] for name in futures.scenarios}


def _mean(
    indicators: Mapping[str, Indicator], future: str, voices: Sequence[Voice]
) -> tuple[float | None, float]:
    telling = [(indicators[v.indicator].weight, v.memberships[future])
               for v in voices if future in v.memberships]  # fmt: skip
    weight = sum(w for w, _ in telling)
    if not weight:
        return None, 0.0
    return sum(w * m for w, m in telling) / weight, weight


def _leaning(
    futures: Futures, future: str, voices: Sequence[Voice], old: Sequence[Voice]
) -> Leaning:
    value, weight = _mean(futures.indicators, future, voices)
    telling = {v.indicator: v.memberships[future] for v in voices if future in v.memberships}
    change, compared = _change(futures.indicators, future, voices, old)
    return Leaning(
        future=future,
        value=value,
        weight=weight,
        possible=sum(i.weight for i in futures.indicators.values() if future in i.lines),
        speaks_for=tuple(name for name, said in telling.items() if said >= STRONG),
        speaks_against=tuple(name for name, said in telling.items() if said <= WEAK),
        change=change,
        compared=compared,
    )


def _change(
    indicators: Mapping[str, Indicator], future: str, now: Sequence[Voice], old: Sequence[Voice]
) -> tuple[float | None, tuple[str, ...]]:
    # Only like with like: a value that came or went must not look like a movement.
    shared = {v.indicator for v in now if future in v.memberships}
    shared &= {v.indicator for v in old if future in v.memberships}
    after, _ = _mean(indicators, future, [v for v in now if v.indicator in shared])
    before, _ = _mean(indicators, future, [v for v in old if v.indicator in shared])
    if after is None or before is None:
        return None, ()
    return after - before, tuple(name for name in indicators if name in shared)


def _drift(futures: Futures, known: Sequence[Snapshot]) -> str | None:
    # The last two quarters must both have a snapshot, and the same future must lead in both.
    if len(known) < 2:
        return None
    last = known[-1]
    before = [s for s in known if _quarter(s) == _quarter(last) - 1]
    if not before:
        return None
    leaders = {_leader(futures, snapshot) for snapshot in (before[-1], last)}
    return leaders.pop() if len(leaders) == 1 else None


def _leader(futures: Futures, snapshot: Snapshot) -> str | None:
    values = _values(futures, voices_of(futures, snapshot))
    ranked = sorted(((v or 0.0, name) for name, v in values.items()), reverse=True)
    return ranked[0][1] if ranked[0][0] - ranked[1][0] >= LEAD else None


def _quarter(snapshot: Snapshot) -> int:
    return snapshot.date.year * 4 + (snapshot.date.month - 1) // 3


def _day(snapshot: Snapshot) -> datetime.date:
    return snapshot.date
