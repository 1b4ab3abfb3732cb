import json
from pathlib import Path

import jsonschema
import pytest

from catalogue.canonical import SCHEMA_LINE
from catalogue.schema import NAME, schema_text, technology_schema
from catalogue.store import DATA, technology_files
from catalogue.technology import Technology
from catalogue.yaml_files import read_yaml


def test_the_file_is_current() -> None:
    assert (DATA / NAME).read_text() == schema_text()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(technology_schema())


def test_it_is_closed_and_explains_every_field() -> None:
    schema = technology_schema()
    parts = [schema, *schema["$defs"].values()]
    for part in parts:
        assert part["additionalProperties"] is False
        assert all("description" in field for field in part["properties"].values())
    assert set(schema["required"]) == set(Technology.model_fields)


def test_the_files_point_to_it() -> None:
    place = SCHEMA_LINE.partition("$schema=")[2].strip()
    path = technology_files(DATA)[0]
    assert (path.parent / place).resolve() == (DATA / NAME).resolve()


@pytest.mark.parametrize("path", technology_files(DATA)[::15], ids=lambda path: path.stem)
def test_records_fit_it(path: Path) -> None:
    jsonschema.validate(read_yaml(path), json.loads((DATA / NAME).read_text()))


def test_a_wrong_record_does_not() -> None:
    record = read_yaml(technology_files(DATA)[0]) | {"trl": 12}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, technology_schema())
