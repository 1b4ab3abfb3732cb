"""From a case to advice, the same for the REST API, the pages and the command line.

Personal data is masked before anything is done with the case; nothing of it is stored.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from catalogue.errors import PassendError, UnknownFunction, UnknownSituation
from catalogue.scenario import FIRST_YEAR, LAST_YEAR, TODAY
from catalogue.scenario_errors import UnknownScenario, YearOutOfRange
from catalogue.store import Catalogue
from catalogue.text import Language, Localised
from recommender.case import Case, FunctionLimit, Limit
from recommender.input_errors import InputFault, dotted, pointer
from recommender.profile import ICF

if TYPE_CHECKING:
    from recommender.answer import Answer
    from recommender.interpretation import Interpretation

AnyAnswer = TypeVar("AnyAnswer", "Answer", "Interpretation")
Path = tuple[int | str, ...]


_NO_WORDS = Localised(
    nl="Hier staan geen woorden. Schrijf in gewone woorden wat er op het werk moeilijk gaat.",
    en="There are no words here. Write in plain words what is hard at work.",
)


class NothingToRead(PassendError):
    """A case of signs only, such as emoji."""

    code = "nothing-to-read"


class Matcher(Protocol):
    """Gives advice for a case; thread-safe and deterministic."""

    def match(self, case: Case, plan: bool | None = None) -> "Answer":
        """Return the answer to `case`, with a plan where `plan` or where it has a budget."""
        ...


def advise(case: Case, matcher: Matcher, plan: bool | None = None) -> "Answer":
    """Return the answer to `case`, with notices of what was masked.

    Raises:
        NothingToRead: the case holds no word and no function.
        PassendError: it names something that Passend does not know, such as a scenario.

    """
    return with_protection(case, lambda safe: matcher.match(safe, plan=plan))


def with_protection(case: Case, work: Callable[[Case], AnyAnswer]) -> AnyAnswer:
    """Return what `work` makes of `case` without personal data, with notices of what was masked.

    Raises `NothingToRead` and what `work` raises.
    """
    # Loaded here, with what it needs of answers: numpy, which the command line does without.
    from recommender.privacy import protect  # noqa: PLC0415

    if not _has_words(case):
        raise NothingToRead("", _NO_WORDS)
    safe, findings = protect(case)
    answer = work(safe)
    if not findings:
        return answer
    language: Language = "en" if answer.language == "en" else "nl"
    notices = tuple(finding.notice(language) for finding in findings)
    return answer.model_copy(update={"notices": notices + answer.notices})


def _has_words(case: Case) -> bool:
    texts = (case.worker.description, case.job.title, *case.job.tasks)
    return bool(case.worker.functions) or any(map(str.isalpha, "".join(texts)))


def unknown_ids(case: Case, catalogue: Catalogue, language: Language) -> list[InputFault]:
    """Return every id and year in `case` that `catalogue` does not know, with its place."""
    return [
        *unknown_functions(case.worker.functions, catalogue, language),
        *_unknown_situations(case.job.situations, catalogue, language),
        *_unknown_future(case, catalogue, language),
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
        if isinstance(limit, FunctionLimit):
            name, path = limit.function, (*path, "function")
        elif isinstance(limit, str) and not ICF.match(limit):
            name = limit
        else:
            continue  # a code that is not known becomes a notice: profiles hold many codes
        if name not in catalogue.functions:
            yield _fault(UnknownFunction(name, catalogue.functions), path, language)


def _unknown_situations(
    situations: Sequence[str], catalogue: Catalogue, language: Language
) -> Iterator[InputFault]:
    for place, situation in enumerate(situations):
        if situation not in catalogue.situations:
            error = UnknownSituation(situation, catalogue.situations)
            yield _fault(error, ("job", "situations", place), language)


def _unknown_future(case: Case, catalogue: Catalogue, language: Language) -> Iterator[InputFault]:
    named = (*catalogue.futures.scenarios, TODAY)
    # Levels (driver=level) are weighed against each other later, with what follows from them.
    if case.scenario and "=" not in case.scenario and case.scenario not in named:
        yield _fault(UnknownScenario(case.scenario, named), ("scenario",), language)
    if case.year is not None and not FIRST_YEAR <= case.year <= LAST_YEAR:
        yield _fault(YearOutOfRange(case.year), ("year",), language)


def _fault(error: PassendError, path: Path, language: Language) -> InputFault:
    return InputFault(pointer=pointer(path), field=dotted(path), detail=error.text(language))
