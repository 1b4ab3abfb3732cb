"""A combination: technologies that hinder each other when one person uses both."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from catalogue.text import Localised, Record


class Combination(Record):
    """Any of `one` together with any of `other`, with the reason."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable kebab-case id.")
    one: tuple[str, ...] = Field(min_length=1, description="Technologies on the one side.")
    other: tuple[str, ...] = Field(min_length=1, description="Technologies on the other side.")
    when: tuple[str, ...] = Field(description="Only in one of these situations; empty: always.")
    verdict: Literal["exclude", "caution"] = Field(
        description="exclude: never in one plan; caution: in one plan with a warning."
    )
    why: Localised = Field(description="Reason, as shown to the user.")

    def pairs(self) -> frozenset[frozenset[str]]:
        """Return the pairs of technology ids that it is about."""
        return frozenset(frozenset((a, b)) for a in self.one for b in self.other if a != b)

    def holds(self, situations: Iterable[str]) -> bool:
        """Return whether it applies at a workplace with these situations."""
        return not self.when or not set(self.when).isdisjoint(situations)


def hindered_pairs(
    combinations: Iterable[Combination], situations: Iterable[str]
) -> dict[frozenset[str], Combination]:
    """Return the pairs that hinder each other in these situations; exclusions win."""
    here = set(situations)
    held = [c for c in combinations if c.holds(here)]
    held.sort(key=lambda combination: combination.verdict == "exclude")
    return {pair: combination for combination in held for pair in combination.pairs()}
