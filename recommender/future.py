"""A future to reckon with: one of the report, today, or one that a user composed."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.driver import Driver
from catalogue.futures import Futures
from catalogue.scenario import FIRST_YEAR, LAST_YEAR, TODAY, Scenario
from catalogue.scenario_errors import UnknownDriver, UnknownLevel, UnknownScenario, YearOutOfRange
from catalogue.text import Localised

COMPOSED = "composed"
OUR_READING = Localised(nl="onze aanname", en="our assumption")
STATE = Localised(nl="stand in 2026", en="state in 2026")
CHOSEN = Localised(nl="zelf gekozen", en="chosen by you")
FILLED = Localised(nl="door ons aangevuld", en="filled in by us")


@dataclass(frozen=True)
class Future:
    """The level of every driver, with where each level comes from."""

    id: str
    name: Localised
    levels: Mapping[str, str]
    origins: Mapping[str, Localised]

    def key(self) -> tuple[str, ...]:
        """Return the levels in the order of the drivers; equal keys, equal availability."""
        return tuple(self.levels.values())


def from_scenario(scenario: Scenario, drivers: Mapping[str, Driver]) -> Future:
    """Return `scenario` as a future, with the section of the report as origin of each level."""
    silent = STATE if scenario.kind == "today" else OUR_READING
    origins = {
        name: section(setting.section) if setting.section else silent
        for name, setting in scenario.settings.items()
    }
    levels = scenario.levels()
    return Future(
        id=scenario.id,
        name=scenario.name,
        levels={name: levels[name] for name in drivers},
        origins={name: origins[name] for name in drivers},
    )


def named_futures(futures: Futures) -> dict[str, Future]:
    """Return the four futures of the report, in its order."""
    return {
        name: from_scenario(scenario, futures.drivers)
        for name, scenario in futures.scenarios.items()
    }


def today_future(futures: Futures) -> Future:
    """Return today (2026 facts) in the form of a future."""
    return from_scenario(futures.today, futures.drivers)


def named_future(futures: Futures, identity: str, field: str = "scenario") -> Future:
    """Return the future with this id; `today` counts. Raises `UnknownScenario`."""
    if identity == TODAY:
        return today_future(futures)
    scenario = futures.scenarios.get(identity)
    if scenario is None:
        raise UnknownScenario(identity, (*futures.scenarios, TODAY), field)
    return from_scenario(scenario, futures.drivers)


def checked_year(year: int, field: str = "year") -> int:
    """Return `year`. Raises `YearOutOfRange` outside 2026 to 2036."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise YearOutOfRange(year, field)
    return year


def checked_levels(
    futures: Futures, levels: Mapping[str, str], field: str = "levels"
) -> dict[str, str]:
    """Return `levels`, all known. Raises `UnknownDriver` or `UnknownLevel`."""
    for name, level in levels.items():
        driver = futures.drivers.get(name)
        if driver is None:
            raise UnknownDriver(name, futures.drivers, field)
        if level not in driver.level_ids():
            raise UnknownLevel(name, level, driver.level_ids(), f"{field}.{name}")
    return dict(levels)


def moved(futures: Futures, future: Future, driver: str, step: int) -> Future | None:
    """Return `future` with one driver `step` levels up; None where there is no such level.

    Consistency is not asked: the question is what this one driver does. Raises `UnknownDriver`.
    """
    if driver not in futures.drivers:
        raise UnknownDriver(driver, futures.drivers, "driver")
    ids = futures.drivers[driver].level_ids()
    place = ids.index(future.levels[driver]) + step
    if not 0 <= place < len(ids):
        return None
    return Future(
        id=f"{future.id}:{driver}={ids[place]}",
        name=future.name,
        levels={**future.levels, driver: ids[place]},
        origins={**future.origins, driver: CHOSEN},
    )


def section(number: str) -> Localised:
    """Return how a section of the report is cited."""
    return Localised(nl=f"TNO-rapport {number}", en=f"TNO report {number}")
