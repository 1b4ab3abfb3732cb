"""Rules that a technology must keep beyond its schema; each yields what breaks it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.errors import UnknownFunction, UnknownSector, UnknownSituation
from catalogue.technology import Technology
from catalogue.text import Localised
from catalogue.words import sentences

THIS_YEAR = 2026
LONGEST = 20  # words in a Dutch sentence at level B1

# ISO 16290 calls 9 "proven in operation": what has been sold for years is that.
TRL: dict[str, range] = {
    "established": range(9, 10),
    "available": range(7, 10),
    "emerging": range(5, 9),
    "research": range(1, 7),
}
SIZES: tuple[tuple[str, int, int], ...] = (
    ("terms.nl", 4, 10),
    ("terms.en", 4, 10),
    ("tasks.nl", 4, 8),
    ("tasks.en", 4, 8),
    ("products", 2, 5),
)


@dataclass(frozen=True)
class Known:
    """Ids that a technology may name."""

    functions: Iterable[str] = ()
    situations: Iterable[str] = ()
    sectors: Iterable[str] = ()


@dataclass(frozen=True)
class Breach:
    """What breaks a rule: the field and the sentence."""

    field: str
    message: Localised
    warning: bool = False


Rule = Callable[[Technology, Known], Iterator[Breach]]


def functions_are_known(technology: Technology, known: Known) -> Iterator[Breach]:
    """`supports` names functions that exist, at least one, each once."""
    ids = [support.function for support in technology.supports]
    if not ids:
        yield _breach("supports", "steunt geen enkele functie.", "supports no function.")
    for identity in ids:
        if identity not in known.functions:
            yield Breach("supports", UnknownFunction(identity, known.functions).message)
    yield from _twice("supports", ids)


def situations_are_known(technology: Technology, known: Known) -> Iterator[Breach]:
    """`unsuitable.when` names a function or a situation, each once."""
    ids = [entry.when for entry in technology.unsuitable]
    for identity in ids:
        if identity not in known.situations and identity not in known.functions:
            both = [*known.situations, *known.functions]
            yield Breach("unsuitable", UnknownSituation(identity, both).message)
    yield from _twice("unsuitable", ids)


def sectors_are_known(technology: Technology, known: Known) -> Iterator[Breach]:
    """`sectors` names sectors that exist; `all` stands alone."""
    for identity in technology.sectors:
        if identity not in known.sectors:
            yield Breach("sectors", UnknownSector(identity, known.sectors).message)
    if "all" in technology.sectors and len(technology.sectors) > 1:
        yield _breach("sectors", "naast 'all' hoort niets.", "nothing belongs beside 'all'.")
    yield from _twice("sectors", technology.sectors)


def cost_is_a_range(technology: Technology, _: Known) -> Iterator[Breach]:
    """The low end of the cost is not above the high end."""
    cost = technology.cost
    if cost.low_eur > cost.high_eur:
        yield _breach(
            "cost",
            f"low_eur ({cost.low_eur:g}) is hoger dan high_eur ({cost.high_eur:g}).",
            f"low_eur ({cost.low_eur:g}) is above high_eur ({cost.high_eur:g}).",
        )


def price_has_a_source(technology: Technology, _: Known) -> Iterator[Breach]:
    """A price that was looked up names where."""
    if technology.cost.basis == "looked-up" and not technology.sources:
        yield _breach(
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
        yield _breach(
            "trl",
            f"trl {technology.trl} past niet bij '{technology.maturity}' (dat is {span}).",
            f"trl {technology.trl} does not go with '{technology.maturity}' (which is {span}).",
        )


def lists_hold_no_double(technology: Technology, _: Known) -> Iterator[Breach]:
    """Terms, tasks, products, sources and ISO codes stand once each."""
    yield from _twice("terms.nl", technology.terms.nl)
    yield from _twice("terms.en", technology.terms.en)
    yield from _twice("tasks.nl", technology.tasks.nl)
    yield from _twice("tasks.en", technology.tasks.en)
    yield from _twice("products", technology.products)
    yield from _twice("sources", technology.sources)
    yield from _twice("iso9999", [entry.code for entry in technology.iso9999])


def evidence_has_a_url(technology: Technology, _: Known) -> Iterator[Breach]:
    """Each finding names an address and, where known, a year that can be."""
    for number, entry in enumerate(technology.evidence):
        if not _is_url(entry.url):
            yield _breach(
                f"evidence.{number}.url", "dit is geen webadres.", "this is no web address."
            )
        if entry.year is not None and not 1950 <= entry.year <= THIS_YEAR:
            yield _breach(f"evidence.{number}.year", "dit jaar kan niet.", "this year cannot be.")
    pairs = [f"{entry.url} {entry.finding.en}" for entry in technology.evidence]
    yield from _twice("evidence", pairs)


def sources_are_urls(technology: Technology, _: Known) -> Iterator[Breach]:
    """Each source is a web address."""
    for number, source in enumerate(technology.sources):
        if not _is_url(source):
            yield _breach(f"sources.{number}", "dit is geen webadres.", "this is no web address.")


def products_are_named(technology: Technology, _: Known) -> Iterator[Breach]:
    """At least one real product is named."""
    if not technology.products:
        yield _breach("products", "noem minstens één product.", "name at least one product.")


def texts_are_filled(technology: Technology, _: Known) -> Iterator[Breach]:
    """No text is blank, and the Dutch of a sentence is no copy of the English."""
    for place, text in _texts(technology):
        if not text.nl.strip() or not text.en.strip():
            yield _breach(place, "de tekst is leeg.", "the text is empty.")
        elif text.nl == text.en and len(text.en.split()) > 3:
            yield _breach(
                place, "Nederlands en Engels zijn gelijk.", "the Dutch equals the English."
            )


def dutch_is_plain(technology: Technology, _: Known) -> Iterator[Breach]:
    """A Dutch sentence has 20 words at most (language level B1)."""
    for place, text in _texts(technology):
        for sentence in long_sentences(text.nl):
            count, start = len(sentence.split()), " ".join(sentence.split()[:5])
            yield Breach(
                f"{place}.nl",
                Localised(
                    nl=f"de zin '{start} …' heeft {count} woorden; hoogstens {LONGEST}.",
                    en=f"the sentence '{start} …' has {count} words; at most {LONGEST}.",
                ),
                warning=True,
            )


def lists_have_their_size(technology: Technology, _: Known) -> Iterator[Breach]:
    """Lists are long enough to be found by and short enough to be read."""
    for place, low, high in SIZES:
        first, *last = place.split(".")
        entries = getattr(technology, first)
        count = len(getattr(entries, last[0]) if last else entries)
        if count and not low <= count <= high:
            yield Breach(
                place,
                Localised(
                    nl=f"{count} in de lijst; {low} tot {high} is goed.",
                    en=f"{count} in the list; {low} to {high} is right.",
                ),
                warning=True,
            )


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


def long_sentences(text: str) -> list[str]:
    """Return the sentences of `text` that have more than `LONGEST` words."""
    return [sentence for sentence in sentences(text) if len(sentence.split()) > LONGEST]


def _texts(technology: Technology) -> Iterator[tuple[str, Localised]]:
    yield "name", technology.name
    yield "summary", technology.summary
    yield "cost.covers", technology.cost.covers
    for number, entry in enumerate(technology.unsuitable):
        yield f"unsuitable.{number}.why", entry.why
    for number, finding in enumerate(technology.evidence):
        yield f"evidence.{number}.finding", finding.finding


def _twice(place: str, entries: Iterable[str]) -> Iterator[Breach]:
    count = Counter(entry.strip().casefold() for entry in entries)
    for entry, times in count.items():
        if times > 1:
            shown = entry if len(entry) <= 60 else entry[:60] + "…"
            yield _breach(place, f"'{shown}' staat er {times} keer.", f"'{shown}' stands twice.")


def _is_url(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]+\.[^\s]+", text) is not None


def _breach(place: str, nl: str, en: str) -> Breach:
    return Breach(place, Localised(nl=nl, en=en))
