"""The cross-consistency matrix: which levels of two drivers can stand in one future."""

from typing import Literal

from pydantic import Field

from catalogue.text import Localised, Record

Verdict = Literal["excluded", "strained", "fits"]


class Place(Record):
    """A level of a driver."""

    driver: str = Field(description="Id of the driver.")
    level: str = Field(description="Id of the level.")


class Pair(Record):
    """The verdict on two levels of two drivers; what stands in no pair is possible."""

    one: Place = Field(description="Level of the one driver.")
    other: Place = Field(description="Level of the other driver.")
    verdict: Verdict = Field(
        description="excluded: cannot be; strained: needs a special story; fits: belong together."
    )
    reason: Localised = Field(description="Why.")
