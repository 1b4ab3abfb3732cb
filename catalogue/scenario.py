"""A scenario: a future as the report tells it, with the level of every driver."""

from typing import Literal

from pydantic import Field

from catalogue.driver import Basis
from catalogue.text import Localised, LocalisedList, Record

FIRST_YEAR = 2026
LAST_YEAR = 2036
YEARS: tuple[int, ...] = tuple(range(FIRST_YEAR, LAST_YEAR + 1))
DEFAULT_YEAR = 2030
TODAY = "today"


class Setting(Record):
    """The level of one driver in one scenario."""

    level: str = Field(description="Id of the level.")
    section: str = Field(description="Section of the report that it rests on; empty if ours.")
    basis: Basis = Field(description="report: stated there; ours: our reading where it is silent.")
    note: Localised | None = Field(default=None, description="What the level rests on.")


class Scenario(Record):
    """A future (or today), in our own words."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", description="Stable kebab-case id.")
    kind: Literal["future", "today"] = Field(description="A future of the report, or 2026 facts.")
    name: Localised = Field(description="Name.")
    section: str = Field(description="Section of the report; empty for today.")
    summary: Localised = Field(description="Two or three sentences.")
    settings: dict[str, Setting] = Field(description="Setting of every driver, by driver id.")
    people: Localised = Field(description="What it means for people with a distance to work.")
    employers: Localised = Field(description="What it means for employers.")
    government: Localised = Field(description="What it means for government.")
    technology: Localised = Field(description="What it means for inclusive technology.")
    chances: LocalisedList = Field(description="Chances for inclusion.")
    risks: LocalisedList = Field(description="Risks for inclusion.")
    questions: LocalisedList = Field(description="Policy questions that the report raises.")

    def levels(self) -> dict[str, str]:
        """Return the level of each driver, by driver id."""
        return {driver: setting.level for driver, setting in self.settings.items()}
