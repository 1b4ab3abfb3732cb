"""How futures change schemes: by kind of claim and level of a driver, never scheme by scheme."""

from collections.abc import Mapping

from pydantic import Field

from catalogue.scheme import Claim, Scheme
from catalogue.text import Localised, Record


class StrengthLevel(Record):
    """How much of a scheme is left at one level of a driver."""

    value: float = Field(ge=0, le=1, description="1: as today; 0: gone.")
    why: Localised = Field(description="The reason, as shown to the user.")
    source: str = Field(min_length=1, description="Section of the TNO report, or `ours`.")


class ClaimStrength(Record):
    """The driver that rules one kind of claim, and what each of its levels does to it."""

    claim: Claim = Field(description="Kind of claim (scheme.py).")
    driver: str = Field(description="Id of the driver.")
    levels: dict[str, StrengthLevel] = Field(description="By the id of the driver's level.")


class SchemeStrengths(Record):
    """The table of all claims."""

    claims: tuple[ClaimStrength, ...] = Field(default=(), description="One of each kind.")

    def of(self, scheme: Scheme, levels: Mapping[str, str]) -> StrengthLevel:
        """Return how strong `scheme` is in the future that sets drivers to `levels`.

        An unknown or unset level changes nothing: value 1.
        """
        for rule in self.claims:
            if rule.claim == scheme.claim:
                return rule.levels.get(levels.get(rule.driver, ""), TODAY)
        return TODAY


TODAY = StrengthLevel(
    value=1.0,
    why=Localised(nl="De regeling blijft zoals nu.", en="The scheme stays as it is today."),
    source="ours",
)
