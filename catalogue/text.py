"""Texts that exist in every language that Passend speaks."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Record(BaseModel):
    """Base of all catalogue models: closed (unknown fields are refused) and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Localised(Record):
    """One text in Dutch (level B1) and in English."""

    nl: str = Field(min_length=1, description="Dutch text, language level B1.")
    en: str = Field(min_length=1, description="English text.")

    def text(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.nl if language == "nl" else self.en


class LocalisedList(Record):
    """A list of short texts in Dutch and in English; the two need not be translations."""

    nl: tuple[str, ...] = Field(min_length=1, description="Dutch entries.")
    en: tuple[str, ...] = Field(min_length=1, description="English entries.")

    def texts(self, language: Language) -> tuple[str, ...]:
        """Return the entries in `language`."""
        return self.nl if language == "nl" else self.en
