"""The data files of the catalogue as records: lists, single files and folders."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from catalogue.errors import BrokenCatalogue
from catalogue.text import Localised
from catalogue.yaml_files import read_yaml

DATA = Path(__file__).parent / "data"

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


def read_records(path: Path, model: type[AnyRecord]) -> dict[str, AnyRecord]:
    """Return the list of records in the YAML file at `path`, by their id.

    Raises `BrokenCatalogue` where the file, a record or an id is not right.
    """
    content = read_yaml(path)
    if not isinstance(content, list):
        message = Localised(nl="Hier hoort een lijst.", en="A list belongs here.")
        raise BrokenCatalogue(path.name, message)
    return by_id(read_record(entry, model, path.name) for entry in content)


def read_folder(folder: Path, model: type[AnyRecord]) -> dict[str, AnyRecord]:
    """Return the records of all YAML files in `folder`, by id; raises as `read_records`."""
    return by_id(read_single(path, model) for path in sorted(folder.glob("*.yaml")))


def read_single(path: Path, model: type[AnyRecord]) -> AnyRecord:
    """Return the one record in the YAML file at `path`; raises as `read_record`."""
    return read_record(read_yaml(path), model, path.name)


def read_record(data: Any, model: type[AnyRecord], name: str) -> AnyRecord:
    """Return `data` as `model`. Raises `BrokenCatalogue` with file `name` and the first fault."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        message = Localised(
            nl=f"{name}, veld {place}: {first['msg']}. Zie 'passend check' voor alle fouten.",
            en=f"{name}, field {place}: {first['msg']}. See 'passend check' for all faults.",
        )
        raise BrokenCatalogue(place, message) from None


def technology_files(folder: Path) -> list[Path]:
    """Return the files of the technologies under the data `folder`, in a fixed order."""
    return sorted((folder / "technologies").glob("*/*.yaml"))


def by_id(records: Iterator[AnyRecord]) -> dict[str, AnyRecord]:
    """Return `records` by their id. Raises `BrokenCatalogue` where an id stands twice."""
    found: dict[str, AnyRecord] = {}
    for record in records:
        identity: str = record.id  # type: ignore[attr-defined]
        if identity in found:
            message = Localised(
                nl=f"De code '{identity}' komt twee keer voor.",
                en=f"The id '{identity}' is double.",
            )
            raise BrokenCatalogue("id", message)
        found[identity] = record
    return found
