"""One case to one answer, the same for a single case and for a line of a batch.

Personal data is masked first; nothing of the case is stored or logged. What is known of ids is
checked with all faults at once before the recommender starts.
"""

from collections.abc import Iterator, Sequence

from api.context import Context
from api.errors import InvalidInput
from api.metrics import ABSTAINED
from api.services import Services
from catalogue.errors import PassendError, UnknownFunction, UnknownSituation
from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.answer import Answer
from recommender.case import Case, FunctionLimit, Limit
from recommender.input_errors import InputFault, dotted, pointer
from recommender.privacy import protect

Path = tuple[int | str, ...]


def advise(case: Case, services: Services) -> Answer:
    """Return the answer to `case`, with notices of what was masked. Runs in a work thread."""
    safe, findings = protect(case)
    answer = services.matcher.match(safe)
    if findings:
        language: Language = "en" if answer.language == "en" else "nl"
        notices = tuple(finding.notice(language) for finding in findings)
        answer = answer.model_copy(update={"notices": notices + answer.notices})
    if answer.abstained:
        ABSTAINED.inc()
    return answer


def check_case(case: Case, catalogue: Catalogue, language: Language) -> None:
    """Refuse ids that the catalogue does not know. Raises `InvalidInput` with all of them."""
    faults = [
        *_unknown_functions(case.worker.functions, catalogue, language),
        *_unknown_situations(case, catalogue, language),
    ]
    if faults:
        raise InvalidInput(faults)


def check_limits(
    limits: Sequence[Limit], paths: Sequence[Path], catalogue: Catalogue, language: Language
) -> None:
    """Refuse unknown functions in `limits`, which stand at `paths`. Raises `InvalidInput`."""
    faults = list(_unknown_functions(limits, catalogue, language, paths))
    if faults:
        raise InvalidInput(faults)


def note(answer: Answer, context: Context) -> None:
    """Put into the log what must be traceable of an answer (AI Act, Article 12): no content."""
    context.details |= {
        "catalogue": answer.versions.catalogue,
        "model": answer.versions.model,
        "digest": answer.versions.case_digest,
        "abstained": answer.abstained,
        "options": len(answer.options),
    }


def as_json(answer: Answer) -> bytes:
    """Return `answer` as it stands on the wire."""
    return answer.model_dump_json(exclude_none=True).encode()


def _unknown_functions(
    limits: Sequence[Limit],
    catalogue: Catalogue,
    language: Language,
    paths: Sequence[Path] | None = None,
) -> Iterator[InputFault]:
    for place, limit in enumerate(limits):
        path = paths[place] if paths else ("worker", "functions", place)
        if isinstance(limit, FunctionLimit) and limit.function not in catalogue.functions:
            error = UnknownFunction(limit.function, catalogue.functions)
            yield _fault(error, (*path, "function"), language)


def _unknown_situations(
    case: Case, catalogue: Catalogue, language: Language
) -> Iterator[InputFault]:
    for place, situation in enumerate(case.job.situations):
        if situation not in catalogue.situations:
            error = UnknownSituation(situation, catalogue.situations)
            yield _fault(error, ("job", "situations", place), language)


def _fault(error: PassendError, path: Path, language: Language) -> InputFault:
    return InputFault(pointer=pointer(path), field=dotted(path), detail=error.text(language))
