"""Futures in the answer: what can be had, in the asked future and in the others beside it.

`fit` is never touched. With a future asked, options are put in the order of fit x availability;
what is not available there comes last. Without one, the order stays that of fit and the
availability shown first is that of today.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from catalogue.driver import FACTORS
from catalogue.scenario import DEFAULT_YEAR, FIRST_YEAR, TODAY, YEARS
from catalogue.store import Catalogue
from catalogue.text import Language, Localised
from recommender.answer import Notice
from recommender.availability import STATUSES
from recommender.future import checked_year
from recommender.future_part import AvailabilityPart, FactorPart, Label, RobustnessPart
from recommender.future_sentences import HOLDS, NO_SCENARIO, NO_YEAR, TODAY_YEAR
from recommender.outcomes import Outcome, Outcomes
from recommender.robustness import utilities, worst_regret
from recommender.traits import Floats

HOLDS_BACK = 0.95  # a factor below this is named as the one that holds back
LABELS: tuple[Label, ...] = ("none", "bet-on-one", "two", "three", "all-four")


@dataclass(frozen=True)
class FutureAdvice:
    """What futures add to an answer; the two dicts hold the first `limit` options of `order`."""

    order: tuple[int, ...]  # places in the given options, best first
    availability: dict[str, dict[str, AvailabilityPart]]  # by technology, then future
    robustness: dict[str, RobustnessPart]  # by technology
    notices: tuple[Notice, ...]


class FutureAdviser:
    """Adds futures to scored options; make one per catalogue, it is safe to share by threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.outcomes = Outcomes(catalogue)
        self._robust: dict[tuple[int, int, Language], RobustnessPart] = {}

    def check(self, scenario: str | None, year: int | None) -> None:
        """Raise the named error of an unknown future, level or year, or a future that clashes."""
        if year is not None:
            checked_year(year)
        self.outcomes.of(scenario or TODAY)

    def advise(
        self,
        options: Sequence[tuple[str, float]],
        scenario: str | None = None,
        year: int | None = None,
        language: Language = "nl",
        limit: int | None = None,
    ) -> FutureAdvice:
        """Return order, availability and robustness of `options` (technology id, fit).

        `scenario` is the id of a future, ``today``, or ``driver=level,driver=level``; `year` is
        2026 to 2036, 2030 where None. Raises as `check`.
        """
        chosen = checked_year(year if year is not None else DEFAULT_YEAR)
        asked = self.outcomes.of(scenario or TODAY)
        order = self._order(options, asked, chosen, bool(scenario))
        shown = order[: len(order) if limit is None else limit]
        names = [options[place][0] for place in shown]
        regret = self._regret(options, chosen)
        return FutureAdvice(
            order=tuple(order),
            availability={name: self._beside(name, asked, chosen, language) for name in names},
            robustness={
                options[place][0]: self._robustness(options[place][0], chosen, language).model_copy(
                    update={"regret": round(float(regret[place]), 4)}
                )
                for place in shown
            },
            notices=_notices(scenario, year, chosen, language),
        )

    def _order(
        self, options: Sequence[tuple[str, float]], asked: Outcome, year: int, reorder: bool
    ) -> list[int]:
        if not reorder or not options:
            return list(range(len(options)))
        tensor = asked.tensor
        rows = [tensor.row[name] for name, _ in options]
        cells = (rows, tensor.column[asked.future.id], tensor.year_index(asked.year(year)))
        can_be_had = utilities([fit for _, fit in options], tensor.value[cells][:, None])[:, 0]
        gone = tensor.status[cells] == STATUSES.index("not-available")
        return [int(i) for i in np.lexsort((-can_be_had, gone))]

    def _regret(self, options: Sequence[tuple[str, float]], year: int) -> Floats:
        tensor = self.outcomes.base.tensor
        rows = [tensor.row[name] for name, _ in options]
        four = tensor.value[rows][:, : len(self.outcomes.four), YEARS.index(year)]
        return worst_regret(utilities([fit for _, fit in options], four))

    def _beside(
        self, name: str, asked: Outcome, year: int, language: Language
    ) -> dict[str, AvailabilityPart]:
        found = {asked.future.id: self._part(name, asked, year, language)}
        for identity in self.outcomes.four:
            if identity not in found:
                found[identity] = self._part(name, self.outcomes.of(identity), year, language)
        return found

    def _part(self, name: str, outcome: Outcome, year: int, language: Language) -> AvailabilityPart:
        key = (name, outcome.year(year), language)
        part = outcome.parts.get(key)
        if part is None:
            part = outcome.parts[key] = make_part(name, outcome, key[1], language)
        return part

    def _robustness(self, name: str, year: int, language: Language) -> RobustnessPart:
        tensor = self.outcomes.base.tensor
        key = (tensor.row[name], year, language)
        if key not in self._robust:
            self._robust[key] = self._make_robustness(name, year, language)
        return self._robust[key]

    def _make_robustness(self, name: str, year: int, language: Language) -> RobustnessPart:
        tensor, four = self.outcomes.base.tensor, self.outcomes.four
        cells = (tensor.row[name], slice(0, len(four)), tensor.year_index(year))
        value, status = tensor.value[cells], tensor.status[cells]
        names = tuple(four)
        works = tuple(f for f, s in zip(names, status, strict=True) if s == 0)
        label = LABELS[len(works)]
        titles = {f: four[f].name.text(language) for f in names}
        weights = np.array([self.outcomes.leaning[f] for f in names])
        return RobustnessPart(
            label=label,
            works_in=works,
            worst=round(float(value.min()), 4),
            worst_future=names[int(value.argmin())],
            regret=0.0,
            leaning=round(float(value @ weights), 4),
            text=HOLDS[label]
            .text(language)
            .format(
                works=", ".join(titles[f] for f in works),
                others=", ".join(titles[f] for f in names if f not in works),
            ),
        )


def make_part(name: str, outcome: Outcome, year: int, language: Language) -> AvailabilityPart:
    """Return the availability of technology `name` in one future and year, unfolded."""
    tensor = outcome.tensor
    cell = (tensor.row[name], tensor.column[outcome.future.id], tensor.year_index(year))
    factors = tensor.factors[(slice(None), *cell)]
    weakest = int(factors.argmin())
    # Our own numbers need no validation: this runs hundreds of times an answer.
    return AvailabilityPart.model_construct(
        year=year,
        value=round(float(tensor.value[cell]), 4),
        status=STATUSES[tensor.status[cell]],
        weakest=FACTORS[weakest] if factors[weakest] < HOLDS_BACK else None,
        factors=tuple(
            FactorPart.model_construct(
                factor=factor,
                value=round(float(value), 4),
                text=outcome.unfolder.text(factor, name, outcome.future.id, year, language),
            )
            for factor, value in zip(FACTORS, factors, strict=True)
        ),
    )


def _notices(
    scenario: str | None, year: int | None, chosen: int, language: Language
) -> tuple[Notice, ...]:
    if not scenario:
        return (_notice("scenario", NO_SCENARIO, chosen, language),)
    if year is None and scenario != TODAY:
        return (_notice("year", NO_YEAR, chosen, language),)
    if scenario == TODAY and year not in (None, FIRST_YEAR):
        return (_notice("year", TODAY_YEAR, chosen, language),)
    return ()


def _notice(field: str, text: Localised, year: int, language: Language) -> Notice:
    return Notice(field=field, text=text.text(language).format(year=year))
