"""What the availability model reads from the catalogue: one array per field, one row per kind."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.store import Catalogue
from catalogue.technology import Technology
from recommender.scheme_future import claim_reach

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MATURITIES = ("established", "available", "emerging", "research")
COACHING = ("low", "medium", "high")
SKILLS = ("none", "basic", "good")
BURDENS = ("none", "personal", "health", "ai-personal", "ai-health", "high-risk", "restricted")


@dataclass(frozen=True)
class Traits:
    """Columns of the catalogue, each of shape (technologies,)."""

    ids: tuple[str, ...]
    trl: Floats  # 1 to 9
    ai: Flags
    price: Floats  # euro, geometric mean of the low and the high end
    training_hours: Floats
    maturity: NDArray[np.int64]  # index in MATURITIES
    coaching: NDArray[np.int64]  # index in COACHING
    skill: NDArray[np.int64]  # index in SKILLS
    burden: NDArray[np.int64]  # index in BURDENS
    funded: Floats  # largest share of the cost that an open public scheme can carry, 0 to 1
    instruction: Flags  # a work instruction
    common: Flags  # becomes common when technology is very fast (4.1.2)


def traits_of(catalogue: Catalogue) -> Traits:
    """Return the columns of all technologies of `catalogue`, in its order."""
    records = list(catalogue.technologies.values())
    model = catalogue.futures.availability
    acts = {entry.technology: entry.burden for entry in model.ai_act}
    return Traits(
        ids=tuple(record.id for record in records),
        trl=np.array([record.trl for record in records], dtype=float),
        ai=np.array([record.ai for record in records], dtype=bool),
        price=np.array([typical_price(record) for record in records]),
        training_hours=np.array([record.training_hours for record in records], dtype=float),
        maturity=_codes([record.maturity for record in records], MATURITIES),
        coaching=_codes([record.coaching for record in records], COACHING),
        skill=_codes([record.digital_skill for record in records], SKILLS),
        burden=_codes([burden_of(record, acts) for record in records], BURDENS),
        funded=claim_reach(catalogue).max(axis=1),
        instruction=np.array([r.family == "work-instruction" for r in records], dtype=bool),
        common=np.array([record.id in model.common for record in records], dtype=bool),
    )


def typical_price(technology: Technology) -> float:
    """Return the geometric mean of the first-year price range, euro.

    Ranges run over a factor of ten or more, so the arithmetic mean would only echo the high end;
    one euro is added to each end so that a free version counts.
    """
    cost = technology.cost
    return float(np.sqrt((cost.low_eur + 1) * (cost.high_eur + 1)) - 1)


def burden_of(technology: Technology, acts: Mapping[str, str]) -> str:
    """Return how rules see the technology: its class of the AI Act, else its data."""
    if technology.id in acts:
        return acts[technology.id]
    data = technology.personal_data
    if data not in ("personal", "health"):
        return "none"
    return f"ai-{data}" if technology.ai else data


def _codes(values: list[str], names: tuple[str, ...]) -> NDArray[np.int64]:
    return np.array([names.index(value) for value in values], dtype=np.int64)
