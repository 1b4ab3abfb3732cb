"""What the service works with: loaded once, shared by all requests (and by forked workers)."""

import hashlib
from dataclasses import dataclass
from typing import Protocol

from catalogue.search import Search
from catalogue.store import Catalogue, load_catalogue
from recommender.answer import Answer
from recommender.case import Case


class Matcher(Protocol):
    """Gives advice for a case; thread-safe and deterministic."""

    def match(self, case: Case) -> Answer:
        """Return the answer to `case`."""
        ...


@dataclass(frozen=True)
class Services:
    """The parts that the resources call."""

    catalogue: Catalogue
    search: Search
    matcher: Matcher
    model_version: str
    content_mark: str
    """Short hash of all content of the catalogue; changes whenever an answer could change."""


def services_for(catalogue: Catalogue, matcher: Matcher, model_version: str) -> Services:
    """Return the services over `catalogue` and `matcher`."""
    content = catalogue.model_dump_json().encode()
    mark = hashlib.sha256(content).hexdigest()[:12]
    return Services(catalogue, Search(catalogue), matcher, model_version, mark)


def load_services() -> Services:
    """Load the catalogue and the model from where they lie on this machine.

    Raises `PassendError` where a part is missing or broken; the message says what to run.
    """
    from recommender.recommend import Recommender  # noqa: PLC0415 (onnxruntime: only to serve)

    recommender = Recommender.load()
    return services_for(load_catalogue(), recommender, recommender.version)
