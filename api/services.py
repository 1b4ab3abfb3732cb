"""What the service works with: loaded once, shared by all requests (and by forked workers)."""

import hashlib
from dataclasses import dataclass

from api.advice import Matcher
from api.open_data.refresh import all_snapshots
from catalogue.indicator import Snapshot
from catalogue.search import Search
from catalogue.store import Catalogue, load_catalogue
from recommender.advice_futures import FutureAdviser


@dataclass(frozen=True)
class Services:
    """The parts that the resources call."""

    catalogue: Catalogue
    search: Search
    matcher: Matcher
    adviser: FutureAdviser
    snapshots: tuple[Snapshot, ...]
    model_version: str
    content_mark: str
    """Short hash of all content of the catalogue; changes whenever an answer could change."""


def services_for(catalogue: Catalogue, matcher: Matcher, model_version: str) -> Services:
    """Return the services over `catalogue` and `matcher`."""
    snapshots = all_snapshots(catalogue.futures)
    content = catalogue.model_dump_json() + str(snapshots)
    return Services(
        catalogue=catalogue,
        search=Search(catalogue),
        matcher=matcher,
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

    recommender = Recommender.load()
    return services_for(load_catalogue(), recommender, recommender.version)
