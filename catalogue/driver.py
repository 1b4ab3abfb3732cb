"""A driver: an external development that a future sets at one of a few levels.

The report *Toekomstverkenning inclusie en inclusieve technologie* (TNO, 2025) calls them
"schuifjes" (sliders); the method is the morphological one of Johansen (2018).
"""

from typing import Literal

from pydantic import Field, model_validator

from catalogue.text import Localised, Record

Factor = Literal["supply", "adoption", "money", "guidance", "rules"]
FACTORS: tuple[Factor, ...] = ("supply", "adoption", "money", "guidance", "rules")
Basis = Literal["report", "ours"]


class Level(Record):
    """One position of a driver."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Short name; reads well after a colon.")
    meaning: Localised = Field(description="What the level means, in one sentence.")
    section: str = Field(
        pattern=r"^(\d(\.\d){0,2})?$", description="Section of the report; empty if ours."
    )
    basis: Basis = Field(description="report: the report names the level; ours: we added it.")


class Driver(Record):
    """A development with its levels, lowest first."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the driver.")
    asks: Localised = Field(description="The question that its level answers.")
    factors: tuple[Factor, ...] = Field(
        description="Factors of availability that it moves; empty: only consistency and monitor."
    )
    levels: tuple[Level, ...] = Field(min_length=2, description="Levels, lowest first.")

    @model_validator(mode="after")
    def _levels_differ(self) -> "Driver":
        names = [level.id for level in self.levels]
        if len(set(names)) != len(names):
            raise ValueError(f"driver {self.id} has a level twice")
        return self

    def level(self, identity: str) -> Level:
        """Return the level with this id. Raises `KeyError`."""
        for level in self.levels:
            if level.id == identity:
                return level
        raise KeyError(identity)

    def level_ids(self) -> tuple[str, ...]:
        """Return the ids of the levels, lowest first."""
        return tuple(level.id for level in self.levels)
