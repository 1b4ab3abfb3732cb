"""The limitation profile that a case gives: functions, FML items and ICF codes as severities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.function import Function
from catalogue.store import Catalogue
from catalogue.text import Localised
from recommender.case import FmlItem, FunctionLimit, IcfCode, Limit

ICF = re.compile(r"^\s*([bdes]\d{1,5})(?:\.([0-489]))?\s*$", re.IGNORECASE)
UNSPECIFIED = {"8", "9"}  # ICF qualifiers "not specified" and "not applicable"
ASSUMED_SEVERITY = 2  # for an ICF code without a usable qualifier


@dataclass(frozen=True)
class Profile:
    """Severity 0 to 4 by function id, the code that gave it, and what could not be used."""

    severity: dict[str, int]
    given_as: dict[str, str]
    unused: tuple[tuple[str, Localised], ...]  # field, what was done with it


def read_profile(limits: Iterable[Limit], catalogue: Catalogue) -> Profile:
    """Map `limits` to functions; the most severe wins where several name one function.

    Unknown FML items and ICF codes end up in `unused`, never silently dropped.

    Raises:
        UnknownFunction: a function id is not in the catalogue.

    """
    severity: dict[str, int] = {}
    given_as: dict[str, str] = {}
    unused: list[tuple[str, Localised]] = []
    for index, limit in enumerate(limits):
        field = f"worker.functions[{index}]"
        found, level, code, remark = _read(limit, catalogue, field)
        if remark is not None:
            unused.append((field, remark))
        for function in found:
            if level >= severity.get(function, -1):
                severity[function] = level
                given_as[function] = code
    return Profile(severity, given_as, tuple(unused))


def _read(
    limit: Limit, catalogue: Catalogue, field: str
) -> tuple[list[str], int, str, Localised | None]:
    if isinstance(limit, FunctionLimit):
        catalogue.function(limit.function, f"{field}.function")
        return [limit.function], limit.severity, limit.function, None
    if isinstance(limit, FmlItem):
        return _read_fml(limit, catalogue.functions.values())
    return _read_icf(limit.icf if isinstance(limit, IcfCode) else limit, catalogue)


def _read_fml(
    item: FmlItem, functions: Iterable[Function]
) -> tuple[list[str], int, str, Localised | None]:
    code = ".".join(str(int(part)) for part in item.fml.split(".") if part.isdigit())
    found = [function.id for function in functions if function.fml == code]
    label = f"FML {item.fml}"
    return found, item.score, label, None if found else _unknown(label, "fml")


def _read_icf(text: str, catalogue: Catalogue) -> tuple[list[str], int, str, Localised | None]:
    if text in catalogue.functions:  # a bare function id: limited, severity not said
        return [text], ASSUMED_SEVERITY, text, _assumed(text)
    match = ICF.match(text)
    if match is None:
        return [], 0, text, _unknown(text, "icf")
    code, qualifier = match[1].lower(), match[2]
    found = _by_icf(code, catalogue.functions.values())
    if not found:
        return [], 0, text, _unknown(f"ICF {code}", "icf")
    if qualifier is None or qualifier in UNSPECIFIED:
        return found, ASSUMED_SEVERITY, f"ICF {text}", _assumed(f"ICF {code}")
    return found, int(qualifier), f"ICF {text}", None


def _by_icf(code: str, functions: Iterable[Function]) -> list[str]:
    """Return the functions of `code`, else of its nearest broader or narrower code."""
    pairs = [(function.id, own) for function in functions for own in function.icf]
    for test in (
        lambda own: own == code,
        lambda own: own.startswith(code),
        code.startswith,
    ):
        if found := [identity for identity, own in pairs if test(own)]:
            return list(dict.fromkeys(found))
    return []


def _unknown(code: str, kind: str) -> Localised:
    example = {"fml": "4.14", "icf": "d430.2"}[kind]
    return Localised(
        nl=f"De code '{code}' kent Passend niet. De code is niet gebruikt. "
        f"Schrijf een code zoals {example}.",
        en=f"Passend does not know the code '{code}'. It was not used. "
        f"Write a code such as {example}.",
    )


def _assumed(code: str) -> Localised:
    return Localised(
        nl=f"Bij '{code}' staat niet hoe erg het is. Passend rekent met 'matig' (2).",
        en=f"'{code}' does not say how severe it is. Passend reckons with 'moderate' (2).",
    )
