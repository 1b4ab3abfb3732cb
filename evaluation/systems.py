"""The systems that can be measured, by name: the matcher and its three baselines."""

from collections.abc import Callable, Sequence
from typing import Protocol

from catalogue.errors import Unknown
from catalogue.store import Catalogue, load_catalogue
from catalogue.text import Localised
from evaluation.base_encoder import base_encoder
from evaluation.baselines import (
    Baseline,
    FusionBaseline,
    VectorBaseline,
    WordBaseline,
    order,
)
from recommender.answer import Answer
from recommender.case import Case

MATCHER = "matcher"
SYSTEM_NAMES: dict[str, Localised] = {
    MATCHER: Localised(nl="Passend", en="Passend"),
    "bm25": Localised(nl="woorden (BM25)", en="words (BM25)"),
    "e5": Localised(nl="vectoren (e5)", en="vectors (e5)"),
    "fusion": Localised(nl="beide samen (RRF)", en="both fused (RRF)"),
}


class UnknownSystem(Unknown):
    """There is no such system."""

    code = "unknown-system"
    noun = Localised(nl="systeem", en="system")


class System(Protocol):
    """What is measured: it puts all technologies in an order."""

    name: str

    def ranked(self, case: Case) -> Sequence[str]:
        """Return technology ids, best first."""
        ...


class Matching(Protocol):
    """What the evaluation asks of the recommender."""

    def ranking(self, case: Case) -> list[tuple[str, float]]:
        """Return all technologies with their score, best first, excluded ones at the end."""
        ...

    def match(self, case: Case) -> Answer:
        """Return the advice."""
        ...


class Matcher:
    """Passend itself."""

    name = MATCHER

    def __init__(self, recommender: Matching) -> None:
        self.recommender = recommender

    def ranked(self, case: Case) -> Sequence[str]:
        """Return technology ids, best first."""
        return [identity for identity, _ in self.recommender.ranking(case)]


class Ranked:
    """A baseline as a system."""

    def __init__(self, baseline: Baseline, catalogue: Catalogue) -> None:
        self.name = baseline.name
        self._baseline = baseline
        self._ids = list(catalogue.technologies)

    def ranked(self, case: Case) -> Sequence[str]:
        """Return technology ids, best first."""
        return [self._ids[place] for place in order(self._baseline.scores(case))]


def systems_of(text: str) -> tuple[str, ...]:
    """Return the names in a list such as ``matcher,bm25``, in the fixed order; all where empty.

    Raises `UnknownSystem`.
    """
    asked = [part.strip() for part in text.split(",") if part.strip()]
    for name in asked:
        if name not in SYSTEM_NAMES:
            raise UnknownSystem(name, SYSTEM_NAMES, "system", meant=tuple(SYSTEM_NAMES))
    return tuple(name for name in SYSTEM_NAMES if name in asked) or tuple(SYSTEM_NAMES)


def load_systems(
    names: Sequence[str], recommender: Callable[[], Matching], catalogue: Catalogue | None = None
) -> list[System]:
    """Return the systems with these `names`; what only others need is not loaded.

    `recommender` gives the recommender, and is asked only where the matcher is among `names`.
    """
    known = catalogue or load_catalogue()
    words = WordBaseline(known)
    wants_vectors = bool({"e5", "fusion"} & set(names))
    vectors = VectorBaseline(known, base_encoder()) if wants_vectors else None
    found: list[System] = []
    for name in names:
        if name == MATCHER:
            found.append(Matcher(recommender()))
        elif vectors is None or name == "bm25":
            found.append(Ranked(words, known))
        else:
            found.append(Ranked(vectors if name == "e5" else FusionBaseline(words, vectors), known))
    return found
