"""What a plan is made of: the case, its barriers, who pays, what hinders, and the problem."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.combination import Combination, hindered_pairs
from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Language
from recommender.case import Case
from recommender.double import kinds_of_help
from recommender.funding import Offers, find_offers
from recommender.plan_price import Candidate
from recommender.plan_problem import Problem, TaskBarrier, problem_of

Range = tuple[float, float]
Ranked = Sequence[tuple[Technology, float]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all parts of the report share."""

    case: Case
    barriers: tuple[TaskBarrier, ...]
    catalogue: Catalogue
    language: Language
    offers: Mapping[str, Offers]
    hindered: Mapping[frozenset[str], Combination]
    problem: Problem

    def name(self, technology: str) -> str:
        """Return the name of a technology in the language of the case."""
        return self.catalogue.technologies[technology].name.text(self.language)


def setting_of(  # noqa: PLR0913, PLR0917 (the givens of a plan)
    case: Case,
    barriers: Sequence[TaskBarrier],
    ranked: Ranked,
    catalogue: Catalogue,
    language: Language,
    size: int,
    situations: Iterable[str],
) -> Setting:
    """Return everything that the plan and its report need. Raises `UnknownQuestion`."""
    hindered = hindered_pairs(catalogue.combinations.values(), situations)
    offers = {record.id: find_offers(record, case, catalogue) for record, _ in ranked}
    problem = problem_of(
        barriers,
        [Candidate(record, fit, offers[record.id].cost_after) for record, fit in ranked],
        case.budget_eur,
        size,
        kinds=kinds_by_id(catalogue),
        blocked=frozenset(pair for pair, c in hindered.items() if c.verdict == "exclude"),
    )
    return Setting(case, tuple(barriers), catalogue, language, offers, hindered, problem)


_kept: tuple[Mapping[str, Technology], Mapping[str, int]] | None = None


def kinds_by_id(catalogue: Catalogue) -> Mapping[str, int]:
    """Return the kind of help of each technology; kept for the catalogue used last."""
    global _kept  # noqa: PLW0603 (10 ms once; a race only computes it twice)
    kept = _kept
    if kept is None or kept[0] is not catalogue.technologies:
        labels = kinds_of_help(tuple(catalogue.technologies.values()))
        kept = (
            catalogue.technologies,
            dict(zip(catalogue.technologies, map(int, labels), strict=True)),
        )
        _kept = kept
    return kept[1]


def added(ranges: Iterable[Range]) -> Range:
    """Return ranges of euro added up, rounded to cents."""
    every = tuple(ranges)
    return (round(sum(low for low, _ in every), 2), round(sum(high for _, high in every), 2))
