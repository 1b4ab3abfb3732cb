"""Futures as they stand on the wire, beside each option. Texts are in the language of the case."""

from typing import Literal

from pydantic import Field

from catalogue.driver import Factor
from recommender.availability import Status
from recommender.part import Part

Label = Literal["all-four", "three", "two", "bet-on-one", "none"]


class FactorPart(Part):
    """One factor of a value of availability."""

    factor: Factor = Field(description="supply, adoption, money, guidance or rules.")
    value: float = Field(ge=0, le=1, description="0 to 1; the value is the product of the five.")
    text: str = Field(description="Why, with driver, level and section of the report.")


class AvailabilityPart(Part):
    """How far a technology can be had in one future and year."""

    year: int = Field(description="Year that it is about; today is 2026.")
    value: float = Field(ge=0, le=1, description="0 to 1.")
    status: Status = Field(description="available, limited, pilot or not-available.")
    weakest: Factor | None = Field(
        default=None, description="Factor that holds it back most; left out where none does."
    )
    factors: tuple[FactorPart, ...] = Field(description="The five factors.")


class RobustnessPart(Part):
    """How an option holds across the four futures."""

    label: Label = Field(description="In how many of the four futures it is available.")
    works_in: tuple[str, ...] = Field(description="Ids of those futures.")
    worst: float = Field(ge=0, le=1, description="Smallest value over the four (maximin).")
    worst_future: str = Field(description="Id of the future with that value.")
    regret: float = Field(
        ge=0,
        le=1,
        description="Largest loss, over the four, against the best option there: fit x value.",
    )
    leaning: float = Field(
        ge=0, le=1, description="Value weighted by today's leaning; a leaning is no probability."
    )
    text: str = Field(description="The same as a sentence.")
