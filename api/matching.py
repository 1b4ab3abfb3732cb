"""A case of a request to its answer, and what is put into the log of it: never its content."""

from collections.abc import Sequence

from api import advice
from api.context import Context
from api.errors import InvalidInput
from api.metrics import ABSTAINED
from api.services import Services
from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.answer import Answer
from recommender.case import Case, Limit


def advise(case: Case, services: Services, plan: bool | None = None) -> Answer:
    """Return the answer to `case`, with notices of what was masked. Runs in a work thread."""
    answer = advice.advise(case, services.matcher, plan)
    if answer.abstained:
        ABSTAINED.inc()
    return answer


def check_case(case: Case, catalogue: Catalogue, language: Language) -> None:
    """Refuse ids that the catalogue does not know. Raises `InvalidInput` with all of them."""
    if faults := advice.unknown_ids(case, catalogue, language):
        raise InvalidInput(faults)


def check_limits(
    limits: Sequence[Limit], paths: Sequence[advice.Path], catalogue: Catalogue, language: Language
) -> None:
    """Refuse unknown functions in `limits`, which stand at `paths`. Raises `InvalidInput`."""
    if faults := list(advice.unknown_functions(limits, catalogue, language, paths)):
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
