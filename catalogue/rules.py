"""Rules that a technology must keep beyond its schema; each yields what breaks it."""

from collections.abc import Iterator

from catalogue.breach import Breach, Known, Rule, is_url, made, twice
from catalogue.errors import UnknownFunction, UnknownSector, UnknownSituation
from catalogue.rules_wording import (
    LONGEST,
    dutch_is_plain,
    lists_have_their_size,
    lists_hold_no_double,
    long_sentences,
    texts_are_filled,
)
from catalogue.technology import Technology
from catalogue.text import Localised

__all__ = ["LONGEST", "RULES", "TRL", "Breach", "Known", "breaches", "long_sentences"]

THIS_YEAR = 2026

# ISO 16290 calls 9 "proven in operation": what has been sold for years is that.
TRL: dict[str, range] = {
    "established": range(9, 10),
    "available": range(7, 10),
    "emerging": range(5, 9),
    "research": range(1, 7),
}


def functions_are_known(technology: Technology, known: Known) -> Iterator[Breach]:
    """`supports` names functions that exist, at least one, each once."""
    ids = [support.function for support in technology.supports]
    if not ids:
        yield made("supports", "steunt geen enkele functie.", "supports no function.")
    for identity in ids:
        if identity not in known.functions:
            yield Breach("supports", UnknownFunction(identity, known.functions).message)
    yield from twice("supports", ids)


def situations_are_known(technology: Technology, known: Known) -> Iterator[Breach]:
    """`unsuitable.when` names a function or a situation, each once."""
    ids = [entry.when for entry in technology.unsuitable]
    for identity in ids:
        if identity not in known.situations and identity not in known.functions:
            both = [*known.situations, *known.functions]
            yield Breach("unsuitable", UnknownSituation(identity, both).message)
    yield from twice("unsuitable", ids)


def sectors_are_known(technology: Technology, known: Known) -> Iterator[Breach]:
    """`sectors` names sectors that exist; `all` stands alone."""
    for identity in technology.sectors:
        if identity not in known.sectors:
            yield Breach("sectors", UnknownSector(identity, known.sectors).message)
    if "all" in technology.sectors and len(technology.sectors) > 1:
        yield made("sectors", "naast 'all' hoort niets.", "nothing belongs beside 'all'.")
    yield from twice("sectors", technology.sectors)


def cost_is_a_range(technology: Technology, _: Known) -> Iterator[Breach]:
    """The low end of the cost is not above the high end."""
    cost = technology.cost
    if cost.low_eur > cost.high_eur:
        yield made(
            "cost",
            f"low_eur ({cost.low_eur:g}) is hoger dan high_eur ({cost.high_eur:g}).",
            f"low_eur ({cost.low_eur:g}) is above high_eur ({cost.high_eur:g}).",
        )


def price_has_a_source(technology: Technology, _: Known) -> Iterator[Breach]:
    """A price that was looked up names where."""
    if technology.cost.basis == "looked-up" and not technology.sources:
        yield made(
            "cost.basis",
            "een opgezochte prijs heeft een bron nodig.",
            "a price that was looked up needs a source.",
        )


def trl_fits_maturity(technology: Technology, _: Known) -> Iterator[Breach]:
    """The technology readiness level goes with how far it has spread."""
    fitting = TRL[technology.maturity]
    if technology.trl not in fitting:
        low, high = fitting.start, fitting.stop - 1
        span = str(low) if low == high else f"{low}-{high}"
        yield made(
            "trl",
            f"trl {technology.trl} past niet bij '{technology.maturity}' (dat is {span}).",
            f"trl {technology.trl} does not go with '{technology.maturity}' (which is {span}).",
        )


def evidence_has_a_url(technology: Technology, _: Known) -> Iterator[Breach]:
    """Each finding names an address and, where known, a year that can be."""
    for number, entry in enumerate(technology.evidence):
        if not is_url(entry.url):
            yield made(f"evidence.{number}.url", "dit is geen webadres.", "this is no web address.")
        if entry.year is not None and not 1950 <= entry.year <= THIS_YEAR:
            yield made(f"evidence.{number}.year", "dit jaar kan niet.", "this year cannot be.")
    pairs = [f"{entry.url} {entry.finding.en}" for entry in technology.evidence]
    yield from twice("evidence", pairs)


def sources_are_urls(technology: Technology, _: Known) -> Iterator[Breach]:
    """Each source is a web address."""
    for number, source in enumerate(technology.sources):
        if not is_url(source):
            yield made(f"sources.{number}", "dit is geen webadres.", "this is no web address.")


def products_are_named(technology: Technology, _: Known) -> Iterator[Breach]:
    """At least one real product is named."""
    if not technology.products:
        yield made("products", "noem minstens één product.", "name at least one product.")


def facts_have_a_source(technology: Technology, _: Known) -> Iterator[Breach]:
    """Some source is named, as evidence or under sources."""
    if not technology.sources and not technology.evidence:
        nl, en = "er is geen bron bewaard.", "no source was kept."
        yield Breach("sources", Localised(nl=nl, en=en), warning=True)


RULES: tuple[Rule, ...] = (
    functions_are_known,
    situations_are_known,
    sectors_are_known,
    cost_is_a_range,
    price_has_a_source,
    trl_fits_maturity,
    lists_hold_no_double,
    evidence_has_a_url,
    sources_are_urls,
    products_are_named,
    texts_are_filled,
    dutch_is_plain,
    lists_have_their_size,
    facts_have_a_source,
)


def breaches(technology: Technology, known: Known) -> Iterator[Breach]:
    """Yield all that `technology` breaks, rule by rule."""
    for rule in RULES:
        yield from rule(technology, known)
