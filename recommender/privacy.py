"""Personal data that nobody asked for: found in free text and masked before anything is done.

Passend asks what is hard at work, never who somebody is. People paste such things all the same.
Citizen numbers are told from other numbers by the eleven-test; e-mail addresses and telephone
numbers by their form; names only by a strong cue before them ("mevrouw Jansen", "my name is
..."), because a task or a job title must never lose a word. So a name without a cue stays.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Literal

from catalogue.text import Language, Localised, Record
from recommender.answer import Notice
from recommender.case import Case, Limit
from recommender.privacy_patterns import (
    EMAIL,
    NAME,
    NO_NAMES,
    NUMBER,
    NUMBER_CUE,
    PARTICLES,
    PHONE,
    PHONE_CUE,
    PRODUCT_CUE,
    UNIT,
)

Kind = Literal["citizen-number", "email", "phone", "name"]
MASK = "[…]"

WORDS: dict[Kind, Localised] = {
    "citizen-number": Localised(nl="een burgerservicenummer", en="a citizen number"),
    "email": Localised(nl="een e-mailadres", en="an e-mail address"),
    "phone": Localised(nl="een telefoonnummer", en="a telephone number"),
    "name": Localised(nl="waarschijnlijk een naam", en="probably a name"),
}
NOTICE = Localised(
    nl="Hier stond {found}. We hebben dit weggelaten. Passend heeft geen persoonsgegevens nodig.",
    en="Here stood {found}. We left it out. Passend needs no personal data.",
)


class Finding(Record):
    """What was masked in one field of a case."""

    field: str
    """The field as people write it: `job.tasks[0]`."""
    kinds: tuple[Kind, ...]
    """What was found, never the text itself."""

    def notice(self, language: Language) -> Notice:
        """Return the notice to the user."""
        found = ", ".join(WORDS[kind].text(language) for kind in self.kinds)
        return Notice(field=self.field, text=NOTICE.text(language).replace("{found}", found))


def mask(text: str) -> tuple[str, list[Kind]]:
    """Return `text` with personal data replaced by `MASK`, and the kinds that were found.

    The kinds come in a fixed order, each once. Masked text holds nothing more to mask.
    """
    kinds: list[Kind] = []
    for kind, pattern, confirmed in _RULES:
        if kind not in ("name", "email") and not any(map(str.isdigit, text)):
            continue
        changed = _replace(text, pattern, confirmed)
        if changed != text:
            kinds.append(kind)
            text = changed
    return text, kinds


def protect(case: Case) -> tuple[Case, tuple[Finding, ...]]:
    """Return `case` with personal data masked in every free text, and what was found where."""
    findings: list[Finding] = []

    def clean(field: str, text: str) -> str:
        masked, kinds = mask(text) if text else (text, [])
        if kinds:
            findings.append(Finding(field=field, kinds=tuple(kinds)))
        return masked

    changed = _cleaned(case, clean)
    return (changed, tuple(findings)) if findings else (case, ())


def _cleaned(case: Case, clean: Callable[[str, str], str]) -> Case:
    def each(field: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(clean(f"{field}[{i}]", text) for i, text in enumerate(texts))

    def limit(place: int, value: Limit) -> Limit:
        return clean(f"worker.functions[{place}]", value) if isinstance(value, str) else value

    job, worker = case.job, case.worker
    identity = clean("id", case.id)
    job_now = {
        "title": clean("job.title", job.title),
        "tasks": each("job.tasks", job.tasks),
        "sector": clean("job.sector", job.sector),
        "situations": each("job.situations", job.situations),
    }
    worker_now = {
        "description": clean("worker.description", worker.description),
        "functions": tuple(limit(i, value) for i, value in enumerate(worker.functions)),
        "languages": each("worker.languages", worker.languages),
    }
    return case.model_copy(
        update={
            "id": identity,
            "job": job.model_copy(update=job_now),
            "worker": worker.model_copy(update=worker_now),
        }
    )


def passes_eleven_test(digits: str) -> bool:
    """Tell whether nine `digits` can be a citizen number (the *elfproef* of the BSN)."""
    if len(digits) != 9 or len(set(digits)) == 1:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return total % 11 == 0


def _replace(text: str, pattern: re.Pattern[str], confirmed: "Confirmed") -> str:
    """Mask the spans of `pattern` that `confirmed` finds to be personal data."""
    spans = chain.from_iterable(confirmed(found) for found in pattern.finditer(text))
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], MASK]
        done = end
    return "".join([*parts, text[done:]])


def _whole(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    yield found.span()


def _citizen_number(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    digits = _digits(found[0])
    before = _before(found)
    if NUMBER_CUE.search(before) or (
        passes_eleven_test(digits)
        and not PRODUCT_CUE.search(before)
        and not UNIT.match(found.string, found.end())
    ):
        yield found.span()


def _phone(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    before = _before(found)
    cued = PHONE_CUE.search(before) is not None and len(_digits(found[0])) >= 7
    if cued or (found["sure"] and not PRODUCT_CUE.search(before)):
        yield found.span()


def _name(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give the words after the cue that can be a name, up to the first that cannot."""
    start = end = found.start("name")
    for word in re.finditer(r"\S+", found["name"]):
        plain = word[0].strip(".,-'’").casefold()
        if plain in PARTICLES:
            continue  # part of a name only where a name follows
        if plain in NO_NAMES:
            break
        end = start + word.end()
    if end > start:
        yield start, end


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _before(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - 40) : found.start()]


Confirmed = Callable[[re.Match[str]], Iterator[tuple[int, int]]]
_RULES: tuple[tuple[Kind, re.Pattern[str], Confirmed], ...] = (
    ("email", EMAIL, _whole),
    ("citizen-number", NUMBER, _citizen_number),
    ("phone", PHONE, _phone),
    ("name", NAME, _name),
)
