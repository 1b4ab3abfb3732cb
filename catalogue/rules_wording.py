"""Rules about the words of a technology: there in both languages, plain, and each once."""

from collections.abc import Iterator

from catalogue.breach import Breach, Known, made, twice
from catalogue.technology import Technology
from catalogue.text import Localised
from catalogue.words import sentences

LONGEST = 20  # words in a Dutch sentence at level B1
SIZES: tuple[tuple[str, int, int], ...] = (
    ("terms.nl", 4, 10),
    ("terms.en", 4, 10),
    ("tasks.nl", 4, 8),
    ("tasks.en", 4, 8),
    ("products", 2, 5),
)


def lists_hold_no_double(technology: Technology, _: Known) -> Iterator[Breach]:
    """Terms, tasks, products, sources and ISO codes stand once each."""
    yield from twice("terms.nl", technology.terms.nl)
    yield from twice("terms.en", technology.terms.en)
    yield from twice("tasks.nl", technology.tasks.nl)
    yield from twice("tasks.en", technology.tasks.en)
    yield from twice("products", technology.products)
    yield from twice("sources", technology.sources)
    yield from twice("iso9999", [entry.code for entry in technology.iso9999])


def texts_are_filled(technology: Technology, _: Known) -> Iterator[Breach]:
    """No text is blank, and the Dutch of a sentence is no copy of the English."""
    for place, text in _texts(technology):
        if not text.nl.strip() or not text.en.strip():
            yield made(place, "de tekst is leeg.", "the text is empty.")
        elif text.nl == text.en and len(text.en.split()) > 3:
            yield made(place, "Nederlands en Engels zijn gelijk.", "the Dutch equals the English.")


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
