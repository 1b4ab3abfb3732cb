"""Facets: closed questions that narrow the catalogue down.

A facet holds its machine form (which values a technology satisfies) and its words in one
object. Within a facet a technology must satisfy one of the chosen values, over facets all.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from catalogue.errors import PassendError, nearest
from catalogue.labels import LABELS, label
from catalogue.store import Catalogue
from catalogue.technology import Family, Form, Maturity, Technology
from catalogue.text import Localised

COST_STEPS = (0, 100, 500, 1000, 5000, 25000)
_SKILLS = ("none", "basic", "good")
_DATA = ("none", "workplace", "personal", "health")


class UnknownFacet(PassendError):
    """A facet, or a value of a facet, that does not exist."""

    code = "unknown-facet"

    def __init__(self, field: str, value: str, known: Sequence[str]) -> None:
        meant = nearest(value, known) or tuple(known[:12])
        listed = ", ".join(meant)
        nl = f"'{value[:60]}' is geen waarde voor {field}. Kies bijvoorbeeld: {listed}."
        en = f"'{value[:60]}' is no value of {field}. Choose for example: {listed}."
        super().__init__(field, Localised(nl=nl, en=en))


@dataclass(frozen=True)
class Facet:
    """One closed question about a technology."""

    name: str
    label: Localised
    satisfied: Callable[[Technology], Iterable[str]]  # values that the technology answers to
    values: Callable[[Catalogue], Mapping[str, Localised]]  # all values with their words


def _fixed(field: str, values: Iterable[str]) -> Callable[[Catalogue], Mapping[str, Localised]]:
    words = {value: label(field, value) for value in values}
    return lambda _: words


def _named(part: str) -> Callable[[Catalogue], Mapping[str, Localised]]:
    return lambda catalogue: {i: record.name for i, record in getattr(catalogue, part).items()}


def _from(order: Sequence[str], lowest: str) -> Sequence[str]:
    return order[order.index(lowest) :]


def _flag(value: bool) -> tuple[str]:
    return ("yes" if value else "no",)


def _cost_words(step: int) -> Localised:
    if step == 0:
        return Localised(nl="Gratis te krijgen", en="Can be had for free")
    nl, en = f"{step:,}".replace(",", "."), f"{step:,}"
    return Localised(nl=f"Vanaf hoogstens € {nl}", en=f"From € {en} at most")


def _costs(technology: Technology) -> Iterable[str]:
    return (str(step) for step in COST_STEPS if technology.cost.low_eur <= step)


def _dutch(technology: Technology) -> tuple[str, ...]:
    # What uses no language is as good as what speaks Dutch.
    value = technology.dutch
    return ("yes", value) if value == "not-applicable" else (value,)


FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet(
            "family",
            Localised(nl="Familie", en="Family"),
            lambda t: (t.family,),
            _fixed("family", get_args(Family)),
        ),
        Facet(
            "technology",
            Localised(nl="Soort techniek", en="Kind of technology"),
            lambda t: (t.technology,),
            _fixed("technology", get_args(Form)),
        ),
        Facet(
            "function",
            Localised(nl="Helpt bij", en="Helps with"),
            lambda t: (support.function for support in t.supports),
            _named("functions"),
        ),
        Facet(
            "sector",
            Localised(nl="Sector", en="Sector"),
            lambda t: t.sectors,
            _named("sectors"),
        ),
        Facet(
            "maturity",
            Localised(nl="Hoe ver het is", en="Maturity"),
            lambda t: (t.maturity,),
            _fixed("maturity", get_args(Maturity)),
        ),
        Facet(
            "cost",
            Localised(nl="Kosten, eerste jaar", en="Cost, first year"),
            _costs,
            lambda _: {str(step): _cost_words(step) for step in COST_STEPS},
        ),
        Facet(
            "needs-network",
            Localised(nl="Heeft internet nodig", en="Needs a network"),
            lambda t: _flag(t.needs_network),
            _fixed("yes-no", ("yes", "no")),
        ),
        Facet(
            "dutch",
            Localised(nl="Werkt in het Nederlands", en="Works in Dutch"),
            _dutch,
            _fixed("dutch", LABELS["dutch"]),
        ),
        Facet(
            "digital-skill",
            Localised(nl="Digitale vaardigheid van de werknemer", en="Digital skill of the worker"),
            # Someone with good skill can use all that asks for less.
            lambda t: _from(_SKILLS, t.digital_skill),
            lambda _: {
                "none": Localised(nl="Geen", en="None"),
                "basic": Localised(nl="Basis", en="Basic"),
                "good": Localised(nl="Goed", en="Good"),
            },
        ),
        Facet(
            "ai",
            Localised(nl="Werkt met AI", en="Uses AI"),
            lambda t: _flag(t.ai),
            _fixed("yes-no", ("yes", "no")),
        ),
        Facet(
            "personal-data",
            Localised(nl="Hoogstens deze gegevens", en="This much data at most"),
            lambda t: _from(_DATA, t.personal_data),
            _fixed("personal_data", _DATA),
        ),
    )
}


def select(
    catalogue: Catalogue,
    chosen: Mapping[str, Sequence[str]],
    max_cost_eur: float | None = None,
) -> dict[str, Technology]:
    """Return the technologies that satisfy the `chosen` values, by id.

    `chosen` maps facet names to values; an empty list chooses nothing. What suits all sectors
    suits each. `max_cost_eur` is a budget for the first year that the low end of the price
    must meet. Raises `UnknownFacet` for a facet or value that does not exist.
    """
    for name, values in chosen.items():
        _check(catalogue, name, values)
    wanted = {name: set(values) for name, values in chosen.items() if values}
    if "sector" in wanted:
        wanted["sector"].add("all")
    return {
        identity: technology
        for identity, technology in catalogue.technologies.items()
        if (max_cost_eur is None or technology.cost.low_eur <= max_cost_eur)
        and all(wanted[name] & set(FACETS[name].satisfied(technology)) for name in wanted)
    }


def counts(technologies: Iterable[Technology]) -> dict[str, Counter[str]]:
    """Return for each facet how many of `technologies` satisfy each of its values."""
    found = {name: Counter[str]() for name in FACETS}
    for technology in technologies:
        for name, facet in FACETS.items():
            found[name].update(set(facet.satisfied(technology)))
    return found


def _check(catalogue: Catalogue, name: str, values: Sequence[str]) -> None:
    if name not in FACETS:
        raise UnknownFacet("facet", name, tuple(FACETS))
    known = tuple(FACETS[name].values(catalogue))
    for value in values:
        if value not in known:
            raise UnknownFacet(name, value, known)
