"""Records of the catalogue as they leave the service: every text in one language.

`view_model` derives the model (and so the OpenAPI schema with its descriptions) of a record in
one language from the record itself, so that a new field of the catalogue shows up by itself.
"""

import functools
import operator
import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from catalogue.text import Language, Localised, LocalisedList, Record


@cache
def view_model(record: type[BaseModel]) -> type[BaseModel]:
    """Return the model of `record` in one language."""
    fields: dict[str, Any] = {
        name: (_bounded(field), Field(description=field.description))
        for name, field in record.model_fields.items()
    }
    config = ConfigDict(extra="forbid", title=record.__name__)
    return create_model(record.__name__, __config__=config, __doc__=record.__doc__, **fields)


def _bounded(field: FieldInfo) -> Any:
    """Return the type that is shown, with the range or pattern of the field where it kept it."""
    shown = _shown_type(field.annotation)
    kept = shown is field.annotation and field.metadata
    return Annotated[(shown, *field.metadata)] if kept else shown


def _shown_type(annotation: Any) -> Any:
    if annotation is Localised:
        return str
    if annotation is LocalisedList:
        return tuple[str, ...]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return view_model(annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (tuple, list, dict, frozenset):
        return origin[tuple(map(_shown_type, inner))]
    if origin in (Union, types.UnionType):
        return functools.reduce(operator.or_, map(_shown_type, inner))
    return annotation


def view(value: Any, language: Language) -> Any:
    """Return `value` (a record, or a collection of records) as JSON data in `language`."""
    if isinstance(value, Localised):
        return value.text(language)
    if isinstance(value, LocalisedList):
        return list(value.texts(language))
    if isinstance(value, Record):
        return {name: view(getattr(value, name), language) for name in type(value).model_fields}
    if isinstance(value, dict):
        return {key: view(entry, language) for key, entry in value.items()}
    if isinstance(value, list | tuple | frozenset):
        return [view(entry, language) for entry in value]
    return value
