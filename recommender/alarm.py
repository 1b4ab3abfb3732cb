"""Alarm for an economic crisis: signs that any two of five rules see together.

Each rule compares real values of two periods. Where a value is missing the rule is unknown, not
silent: the screen says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from catalogue.futures import Futures
from catalogue.indicator import Reading, Snapshot, period_end
from catalogue.text import Localised

NEEDED = 2  # rules that must fire
HALF_YEAR = (150, 250)  # days between two readings that count as two quarters apart
QUARTER = (80, 100)
YEAR = (350, 380)


@dataclass(frozen=True)
class Rule:
    """One rule of the alarm."""

    id: str
    indicator: str
    name: Localised
    test: Callable[[Sequence[Reading]], bool | None]


@dataclass(frozen=True)
class Sign:
    """The outcome of a rule: fired, not fired, or unknown (None)."""

    rule: Rule
    fired: bool | None


@dataclass(frozen=True)
class Alarm:
    """All signs; `raised` where at least two rules fired."""

    signs: tuple[Sign, ...]

    @property
    def raised(self) -> bool:
        """Whether enough rules fired."""
        return sum(sign.fired is True for sign in self.signs) >= NEEDED


def crisis_alarm(futures: Futures, snapshots: Sequence[Snapshot] | None = None) -> Alarm:
    """Return the alarm on all values known in `snapshots` (default: those of the catalogue).

    The newest print of a period counts; a newest value that is out of date leaves a rule unknown.
    """
    known = futures.snapshots if snapshots is None else snapshots
    history = _history(known)
    today = max((snapshot.date for snapshot in known), default=date.min)
    signs = []
    for rule in RULES:
        readings = history.get(rule.indicator, [])
        usable = bool(readings) and (
            futures.indicators[rule.indicator].usable_until(readings[-1].period) >= today
        )
        signs.append(Sign(rule, rule.test(readings) if usable else None))
    return Alarm(tuple(signs))


def _history(snapshots: Sequence[Snapshot]) -> dict[str, list[Reading]]:
    found: dict[str, dict[str, Reading]] = {}
    for snapshot in sorted(snapshots, key=lambda s: s.date):
        for reading in snapshot.readings:
            found.setdefault(reading.indicator, {})[reading.period] = reading
    return {
        indicator: sorted(readings.values(), key=lambda r: period_end(r.period))
        for indicator, readings in found.items()
    }


def _before(readings: Sequence[Reading], days: tuple[int, int]) -> Reading | None:
    last = period_end(readings[-1].period)
    near = [r for r in readings if days[0] <= (last - period_end(r.period)).days <= days[1]]
    return near[-1] if near else None


def _rise(step: float) -> Callable[[Sequence[Reading]], bool | None]:
    def test(readings: Sequence[Reading]) -> bool | None:
        old = _before(readings, HALF_YEAR)
        if old is None:
            return None
        change = round(readings[-1].value - old.value, 9)
        return change >= step if step > 0 else change <= step

    return test


def _twice_negative(readings: Sequence[Reading]) -> bool | None:
    if readings[-1].value >= 0:
        return False
    old = _before(readings, QUARTER)
    return None if old is None else old.value < 0


def _fell_by_40_percent(readings: Sequence[Reading]) -> bool | None:
    old = _before(readings, YEAR)
    return None if old is None else round(readings[-1].value - 0.6 * old.value, 9) <= 0


def _up_by_25_percent(readings: Sequence[Reading]) -> bool | None:
    return readings[-1].value >= 25


RULES: tuple[Rule, ...] = (
    Rule("unemployment-rise", "unemployment", Localised(
        nl="Werkloosheid 0,5 punt hoger in twee kwartalen",
        en="Unemployment up 0.5 points in two quarters"), _rise(0.5)),
    Rule("tension-fall", "tension", Localised(
        nl="20 vacatures per 100 werklozen minder in twee kwartalen",
        en="20 vacancies per 100 unemployed fewer in two quarters"), _rise(-20)),
    Rule("gdp-negative", "gdp-growth", Localised(
        nl="Economie krimpt twee kwartalen achter elkaar",
        en="The economy shrinks two quarters in a row"), _twice_negative),
    Rule("venture-capital-fall", "venture-capital", Localised(
        nl="Durfkapitaal 40 procent lager in een jaar",
        en="Venture capital down 40 per cent in a year"), _fell_by_40_percent),
    Rule("ww-rise", "ww-change", Localised(
        nl="25 procent meer WW-uitkeringen in een jaar",
        en="Unemployment benefits up 25 per cent in a year"), _up_by_25_percent),
)  # fmt: skip
