"""Faults in what a user sent, as sentences with a remedy.

The command line and the API read input through pydantic models. Pydantic's own messages are
English and speak of its own machinery; here each kind of fault has one sentence in Dutch and one
in English that says what is wrong and what to do. No sentence repeats the text that was sent:
it may hold what nobody should find in a log.
"""

import re
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalogue.text import Language, Localised, Record
from recommender.case import Case, Limit
from recommender.input_sentences import (
    ANY_FAULT,
    RULES,
    SENTENCES,
    UNKNOWN_FIELD,
    WHOLE_LIMIT,
)

Path = tuple[int | str, ...]
_BRANCHES = tuple(branch.__name__ for branch in get_args(Limit))
_SHAPE = {"missing", "extra_forbidden"}
_NEITHER = {"model_type", "string_type"}


class InputFault(Record):
    """One fault in the input, with the place where it stands."""

    pointer: str
    """JSON pointer (RFC 6901), such as `/worker/functions/0/severity`; empty for the whole."""
    field: str
    """The same place as people write it: `worker.functions[0].severity`."""
    detail: str
    """What is wrong and what to do, in the language of the user."""


def explain(
    error: ValidationError, language: Language, model: type[BaseModel] = Case
) -> list[InputFault]:
    """Return every fault of `error` once, in the order of the input.

    `model` is what was read; it serves to name the fields that an unknown field could have been.
    """
    details = _one_branch(error.errors(include_url=False))
    known = model if error.title == model.__name__ else None
    return [_fault(path, detail, language, known) for path, detail in details]


def pointer(path: Iterable[int | str]) -> str:
    """Return the JSON pointer (RFC 6901) of `path`."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def dotted(path: Iterable[int | str]) -> str:
    """Return `path` as people write it, such as `worker.functions[0].severity`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def _fault(
    path: Path, detail: ErrorDetails, language: Language, model: type[BaseModel] | None
) -> InputFault:
    text = _sentence(path, detail, model).text(language)
    for name, value in _values(detail, language).items():
        text = text.replace("{" + name + "}", value)
    return InputFault(pointer=pointer(path), field=dotted(path), detail=text)


def _sentence(path: Path, detail: ErrorDetails, model: type[BaseModel] | None) -> Localised:
    kind = detail["type"]
    if kind == "value_error":
        return _rule(detail)
    if kind == "extra_forbidden":
        names = _fields_at(model, path[:-1])
        return _filled(UNKNOWN_FIELD, names) if names else SENTENCES[kind]
    return SENTENCES.get(kind, ANY_FAULT)


def _rule(detail: ErrorDetails) -> Localised:
    """Return the sentence of a rule of our own, raised as `ValueError("code")`."""
    raised = detail.get("ctx", {}).get("error")
    message = getattr(raised, "message", None)
    return message if isinstance(message, Localised) else RULES.get(str(raised), ANY_FAULT)


def _filled(sentence: Localised, names: list[str]) -> Localised:
    listed = ", ".join(names)
    return Localised(
        nl=sentence.nl.replace("{allowed}", listed), en=sentence.en.replace("{allowed}", listed)
    )


def _values(detail: ErrorDetails, language: Language) -> dict[str, str]:
    """Return what the placeholders of a sentence stand for: limits and choices, never content."""
    values = {name: _shown(value, language) for name, value in detail.get("ctx", {}).items()}
    if "expected" in values:
        quoted = re.findall(r"'([^']*)'", values["expected"])
        values["expected"] = ", ".join(quoted) or values["expected"]
    if place := re.search(r"line (\d+) column (\d+)", values.get("error", "")):
        values |= {"line": place[1], "column": place[2]}
    return {"line": "?", "column": "?"} | values


def _shown(value: Any, language: Language) -> str:
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        return str(value)
    thousands = "." if language == "nl" else ","
    return f"{value:,g}".replace(",", thousands) if value == int(value) else f"{value:g}"


def _fields_at(model: type[BaseModel] | None, path: Path) -> list[str]:
    """Return the names of the fields that `model` knows at `path`, and none where it is unsure."""
    models: list[type[BaseModel]] = [model] if model else []
    for step in path:
        if isinstance(step, str):
            found = [m.model_fields[step].annotation for m in models if step in m.model_fields]
            models = [inner for annotation in found for inner in _models_in(annotation)]
    named = (pair for m in models for pair in m.model_fields.items())
    return sorted({field.alias or name for name, field in named})


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _one_branch(details: list[ErrorDetails]) -> list[tuple[Path, ErrorDetails]]:
    """Keep, of each limitation that fits no form, the faults of the form that was meant.

    Pydantic reports every form that a limitation can have; a user wrote one of them.
    """
    seen: dict[Path, dict[str, list[ErrorDetails]]] = {}
    kept: list[tuple[Path, ErrorDetails]] = []
    for detail in details:
        path = detail["loc"]
        place = next((i for i, step in enumerate(path) if step in _BRANCHES), None)
        if place is None or place == 0 or not isinstance(path[place - 1], int):
            kept.append((path, detail))
            continue
        head = path[:place]
        if head not in seen:
            seen[head] = {}
            kept.append((head, detail))
        seen[head].setdefault(str(path[place]), []).append(detail)
    return [fault for path, detail in kept for fault in _meant(path, detail, seen.get(path))]


def _meant(
    path: Path, detail: ErrorDetails, branches: dict[str, list[ErrorDetails]] | None
) -> Iterator[tuple[Path, ErrorDetails]]:
    if branches is None:
        yield path, detail
        return
    form, best = min(
        ((_misshapen(faults, len(path) + 1), faults) for faults in branches.values()),
        key=lambda pair: pair[0],
    )
    if form[0]:
        yield path, {"type": WHOLE_LIMIT, "loc": path, "msg": "", "input": None}
        return
    for fault in best:
        yield path + fault["loc"][len(path) + 1 :], fault


def _misshapen(faults: list[ErrorDetails], depth: int) -> tuple[bool, int]:
    """Sort the forms: one that shares no field with the input comes last."""
    alien = any(fault["type"] in _NEITHER and len(fault["loc"]) == depth for fault in faults)
    wrong_fields = sum(fault["type"] in _SHAPE for fault in faults)
    return alien or _shares_nothing(faults), wrong_fields


def _shares_nothing(faults: list[ErrorDetails]) -> bool:
    """Tell whether every field that was sent is unknown to this form."""
    sent = next((fault["input"] for fault in faults if fault["type"] == "missing"), None)
    unknown = sum(fault["type"] == "extra_forbidden" for fault in faults)
    return isinstance(sent, dict) and unknown == len(sent)
