"""Drivers and their levels."""

import pytest
from pydantic import ValidationError

from catalogue.driver import FACTORS, Driver
from catalogue.futures import read_futures

DRIVERS = read_futures().drivers


def test_the_twelve_drivers_of_the_report():
    assert len(DRIVERS) == 12
    assert all(3 <= len(driver.levels) <= 4 for driver in DRIVERS.values())


def test_each_level_rests_on_a_section_or_says_that_it_is_ours():
    for driver in DRIVERS.values():
        for level in driver.levels:
            assert (level.basis == "report") == bool(level.section), (driver.id, level.id)
            assert level.section in ("", "4.1", "4.2", "4.3", "4.4")


def test_factors_are_those_of_the_model_and_each_has_a_driver():
    named = {factor for driver in DRIVERS.values() for factor in driver.factors}
    assert named == set(FACTORS)


def test_a_level_is_found_by_id():
    driver = DRIVERS["public-money"]
    assert driver.level("ample").name.en == "ample"
    assert driver.level_ids() == ("minimal", "little", "available", "ample")
    with pytest.raises(KeyError):
        driver.level("lots")


def test_the_same_level_twice_is_refused():
    data = DRIVERS["adoption"].model_dump()
    data["levels"] = (*data["levels"], data["levels"][0])
    with pytest.raises(ValidationError, match="twice"):
        Driver.model_validate(data)
