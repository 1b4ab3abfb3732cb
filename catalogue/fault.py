"""A fault in the catalogue's files, told as a sentence with file and field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from catalogue.text import Language, Localised

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Fault:
    """One fault. An error makes the catalogue unusable or untrue, a warning makes it less good."""

    file: str  # path from the data folder
    field: str  # dotted path within the record; empty where it is about the file
    nl: str
    en: str
    level: Level = "error"

    def text(self, language: Language) -> str:
        """Return the sentence in `language`, after file and field."""
        place = f"{self.file}, {self.field}" if self.field else self.file
        return f"{place}: {self.nl if language == 'nl' else self.en}"


def error(file: str, field: str, message: Localised) -> Fault:
    """Return an error with `message`."""
    return Fault(file, field, message.nl, message.en)


# Pydantic's kinds of error as sentences; {…} are the values that pydantic gives with each.
_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": ("dit veld ontbreekt.", "this field is missing."),
    "extra_forbidden": ("dit veld bestaat niet.", "there is no such field."),
    "literal_error": ("de waarde moet zijn: {expected}.", "the value must be: {expected}."),
    "string_too_short": ("hier ontbreekt tekst.", "text is missing here."),
    "string_type": ("hier hoort tekst.", "text belongs here."),
    "string_pattern_mismatch": ("de vorm klopt niet: {pattern}.", "wrong form: {pattern}."),
    "int_type": ("hier hoort een heel getal.", "a whole number belongs here."),
    "int_parsing": ("hier hoort een heel getal.", "a whole number belongs here."),
    "int_from_float": ("hier hoort een heel getal.", "a whole number belongs here."),
    "float_type": ("hier hoort een getal.", "a number belongs here."),
    "float_parsing": ("hier hoort een getal.", "a number belongs here."),
    "finite_number": ("hier hoort een gewoon getal.", "an ordinary number belongs here."),
    "bool_type": ("hier hoort true of false.", "true or false belongs here."),
    "bool_parsing": ("hier hoort true of false.", "true or false belongs here."),
    "greater_than_equal": ("moet {ge} of meer zijn.", "must be {ge} or more."),
    "less_than_equal": ("moet {le} of minder zijn.", "must be {le} or less."),
    "greater_than": ("moet meer dan {gt} zijn.", "must be more than {gt}."),
    "less_than": ("moet minder dan {lt} zijn.", "must be less than {lt}."),
    "tuple_type": ("hier hoort een lijst.", "a list belongs here."),
    "list_type": ("hier hoort een lijst.", "a list belongs here."),
    "too_short": ("de lijst is te kort.", "the list is too short."),
    "model_type": ("hier horen velden met een waarde.", "fields with values belong here."),
    "model_attributes_type": (
        "hier horen velden met een waarde.",
        "fields with values belong here.",
    ),
    "dict_type": ("hier horen velden met een waarde.", "fields with values belong here."),
}
_LANGUAGES = {"nl": ("het Nederlands", "the Dutch text"), "en": ("het Engels", "the English text")}


def shape_faults(data: Any, model: type[BaseModel], file: str, prefix: str = "") -> list[Fault]:
    """Return all faults of `data` against the closed schema of `model`; none where it fits."""
    return [fault for fault, _ in shape_errors(data, model, file, prefix)]


def shape_errors(
    data: Any, model: type[BaseModel], file: str, prefix: str = ""
) -> Iterator[tuple[Fault, tuple[int | str, ...]]]:
    """Yield the faults of `data` with the path of each within it."""
    try:
        model.model_validate(data)
    except ValidationError as found:
        for detail in found.errors(include_url=False):
            path = tuple(detail["loc"])
            field = ".".join(str(step) for step in (*((prefix,) if prefix else ()), *path))
            nl, en = _sentence(detail)
            yield Fault(file, field, nl, en), path


def _sentence(detail: ErrorDetails) -> tuple[str, str]:
    last = str(detail["loc"][-1]) if detail["loc"] else ""
    if last in _LANGUAGES and detail["type"] in {"missing", "string_too_short", "too_short"}:
        nl, en = _LANGUAGES[last]
        return f"{nl} ontbreekt.", f"{en} is missing."
    values = detail.get("ctx", {})
    known = _SENTENCES.get(detail["type"])
    if known is None:
        return f"klopt niet ({detail['msg']}).", f"is not right ({detail['msg']})."
    return known[0].format(**values), known[1].format(**values)
