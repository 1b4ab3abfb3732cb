"""A parameter of the availability model, with unit, origin and the range it may take."""

from pydantic import Field, model_validator

from catalogue.driver import Factor
from catalogue.text import Localised, Record


class Parameter(Record):
    """One number of the model."""

    id: str = Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)?$", description="name or name.level.")
    factor: Factor | None = Field(description="Factor that it belongs to; null: all of them.")
    value: float = Field(description="Value in use.")
    low: float = Field(description="Low end of what is plausible.")
    high: float = Field(description="High end of what is plausible.")
    unit: str = Field(min_length=1, description="Unit.")
    source: str = Field(pattern=r"^(ours|\d(\.\d){0,2}|funding \d)$", description="Origin.")
    meaning: Localised = Field(description="What it stands for.")

    @model_validator(mode="after")
    def _in_range(self) -> "Parameter":
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.id}: value {self.value} outside {self.low} to {self.high}")
        return self


class AiClass(Record):
    """A technology that needs care under the AI Act (EU) 2024/1689, in our reading."""

    technology: str = Field(description="Id of the technology.")
    burden: str = Field(pattern=r"^(high-risk|restricted)$", description="Class.")
    article: str = Field(description="Article or annex that we read it under.")
    reason: Localised = Field(description="Why, in one sentence.")


class AvailabilityModel(Record):
    """All numbers and lists of the availability model."""

    parameters: tuple[Parameter, ...] = Field(description="Numbers.")
    common: tuple[str, ...] = Field(
        description="Technologies that section 4.1.2 says become common: ids."
    )
    ai_act: tuple[AiClass, ...] = Field(description="Technologies with a class of the AI Act.")

    def values(self) -> dict[str, float]:
        """Return the value in use of each parameter, by id."""
        return {parameter.id: parameter.value for parameter in self.parameters}
