"""All that the catalogue holds about futures, read from its files and checked as a whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError, model_validator

from catalogue.consistency import Pair, Place
from catalogue.driver import Driver
from catalogue.errors import BrokenCatalogue
from catalogue.group import TargetGroup
from catalogue.indicator import Indicator, Snapshot
from catalogue.parameter import AvailabilityModel
from catalogue.scenario import Scenario
from catalogue.text import Localised, Record
from catalogue.yaml_files import read_yaml

DATA = Path(__file__).parent / "data"
ORDER = ("sky-is-the-limit", "jobless-growth", "economic-crisis", "all-green")

R = TypeVar("R", bound=Record)


class Futures(Record):
    """Drivers, scenarios, consistency, availability model, indicators and target groups."""

    drivers: dict[str, Driver] = Field(description="Drivers, in the order of the report.")
    scenarios: dict[str, Scenario] = Field(description="The four futures, in report order.")
    today: Scenario = Field(description="Where we stand in 2026.")
    consistency: tuple[Pair, ...] = Field(description="Verdicts on pairs of levels.")
    availability: AvailabilityModel = Field(description="Parameters of the availability model.")
    indicators: dict[str, Indicator] = Field(description="Indicators of the monitor.")
    snapshots: tuple[Snapshot, ...] = Field(description="Snapshots, oldest first.")
    groups: dict[str, TargetGroup] = Field(description="Target groups for policy views.")

    @model_validator(mode="after")
    def _hangs_together(self) -> "Futures":
        faults = [*self._setting_faults(), *self._pair_faults(), *self._indicator_faults()]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _setting_faults(self) -> Iterator[str]:
        for scenario in (*self.scenarios.values(), self.today):
            if set(scenario.settings) != set(self.drivers):
                yield f"{scenario.id}: needs one setting for each driver"
            for driver, setting in scenario.settings.items():
                if not self._is_place(Place(driver=driver, level=setting.level)):
                    yield f"{scenario.id}: no level '{setting.level}' of '{driver}'"

    def _pair_faults(self) -> Iterator[str]:
        seen: set[frozenset[tuple[str, str]]] = set()
        for pair in self.consistency:
            for place in (pair.one, pair.other):
                if not self._is_place(place):
                    yield f"consistency: no level '{place.level}' of '{place.driver}'"
            key = frozenset((p.driver, p.level) for p in (pair.one, pair.other))
            if key in seen or pair.one.driver == pair.other.driver:
                yield f"consistency: pair {sorted(key)} is double or within one driver"
            seen.add(key)

    def _indicator_faults(self) -> Iterator[str]:
        for indicator in self.indicators.values():
            for future in set(indicator.lines) - set(self.scenarios):
                yield f"indicator {indicator.id}: unknown future '{future}'"
        for snapshot in self.snapshots:
            for reading in snapshot.readings:
                if reading.indicator not in self.indicators:
                    yield f"snapshot {snapshot.date}: unknown indicator '{reading.indicator}'"

    def _is_place(self, place: Place) -> bool:
        driver = self.drivers.get(place.driver)
        return driver is not None and place.level in driver.level_ids()


def read_futures(folder: Path = DATA) -> Futures:
    """Return the futures in the data `folder`; one without futures gets those that ship.

    Raises `BrokenCatalogue` with the faults of the first file that is not right.
    """
    if not (folder / "drivers.yaml").exists():
        folder = DATA
    monitor = read_yaml(folder / "indicators.yaml")
    parts = {
        "drivers": {d["id"]: d for d in read_yaml(folder / "drivers.yaml")},
        "scenarios": _scenarios(folder),
        "today": read_yaml(folder / "today.yaml"),
        "consistency": read_yaml(folder / "consistency.yaml"),
        "availability": read_yaml(folder / "availability.yaml"),
        "indicators": {i["id"]: i for i in monitor["indicators"]},
        "snapshots": sorted(monitor["snapshots"], key=lambda s: str(s["date"])),
        "groups": {g["id"]: g for g in read_yaml(folder / "target-groups.yaml")},
    }
    return checked(parts, Futures, "futures")


def checked(data: object, model: type[R], name: str) -> R:
    """Return `data` as `model`. Raises `BrokenCatalogue` that lists all faults after `name`."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise BrokenCatalogue(name, Localised(nl=faults, en=faults)) from None


def _scenarios(folder: Path) -> dict[str, object]:
    found = {path.stem: read_yaml(path) for path in sorted((folder / "scenarios").glob("*.yaml"))}
    known = [name for name in ORDER if name in found]
    return {name: found[name] for name in (*known, *(n for n in found if n not in known))}
