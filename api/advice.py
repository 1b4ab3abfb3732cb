"""From a case to advice, the same for the REST API, the pages and the command line.

Personal data is masked before anything is done with the case; nothing of it is stored.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from catalogue.errors import PassendError, UnknownFunction, UnknownSituation
from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.answer import Answer
from recommender.case import Case, FunctionLimit, Limit
from recommender.input_errors import InputFault, dotted, pointer
from recommender.privacy import protect

Path = tuple[int | str, ...]


class Matcher(Protocol):
    """Gives advice for a case; thread-safe and deterministic."""

    def match(self, case: Case) -> Answer:
        """Return the answer to `case`."""
        ...


def advise(case: Case, matcher: Matcher) -> Answer:
    """Return the answer to `case`, with notices of what was masked.

    Raises `PassendError` where the case names something that Passend does not know.
    """
    safe, findings = protect(case)
    answer = matcher.match(safe)
    if not findings:
        return answer
    language: Language = "en" if answer.language == "en" else "nl"
    notices = tuple(finding.notice(language) for finding in findings)
    return answer.model_copy(update={"notices": notices + answer.notices})


def unknown_ids(case: Case, catalogue: Catalogue, language: Language) -> list[InputFault]:
    """Return every id in `case` that `catalogue` does not know, with its place."""
    return [
        *unknown_functions(case.worker.functions, catalogue, language),
        *_unknown_situations(case.job.situations, catalogue, language),
    ]


def unknown_functions(
    limits: Sequence[Limit],
    catalogue: Catalogue,
    language: Language,
    paths: Sequence[Path] | None = None,
) -> Iterator[InputFault]:
    """Give a fault for each of `limits` (standing at `paths`) whose function is not known."""
    for place, limit in enumerate(limits):
        path = paths[place] if paths else ("worker", "functions", place)
        if isinstance(limit, FunctionLimit) and limit.function not in catalogue.functions:
            error = UnknownFunction(limit.function, catalogue.functions)
            yield _fault(error, (*path, "function"), language)


def _unknown_situations(
    situations: Sequence[str], catalogue: Catalogue, language: Language
) -> Iterator[InputFault]:
    for place, situation in enumerate(situations):
        if situation not in catalogue.situations:
            error = UnknownSituation(situation, catalogue.situations)
            yield _fault(error, ("job", "situations", place), language)


def _fault(error: PassendError, path: Path, language: Language) -> InputFault:
    return InputFault(pointer=pointer(path), field=dotted(path), detail=error.text(language))
