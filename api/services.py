"""What the service works with: loaded once, shared by all requests (and by forked workers)."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from api.advice import Matcher
from api.errors import Busy
from api.open_data.refresh import all_snapshots
from catalogue.indicator import Snapshot
from catalogue.search import Search
from catalogue.store import Catalogue
from recommender.advice_futures import FutureAdviser
from recommender.case import Case
from recommender.interpretation import Interpretation, interpret


@dataclass(frozen=True)
class Services:
    """The parts that the resources call."""

    catalogue: Catalogue
    search: Search
    matcher: Matcher
    interpreter: Callable[[Case], Interpretation]
    adviser: FutureAdviser
    snapshots: tuple[Snapshot, ...]
    model_version: str
    content_mark: str
    """Short hash of all content of the catalogue; changes whenever an answer could change."""


def services_of(request: Request) -> Services:
    """Return the services of the app. Raises `Busy` while they are being loaded."""
    found = request.app.state.services
    if found is None:
        raise Busy
    assert isinstance(found, Services)
    return found


def services_for(
    catalogue: Catalogue,
    matcher: Matcher,
    interpreter: Callable[[Case], Interpretation],
    model_version: str,
) -> Services:
    """Return the services over `catalogue`, `matcher` and `interpreter`."""
    snapshots = all_snapshots(catalogue.futures)
    content = catalogue.model_dump_json() + str(snapshots)
    return Services(
        catalogue=catalogue,
        search=Search(catalogue),
        matcher=matcher,
        interpreter=interpreter,
        adviser=FutureAdviser(catalogue),
        snapshots=snapshots,
        model_version=model_version,
        content_mark=hashlib.sha256(content.encode()).hexdigest()[:12],
    )


def load_services() -> Services:
    """Load the catalogue and the model from where they lie on this machine.

    Raises `PassendError` where a part is missing or broken; the message says what to run.
    """
    from recommender.recommend import Recommender  # noqa: PLC0415 (onnxruntime: only to serve)

    # One thread a case: cases are worked on side by side, and a worker that is forked from
    # this process must not inherit a pool of threads.
    recommender = Recommender.load(threads=1)

    def read(case: Case) -> Interpretation:
        return interpret(case, recommender.reader, recommender.understanding, recommender.catalogue)

    return services_for(recommender.catalogue, recommender, read, recommender.version)
