"""The year that a future is looked at in."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from catalogue.scenario import DEFAULT_YEAR, FIRST_YEAR, LAST_YEAR

Year = Annotated[
    int,
    Field(
        ge=FIRST_YEAR,
        le=LAST_YEAR,
        description=f"Year to reckon with, {FIRST_YEAR} to {LAST_YEAR}.",
    ),
]


class YearQuery(BaseModel):
    """A year."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    year: Year = DEFAULT_YEAR
