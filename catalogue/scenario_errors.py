"""Errors about futures: each names what is allowed."""

from collections.abc import Iterable

from catalogue.errors import PassendError, Unknown
from catalogue.scenario import FIRST_YEAR, LAST_YEAR
from catalogue.text import Localised


class UnknownScenario(Unknown):
    """No future has this id; the message lists those that there are."""

    code = "unknown-scenario"
    noun = Localised(nl="toekomst", en="future")

    def __init__(self, value: str, known: Iterable[str], field: str = "scenario") -> None:
        self.allowed = tuple(known)
        super().__init__(value, self.allowed, field)

    def _message(self) -> Localised:
        return _with_allowed(super()._message(), self.allowed)


class UnknownDriver(UnknownScenario):
    """No driver has this id; the message lists those that there are."""

    code = "unknown-driver"
    noun = Localised(nl="schuif", en="driver")


class UnknownLevel(UnknownScenario):
    """The driver has no such level; the message lists those that it has."""

    code = "unknown-level"

    def __init__(self, driver: str, value: str, known: Iterable[str], field: str = "") -> None:
        self.driver = driver
        self.noun = Localised(nl=f"stand van {driver}", en=f"level of {driver}")  # type: ignore[misc]
        super().__init__(value, known, field)


class WrongLevels(PassendError):
    """Levels that are not written as driver=level, or a driver that is set twice."""

    code = "wrong-levels"

    def __init__(self, text: str, field: str) -> None:
        message = Localised(
            nl=f"'{text}' kan niet. Schrijf schuif=stand, elke schuif één keer, "
            "zoals public-money=ample,adoption=popular.",
            en=f"'{text}' is not possible. Write driver=level, each driver once, "
            "such as public-money=ample,adoption=popular.",
        )
        super().__init__(field, message)


class YearOutOfRange(PassendError):
    """The year lies outside the horizon of the report."""

    code = "year-out-of-range"

    def __init__(self, year: int, field: str = "year") -> None:
        self.year = year
        message = Localised(
            nl=f"Het jaar {year} kan niet. Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.",
            en=f"The year {year} is not possible. Choose a year from {FIRST_YEAR} to {LAST_YEAR}.",
        )
        super().__init__(field, message)


class InconsistentFuture(PassendError):
    """Levels that cannot stand in one future; `conflicts` holds the pairs with their reasons."""

    code = "inconsistent-future"

    def __init__(self, conflicts: Iterable[Localised], field: str = "scenario") -> None:
        self.conflicts = tuple(conflicts)
        message = Localised(
            nl="Deze toekomst kan niet. " + " ".join(c.nl for c in self.conflicts),
            en="This future is not possible. " + " ".join(c.en for c in self.conflicts),
        )
        super().__init__(field, message)


def _with_allowed(message: Localised, allowed: tuple[str, ...]) -> Localised:
    listed = ", ".join(allowed)
    return Localised(
        nl=f"{message.nl} Toegestaan: {listed}.", en=f"{message.en} Allowed: {listed}."
    )
