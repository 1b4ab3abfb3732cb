"""Work functions: what a person does with body, senses and mind at work."""

from typing import Literal

from pydantic import Field

from catalogue.text import Localised, Record

Group = Literal["sensory", "communication", "cognition", "psychosocial", "physical", "environment"]


class Function(Record):
    """One of the 73 work functions, tied to ICF codes and an FML item."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the function.")
    group: Group = Field(description="Group that the function belongs to.")
    icf: tuple[str, ...] = Field(description="ICF codes (body functions b, activities d, ...).")
    fml: str = Field(description="Item of the Functionele Mogelijkhedenlijst, such as 4.14.")


class Situation(Record):
    """A circumstance of the workplace or the person that rules technology out or asks care."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the situation.")
    cues: tuple[str, ...] = Field(
        default=(), description="Words in a case's text that point to this situation, nl and en."
    )


class Sector(Record):
    """A branch of work."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the sector.")
    synonyms: tuple[str, ...] = Field(default=(), description="Other names, nl and en.")
