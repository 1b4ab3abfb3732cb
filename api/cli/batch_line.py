"""One line of a batch: a case in, an answer or an error out."""

import json
from typing import Any

from pydantic import ValidationError

from api.advice import Matcher, advise, unknown_ids
from catalogue.errors import PassendError
from catalogue.store import load_catalogue
from catalogue.text import Language, Localised
from recommender.case import Case
from recommender.input_errors import explain

MAX_LINE = 1_048_576  # bytes
Line = tuple[int, bytes]  # number from 1 and content; longer than MAX_LINE where it was cut
_NOT_UTF8 = Localised(
    nl="Deze regel is geen UTF-8. Sla het bestand op als UTF-8.",
    en="This line is not UTF-8. Save the file as UTF-8.",
)
_TOO_LONG = Localised(
    nl=f"Deze regel is langer dan {MAX_LINE} bytes. Dat is te lang voor één casus.",
    en=f"This line is longer than {MAX_LINE} bytes. That is too long for one case.",
)
_OURS = Localised(
    nl="Bij deze regel ging iets mis in Passend ({name}).",
    en="Something went wrong inside Passend with this line ({name}).",
)


def answer_line(line: Line, matcher: Matcher, language: Language) -> tuple[str, bool]:
    """Return the answer to `line` as JSON, and whether it is one; never raises.

    A case without `id` is called by the number of its line. `language` is that of error messages.
    """
    number, content = line
    try:
        return _answer(number, content, matcher, language)
    except ValidationError as error:
        fault = explain(error, language)[0]
        return _error(_reference(content, number), fault.field, fault.detail), False
    except PassendError as error:
        return _error(_reference(content, number), error.field, error.text(language)), False
    except Exception as error:  # the other lines go on, whatever it was
        text = _OURS.text(language).format(name=type(error).__name__)
        return _error(_reference(content, number), "", text), False


def _answer(number: int, content: bytes, matcher: Matcher, language: Language) -> tuple[str, bool]:
    if len(content) > MAX_LINE:
        raise PassendError("", _TOO_LONG)
    try:
        content.decode()
    except UnicodeDecodeError:
        raise PassendError("", _NOT_UTF8) from None
    case = Case.model_validate_json(content, strict=True)
    name = case.id if "id" in case.model_fields_set else str(number)
    if faults := unknown_ids(case, load_catalogue(), language):
        return _error(name, faults[0].field, faults[0].detail), False
    # Named afterwards: the same case has the same digest on every line.
    answer = advise(case, matcher).model_copy(update={"case": name})
    return answer.model_dump_json(exclude_none=True), True


def _reference(content: bytes, number: int) -> str:
    """Return the id of a case that cannot be answered, or the number of its line."""
    try:
        found: Any = json.loads(content[:MAX_LINE])
    except (ValueError, RecursionError):
        return str(number)
    identity = found.get("id") if isinstance(found, dict) else None
    if not isinstance(identity, str) or not identity.strip():
        return str(number)
    return identity[:500].encode(errors="replace").decode()  # half a character can stand in JSON


def _error(case: str, field: str, message: str) -> str:
    return json.dumps(
        {"case": case, "error": {"field": field, "message": message}},
        ensure_ascii=False,
        separators=(",", ":"),
    )
