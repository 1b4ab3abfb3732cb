"""Facets: closed questions that narrow the catalogue down.

A facet holds its machine form (which values a technology satisfies) and its words in one
object.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from catalogue.labels import LABELS, label
from catalogue.store import Catalogue
from catalogue.technology import Family, Form, Maturity, Technology
from catalogue.text import Localised

COST_STEPS = (0, 100, 500, 1000, 5000, 25000)
_SKILLS = ("none", "basic", "good")
_DATA = ("none", "workplace", "personal", "health")


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
