"""Work functions: what a person does with body, senses and mind at work."""

import re
from functools import cached_property
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
        default=(),
        description="Words in a text that point to the situation, nl and en, lower case: "
        "whole words, or the beginning of a word where the cue ends in *.",
    )
    implies: tuple[str, ...] = Field(
        default=(), description="Ids of situations that are there as well where this one is."
    )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Longest first, so that the cue that is named says most; apostrophes are in words.
        parts = sorted(self.cues, key=len, reverse=True)
        forms = [re.escape(c[:-1]) + r"\w*" if c.endswith("*") else re.escape(c) for c in parts]
        return re.compile(rf"(?<![\w'’])(?:{'|'.join(forms)})(?![\w'’])", re.IGNORECASE)

    def cue_in(self, text: str) -> str | None:
        """Return the first words of `text` that point to this situation, as typed, or None."""
        if not self.cues:
            return None
        found = self._pattern.search(text)
        return found.group() if found else None


class Sector(Record):
    """A branch of work."""

    id: str = Field(pattern=r"^[a-z][a-z-]*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the sector.")
    synonyms: tuple[str, ...] = Field(default=(), description="Other names, nl and en.")
