"""Base of everything that stands in an answer."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of all parts of an answer: closed and immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True)
