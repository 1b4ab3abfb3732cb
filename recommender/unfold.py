"""Unfold a value of availability into its factors, each with a sentence that can be checked.

A sentence says what the record asks, what the future gives, and which driver at which level, from
which section of the report, is behind it. Number and sentence come from the same arrays.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.driver import FACTORS, Driver, Factor
from catalogue.text import Language, Localised
from recommender.availability import Tensor
from recommender.future import Future
from recommender.traits import BURDENS, MATURITIES, SKILLS, Traits
from recommender.unfold_sentences import (
    EFFORT,
    FREE,
    GUIDANCE,
    NEW,
    PAID,
    PRICE,
    PUBLIC,
    RECOVERY,
    RULES,
    SKILL,
    SUPPLY,
    UNKNOWN,
    YOUNG,
)

CAUSES: dict[Factor, tuple[str, ...]] = {
    "supply": ("technology-development",),
    "adoption": ("adoption", "labour-market"),
    "money": ("employer-money", "employer-will", "public-money"),
    "guidance": ("coach-capacity",),
    "rules": ("government-steering",),
}
RECOVERING: tuple[Factor, ...] = ("adoption", "money", "guidance")


@dataclass(frozen=True)
class Cause:
    """A driver at a level, with where the level comes from."""

    driver: str
    level: str
    origin: Localised


@dataclass(frozen=True)
class FactorNote:
    """One factor of one value, with its sentences and causes."""

    factor: Factor
    value: float
    text: Localised
    causes: tuple[Cause, ...]


class Unfolder:
    """Sentences for the cells of a tensor."""

    def __init__(self, drivers: Mapping[str, Driver], traits: Traits, tensor: Tensor) -> None:
        self.drivers = drivers
        self.traits = traits
        self.tensor = tensor
        self._citations: dict[tuple[tuple[Cause, ...], Language], str] = {}

    def notes(self, technology: str, future: str, year: int) -> tuple[FactorNote, ...]:
        """Return the five factors of one value, in the order of the model.

        Raises `KeyError` for an unknown technology or future, `ValueError` for an unknown year.
        """
        cell = self._cell(technology, future, year)
        return tuple(
            FactorNote(
                factor=factor,
                value=float(self.tensor.factors[(place, *cell)]),
                text=Localised(
                    nl=self._text(factor, cell, "nl"), en=self._text(factor, cell, "en")
                ),
                causes=tuple(self._causes(factor, cell)),
            )
            for place, factor in enumerate(FACTORS)
        )

    def text(self, factor: Factor, technology: str, future: str, year: int, lang: Language) -> str:
        """Return the sentences of one factor in one language; raises as `notes`."""
        return self._text(factor, self._cell(technology, future, year), lang)

    def _cell(self, technology: str, future: str, year: int) -> tuple[int, int, int]:
        tensor = self.tensor
        return tensor.row[technology], tensor.column[future], tensor.year_index(year)

    def _both(self, factor: Factor, cell: tuple[int, int, int]) -> Localised:
        return Localised(nl=self._text(factor, cell, "nl"), en=self._text(factor, cell, "en"))

    def _text(self, factor: Factor, cell: tuple[int, int, int], language: Language) -> str:
        facts = {
            "supply": self._supply,
            "adoption": self._adoption,
            "money": self._money,
            "guidance": self._guidance,
            "rules": self._rules,
        }[factor](cell, language)
        if factor in RECOVERING and self.tensor.recovered[cell] > 0:
            facts.append(RECOVERY.text(language))
        return " ".join([*facts, self._cited(factor, cell, language)])

    def _supply(self, cell: tuple[int, int, int], language: Language) -> list[str]:
        trl, year = self.tensor.trl[cell], self.tensor.years[cell[2]]
        words = next(text for edge, text in SUPPLY if trl >= edge).text(language)
        found = [words.format(trl=int(trl + 0.05), year=year)]
        levels = self._future(cell).levels
        young = self.traits.ai[cell[0]] and self.traits.maturity[cell[0]] > 0
        if young and levels["technology-development"] == "stalls":
            found.append(YOUNG.text(language))
        return found

    def _adoption(self, cell: tuple[int, int, int], language: Language) -> list[str]:
        price = self.traits.price[cell[0]]
        found = [next(text for edge, text in EFFORT if price >= edge).text(language)]
        if MATURITIES[self.traits.maturity[cell[0]]] in NEW and self.tensor.years[cell[2]] < 2030:
            found.append(UNKNOWN.text(language))
        skill = SKILLS[self.traits.skill[cell[0]]]
        if skill in SKILL:
            found.append(SKILL[skill].text(language))
        return found

    def _money(self, cell: tuple[int, int, int], language: Language) -> list[str]:
        price = float(self.tensor.price[cell])
        if price < 1:
            return [FREE.text(language)]
        value = self.tensor.factors[(FACTORS.index("money"), *cell)]
        share = round(100 * float(self.tensor.public[cell]))
        return [
            PRICE.text(language).format(price=euros(price, language)),
            next(text for edge, text in PAID if value >= edge).text(language),
            PUBLIC.text(language).format(share=share),
        ]

    def _guidance(self, cell: tuple[int, int, int], language: Language) -> list[str]:
        need, capacity = (float(a[cell]) for a in (self.tensor.need, self.tensor.capacity))
        words = GUIDANCE.text(language)
        return [words.format(need=max(1, round(need)), capacity=round(capacity))]

    def _rules(self, cell: tuple[int, int, int], language: Language) -> list[str]:
        return [RULES[BURDENS[self.traits.burden[cell[0]]]].text(language)]

    def _causes(self, factor: Factor, cell: tuple[int, int, int]) -> list[Cause]:
        future = self._future(cell)
        names = list(CAUSES[factor])
        steered = future.levels["government-steering"] == "strong-rules"
        if factor == "money" and self.traits.instruction[cell[0]] and steered:
            names.append("government-steering")
        if factor in RECOVERING and self.tensor.recovered[cell] > 0:
            names.append("economic-growth")
        return [Cause(name, future.levels[name], future.origins[name]) for name in names]

    def _cited(self, factor: Factor, cell: tuple[int, int, int], language: Language) -> str:
        # The same causes hold for most technologies of a future: put them in words once.
        causes = tuple(self._causes(factor, cell))
        key = (causes, language)
        if key not in self._citations:
            self._citations[key] = " ".join(self._cite(cause, language) for cause in causes)
        return self._citations[key]

    def _cite(self, cause: Cause, language: Language) -> str:
        driver = self.drivers[cause.driver]
        level = driver.level(cause.level)
        name, at = driver.name.text(language), level.name.text(language)
        return f"{name}: {at} ({cause.origin.text(language)})."

    def _future(self, cell: tuple[int, int, int]) -> Future:
        return self.tensor.futures[cell[1]]


def euros(amount: float, language: Language) -> str:
    """Return an amount in whole euros as people write it, rounded to two figures above 100."""
    size = 1 if amount < 100 else 10 ** (len(str(int(amount))) - 2)
    text = f"{round(amount / size) * size:,.0f}"
    return text.replace(",", ".") if language == "nl" else text
