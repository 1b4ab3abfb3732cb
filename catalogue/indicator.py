"""Indicators of the early-warning monitor, and dated snapshots of their real values."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from catalogue.text import Localised, Record

Frequency = Literal["month", "quarter", "year"]
MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "year": 12}
PRINT_DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"
PERIOD = r"^\d{4}(Q[1-4]|M(0[1-9]|1[0-2]))?$"


class Point(Record):
    """A corner of a piecewise linear line; beyond the outer corners it stays level."""

    at: float = Field(description="Value of the indicator, in its unit.")
    membership: float = Field(ge=0, le=1, description="How fully it speaks for the future.")


class Feed(Record):
    """Where new values can be fetched."""

    kind: Literal["cbs-v4", "cbs-v3-migration", "eurostat"] = Field(description="Form of answer.")
    table: str = Field(description="Table id, as the host spells it.")
    filters: dict[str, str] = Field(description="Code by dimension; always codes, never titles.")


class Indicator(Record):
    """A number that tells the futures apart."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name.")
    unit: Localised = Field(description="Unit.")
    weight: float = Field(gt=0, description="Weight in the leaning.")
    frequency: Frequency = Field(description="How often a value appears.")
    table: str = Field(description="Id of the table; empty where it is collected by hand.")
    url: str = Field(pattern=r"^https://", description="Where the value is published.")
    lines: dict[str, tuple[Point, ...]] = Field(
        description="Per future the piecewise linear line; a future left out is not told by it."
    )
    feed: Feed | None = Field(default=None, description="How it is fetched; null: by hand.")
    note: Localised | None = Field(default=None, description="What to know when reading it.")

    @model_validator(mode="after")
    def _rising(self) -> "Indicator":
        for future, points in self.lines.items():
            places = [point.at for point in points]
            if places != sorted(set(places)) or not points:
                raise ValueError(f"{self.id}: line of {future} must rise in 'at'")
        return self

    def usable_until(self, period: str) -> date:
        """Return the last day that a value of `period` counts: its length plus six months."""
        return _add_months(period_end(period), MONTHS[self.frequency] + 6)


class Reading(Record):
    """One real value."""

    indicator: str = Field(description="Id of the indicator.")
    value: float = Field(description="Value in the unit of the indicator.")
    period: str = Field(pattern=PERIOD, description="Period: 2026, 2026Q1 or 2026M06.")
    status: Literal["provisional", "final", "unknown"] = Field(description="State of the print.")
    printed: str | None = Field(
        pattern=PRINT_DATE, description="Day, month or year of the print; null: not found."
    )
    source: str = Field(pattern=r"^https?://", description="Where it was read.")
    note: Localised | None = Field(default=None, description="How it was derived, if it was.")


class Snapshot(Record):
    """All values that were known on a day."""

    date: date
    readings: tuple[Reading, ...] = Field(description="At most one per indicator and period.")


def period_end(period: str) -> date:
    """Return the last day of a period such as 2026, 2026Q1 or 2026M06."""
    year = int(period[:4])
    month = 12
    if "Q" in period:
        month = 3 * int(period[5:])
    elif "M" in period:
        month = int(period[5:])
    return _month_end(year, month)


def _add_months(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 + months
    return _month_end(month // 12, month % 12 + 1)


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
