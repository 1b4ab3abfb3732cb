"""What breaks a rule of the catalogue, and what rules may look up."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from catalogue.technology import Technology
from catalogue.text import Localised


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


def twice(place: str, entries: Iterable[str]) -> Iterator[Breach]:
    """Yield a breach for each of `entries` that stands more than once; case does not matter."""
    count = Counter(entry.strip().casefold() for entry in entries)
    for entry, times in count.items():
        if times > 1:
            shown = entry if len(entry) <= 60 else entry[:60] + "…"
            yield made(place, f"'{shown}' staat er {times} keer.", f"'{shown}' stands twice.")


def is_url(text: str) -> bool:
    """Return whether `text` is a web address."""
    return re.fullmatch(r"https?://[^\s/]+\.[^\s]+", text) is not None


def made(place: str, nl: str, en: str) -> Breach:
    """Return an error at `place` with its sentence in both languages."""
    return Breach(place, Localised(nl=nl, en=en))
