"""Choosing by facets: within a facet one of the chosen values must hold, over facets all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from catalogue.errors import PassendError, nearest
from catalogue.facets import FACETS
from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Localised


class UnknownFacet(PassendError):
    """A facet, or a value of a facet, that does not exist."""

    code = "unknown-facet"

    def __init__(self, field: str, value: str, known: Sequence[str]) -> None:
        meant = nearest(value, known) or tuple(known[:12])
        listed = ", ".join(meant)
        nl = f"'{value[:60]}' is geen waarde voor {field}. Kies bijvoorbeeld: {listed}."
        en = f"'{value[:60]}' is no value of {field}. Choose for example: {listed}."
        super().__init__(field, Localised(nl=nl, en=en))


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
