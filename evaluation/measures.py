"""Measures of a ranking: values with a printable name that parses back.

They are computed by ir-measures (MacAvaney, Macdonald and Ounis, 2022, arXiv:2111.13466), which
calls trec_eval. Gains are linear: a kind of grade 3 counts three times one of grade 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import nan

import ir_measures

from catalogue.errors import Unknown
from catalogue.text import Localised


class UnknownMeasure(Unknown):
    """There is no such measure."""

    code = "unknown-measure"
    noun = Localised(nl="maat", en="measure")


@dataclass(frozen=True)
class Measure:
    """One measure, 0 (worst) to 1.

    `name` is the name in ir-measures, such as ``R(rel=2)@10``; `needs` the lowest grade that a
    case must hold somewhere for the measure to say anything about it.
    """

    name: str
    needs: int
    label: Localised

    def __str__(self) -> str:
        return self.name

    def value(self, ranked: Sequence[str], grades: Mapping[str, int]) -> float:
        """Return the value for one case; not a number where the case has nothing to find.

        `ranked` holds technology ids, best first; `grades` those of the case, absent is 0.
        """
        return values([self], ranked, grades)[self]


NDCG_10 = Measure("nDCG@10", 1, Localised(nl="nDCG@10", en="nDCG@10"))
NDCG_5 = Measure("nDCG@5", 1, Localised(nl="nDCG@5", en="nDCG@5"))
RECALL_10 = Measure(
    "R(rel=2)@10", 2, Localised(nl="geschikt bij eerste 10", en="suitable in first 10")
)
SUCCESS_3 = Measure(
    "Success(rel=3)@3", 3, Localised(nl="oplossing bij eerste 3", en="solution in first 3")
)
MEASURES: tuple[Measure, ...] = (NDCG_10, NDCG_5, RECALL_10, SUCCESS_3)


def parse_measure(name: str) -> Measure:
    """Return the measure with this printed name. Raises `UnknownMeasure`."""
    known = {measure.name: measure for measure in MEASURES}
    if name not in known:
        raise UnknownMeasure(name, known, "measure", meant=tuple(known))
    return known[name]


def values(
    measures: Iterable[Measure], ranked: Sequence[str], grades: Mapping[str, int]
) -> dict[Measure, float]:
    """Return the value of each measure for one case, as `Measure.value` does for one."""
    best = max(grades.values(), default=0)
    asked = [measure for measure in measures if best >= measure.needs]
    found = dict.fromkeys(measures, nan)
    if not asked:
        return found
    parsed = {ir_measures.parse_measure(measure.name): measure for measure in asked}
    # trec_eval orders by score and breaks ties by name; falling numbers keep the given order.
    run = {"case": {kind: float(-place) for place, kind in enumerate(ranked)}}
    for metric in ir_measures.iter_calc(list(parsed), {"case": dict(grades)}, run):
        found[parsed[metric.measure]] = metric.value
    return found
