"""Case files: one graded case a line, in JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from catalogue.errors import PassendError, UnknownFunction, UnknownTechnology
from catalogue.store import Catalogue, load_catalogue
from catalogue.text import Language, Localised
from evaluation.graded_case import GradedCase
from recommender.input_errors import explain

DEVELOPMENT_CASES = Path(__file__).parent / "cases" / "dev-cases.jsonl"


class BrokenCaseFile(PassendError):
    """A case file cannot be used; the message names file, line and field."""

    code = "broken-case-file"

    def __init__(self, path: Path, line: int, field: str, message: Localised) -> None:
        self.line = line
        nl, en = path.name, path.name
        if line:
            nl, en = f"{nl}, regel {line}", f"{en}, line {line}"
        if field:
            nl, en = f"{nl}, veld {field}", f"{en}, field {field}"
        full = Localised(nl=f"{nl}: {message.nl}", en=f"{en}: {message.en}")
        super().__init__(field or path.name, full)


def read_case_file(path: Path, catalogue: Catalogue | None = None) -> tuple[GradedCase, ...]:
    """Return the graded cases of the JSONL file at `path`; ids are checked and replaced.

    Raises `BrokenCaseFile` at the first fault and `OSError` where the file cannot be read.
    """
    known = catalogue or load_catalogue()
    cases: dict[str, GradedCase] = {}
    for number, line in _lines(path):
        case = _checked(_parsed(line, path, number), path, number, known)
        if case.id in cases:
            raise BrokenCaseFile(path, number, "id", _double(case.id))
        cases[case.id] = case
    if not cases:
        raise BrokenCaseFile(path, 0, "", _EMPTY)
    return tuple(cases.values())


_EMPTY = Localised(nl="er staat geen casus in dit bestand.", en="this file holds no case.")
_NO_TEXT = Localised(
    nl="dit is geen tekstbestand (UTF-8). Geef een bestand met één casus per regel, in JSON.",
    en="this is no text file (UTF-8). Give a file with one case a line, in JSON.",
)
_NO_JSON = Localised(
    nl="dit is geen JSON. Op elke regel hoort één casus, tussen { en }.",
    en="this is no JSON. Each line holds one case, between { and }.",
)
_GRADE = Localised(nl="een oordeel is 0, 1, 2 of 3.", en="a grade is 0, 1, 2 or 3.")


def _double(identity: str) -> Localised:
    return Localised(
        nl=f"casus '{identity}' staat er twee keer in.",
        en=f"case '{identity}' stands in it twice.",
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BrokenCaseFile(path, 0, "", _NO_TEXT) from None
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield number, line


def _parsed(line: str, path: Path, number: int) -> GradedCase:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise BrokenCaseFile(path, number, "", _NO_JSON) from None
    if not isinstance(data, dict):
        raise BrokenCaseFile(path, number, "", _NO_JSON)
    try:
        return GradedCase.model_validate(data)
    except ValidationError as error:
        raise _faulty(error, path, number) from None


def _faulty(error: ValidationError, path: Path, number: int) -> BrokenCaseFile:
    def first(language: Language) -> tuple[str, str]:
        fault = explain(error, language, GradedCase)[0]
        return fault.field, fault.detail

    (field, nl), (_, en) = first("nl"), first("en")
    return BrokenCaseFile(path, number, field, Localised(nl=nl, en=en))


def _checked(case: GradedCase, path: Path, number: int, known: Catalogue) -> GradedCase:
    for place, limit in enumerate(case.functions):
        if limit.function not in known.functions:
            unknown = UnknownFunction(limit.function, known.functions)
            field = f"functions[{place}].function"
            raise BrokenCaseFile(path, number, field, unknown.message)
    grades: dict[str, int] = {}
    for identity, grade in case.grades.items():
        if not 0 <= grade <= 3:
            raise BrokenCaseFile(path, number, f"grades.{identity}", _GRADE)
        try:
            current = known.technology(identity).id
        except UnknownTechnology as unknown:
            raise BrokenCaseFile(path, number, "grades", unknown.message) from None
        grades[current] = max(grade, grades.get(current, 0))
    return case.model_copy(update={"grades": grades})
