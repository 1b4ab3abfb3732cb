"""A target group of policy: the functions that its people most often find hard at work.

For policy views only: no person is ever put in a group.
"""

from pydantic import Field

from catalogue.text import Localised, Record


class TargetGroup(Record):
    """A group with the functions that its people most often meet as limited."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the group.")
    diagnosis: bool = Field(description="True where the group is defined by a diagnosis.")
    functions: tuple[str, ...] = Field(min_length=1, description="Ids of functions (ours).")
    basis: Localised = Field(description="What the choice of functions rests on.")
