"""A case out of a file and options: what an option says goes before what the file says."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from pydantic import ValidationError

from api.cli.input_file import UnreadableFile, read_text
from catalogue.errors import PassendError
from catalogue.text import Language, Localised
from recommender.case import Case
from recommender.input_errors import InputFault, explain

MAX_BYTES = 1_048_576
_FML = re.compile(r"(?P<fml>\d+\.\d+):(?P<score>\d+)")
_FUNCTION = re.compile(r"(?P<function>[^:]+):(?P<severity>-?\d+)")
_NOTHING = Localised(
    nl="Er staat nog geen vraag in. Geef --text, --tasks, --title, --function of --case. "
    'Zoals: passend match --text "kan niet lang staan" --tasks "kassa draaien"',
    en="There is no question yet. Give --text, --tasks, --title, --function or --case. "
    'Such as: passend match --text "cannot stand for long" --tasks "working the till"',
)


class BadCase(PassendError):
    """A case with faults; the message has one line for each."""

    code = "bad-case"

    def __init__(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        super().__init__("", Localised(nl=text, en=text))


@dataclass
class CaseData:
    """The parts of a case as plain data, and which option each came from."""

    parts: dict[str, Any] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def put(self, path: str, value: Any, option: str) -> None:
        """Set the part at the dotted `path`, unless `value` says that the option was not given."""
        if value is None or value == []:
            return
        *steps, last = path.split(".")
        inner = self.parts
        for step in steps:
            found = inner.get(step)
            inner[step] = dict(found) if isinstance(found, dict) else {}
            inner = inner[step]
        inner[last] = value
        self.options[path] = option

    def case(self, language: Language) -> Case:
        """Return the case. Raises `BadCase` with every fault, in `language`."""
        if not self.parts:
            raise PassendError("", _NOTHING)
        self._refuse_broken_text()
        try:
            return Case.model_validate_json(json.dumps(self.parts), strict=True)
        except ValidationError as error:
            raise BadCase([self.line(f) for f in explain(error, language)]) from None

    def line(self, fault: InputFault) -> str:
        """Return `fault` as one line that begins with the option, or else the field, at fault."""
        if not fault.field:
            return fault.detail
        option = next((o for p, o in self.options.items() if fault.field.startswith(p)), None)
        return f"{option or fault.field}: {fault.detail}"

    def _refuse_broken_text(self) -> None:
        for path, option in self.options.items():
            value: Any = self.parts
            for step in path.split("."):
                value = value[step]
            if not _is_whole_text(value):
                raise _broken(option)


def _is_whole_text(value: Any) -> bool:
    """Tell whether all text in `value` can be written as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _broken(option: str) -> UnreadableFile:
    return UnreadableFile(
        option,
        "deze tekst is geen UTF-8. Zet uw terminal op UTF-8, of gebruik --case met een bestand.",
        "this text is not UTF-8. Set your terminal to UTF-8, or use --case with a file.",
    )


def read_case_file(name: str) -> dict[str, Any]:
    """Return the case in the JSON file `name` (``-``: standard input) as plain data.

    Raises:
        UnreadableFile: it does not hold one JSON object.

    """
    text = read_text(name, MAX_BYTES)
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _not_json(name, text, error) from None
    except (RecursionError, ValueError):
        raise UnreadableFile(
            name,
            "deze JSON is te ingewikkeld, of bevat NaN of een te lang getal.",
            "this JSON is too complex, or holds NaN or a number that is too long.",
        ) from None
    if not _is_whole_text(found):
        raise UnreadableFile(
            name,
            "hier staat een half teken (\\ud800 tot \\udfff). Haal het weg.",
            "half a character stands here (\\ud800 to \\udfff). Remove it.",
        )
    if isinstance(found, dict) and found:
        return found
    if found == {}:
        raise UnreadableFile(name, "deze casus is leeg.", "this case is empty.")
    raise UnreadableFile(
        name,
        "hier hoort één casus: velden tussen { en }. Meer casussen: passend batch.",
        "one case belongs here: fields between { and }. More cases: passend batch.",
    )


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError


def _not_json(name: str, text: str, error: json.JSONDecodeError) -> UnreadableFile:
    if error.msg == "Extra data" and text[error.pos :].lstrip().startswith("{"):
        return UnreadableFile(
            name,
            "hier staan meer casussen. Gebruik daarvoor: passend batch.",
            "there are several cases here. Use for that: passend batch.",
        )
    return UnreadableFile(
        name,
        f"dit is geen geldige JSON. Kijk bij regel {error.lineno}, teken {error.colno}.",
        f"this is not valid JSON. Look at line {error.lineno}, character {error.colno}.",
    )


def read_limit(text: str) -> Any:
    """Return an option ``--function`` as a limitation of the wire format.

    ``lifting-carrying:3`` is a function with severity, ``4.14:2`` an item of the FML with score;
    anything else goes on as it is, such as the ICF code ``d430.2``.
    """
    for pattern, number in ((_FML, "score"), (_FUNCTION, "severity")):
        if found := pattern.fullmatch(text.strip()):
            return {**found.groupdict(), number: int(found[number])}
    return text
