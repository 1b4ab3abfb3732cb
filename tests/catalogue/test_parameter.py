"""Parameters of the availability model as data."""

import pytest
from pydantic import ValidationError

from catalogue.futures import read_futures
from catalogue.parameter import Parameter

MODEL = read_futures().availability


def test_ids_are_unique():
    assert len(MODEL.values()) == len(MODEL.parameters)


def test_each_parameter_has_unit_origin_and_a_range_around_its_value():
    for parameter in MODEL.parameters:
        assert parameter.unit and parameter.source
        assert parameter.low <= parameter.value <= parameter.high
        assert parameter.low < parameter.high, parameter.id


def test_a_level_parameter_names_a_level_that_exists():
    levels = {lv.id for driver in read_futures().drivers.values() for lv in driver.levels}
    free = {"supply", "spread", "skill", "coaching", "burden", "effort", "recovery", "status"}
    for parameter in MODEL.parameters:
        name, _, level = parameter.id.partition(".")
        if level and name not in free:
            assert level in levels, parameter.id


def test_thresholds_fall():
    values = MODEL.values()
    assert 1 > values["status.available"] > values["status.limited"] > values["status.pilot"] > 0


def test_a_value_outside_its_range_is_refused():
    data = MODEL.parameters[0].model_dump() | {"value": 99.0}
    with pytest.raises(ValidationError, match="outside"):
        Parameter.model_validate(data)


def test_each_class_of_the_ai_act_names_its_article():
    for entry in MODEL.ai_act:
        assert entry.article.startswith(("Annex III", "Article"))
