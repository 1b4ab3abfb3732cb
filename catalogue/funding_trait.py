"""What decides who pays for a technology: portable or fixed, shared, usual, needed at home."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field

from catalogue.technology import Technology
from catalogue.text import Record

Outside = Literal["typical", "possible", "no"]


class FundingTraits(Record):
    """Lists of technologies; what stands in none follows the rule in the field's description."""

    portable: tuple[str, ...] = Field(
        default=(), description="Moves along to another job, although its role is workplace."
    )
    fixed: tuple[str, ...] = Field(
        default=(),
        description="Stays at the firm, although its role is person. Else: person moves along.",
    )
    personal: tuple[str, ...] = Field(
        default=(), description="For one person, although fixed. Else: what is fixed is shared."
    )
    usual: tuple[str, ...] = Field(
        default=(), description="Usual at a workplace today: the employer pays."
    )
    owed: tuple[str, ...] = Field(default=(), description="Owed under the Working Conditions Act.")
    outside_typical: tuple[str, ...] = Field(
        default=(), description="Mostly needed outside work as well: a care law goes first."
    )
    outside_possible: tuple[str, ...] = Field(
        default=(), description="Sometimes needed outside work as well: ask."
    )

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(getattr(self, name)) for name in type(self).model_fields}

    def of(self, technology: Technology) -> "Traits":
        """Return the traits of `technology`."""
        lists = self._sets
        key = technology.id
        portable = key not in lists["fixed"] and (
            technology.role == "person" or key in lists["portable"]
        )
        outside: Outside = "no"
        if key in lists["outside_typical"]:
            outside = "typical"
        elif key in lists["outside_possible"]:
            outside = "possible"
        return Traits(
            portable=portable,
            shared=not portable and key not in lists["personal"],
            usual=key in lists["usual"],
            owed=key in lists["owed"],
            outside=outside,
        )


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one technology."""

    portable: bool
    shared: bool
    usual: bool
    owed: bool
    outside: Outside
