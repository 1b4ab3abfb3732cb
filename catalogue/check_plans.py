"""Checks the organisational measures and the technologies that hinder each other."""

from collections.abc import Iterator
from pathlib import Path

from catalogue.check_reading import Ids, list_faults, long_words, records, unknown
from catalogue.combination import Combination
from catalogue.fault import Fault
from catalogue.measure import Measure


def check_plans(folder: Path) -> Iterator[Fault]:
    """Yield the faults of measures and combinations in the data `folder`."""
    ids = Ids(folder)
    yield from list_faults(folder, "measures.yaml", Measure)
    yield from list_faults(folder, "combinations.yaml", Combination)
    yield from _measures(folder, ids)
    yield from _combinations(folder, ids)


def _measures(folder: Path, ids: Ids) -> Iterator[Fault]:
    name = "measures.yaml"
    helped: set[str] = set()
    for measure in records(folder, name, Measure):
        yield from unknown(name, f"{measure.id}.functions", measure.functions, ids.functions)
        yield from long_words(name, f"{measure.id}.advice.nl", measure.advice.nl)
        helped |= set(measure.functions)
    for identity in sorted(ids.functions - helped if helped else ()):
        nl, en = f"geen maatregel voor '{identity}'.", f"no measure for '{identity}'."
        yield Fault(name, "", nl, en, "warning")


def _combinations(folder: Path, ids: Ids) -> Iterator[Fault]:
    name = "combinations.yaml"
    for entry in records(folder, name, Combination):
        every = (*entry.one, *entry.other)
        yield from unknown(name, f"{entry.id}", every, ids.technologies)
        yield from unknown(name, f"{entry.id}.when", entry.when, ids.situations)
        for identity in sorted(set(entry.one) & set(entry.other)):
            nl, en = f"'{identity}' staat aan beide kanten.", f"'{identity}' is on both sides."
            yield Fault(name, entry.id, nl, en)
