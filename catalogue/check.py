"""Checks the files of the catalogue and tells all faults at once, as sentences.

A part of the catalogue brings its own check: a function that takes the data folder and yields
faults. Add it to `CHECKS`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from catalogue.canonical import check_form
from catalogue.check_lists import check_lists
from catalogue.check_plans import check_plans
from catalogue.check_schemes import check_schemes
from catalogue.check_technologies import check_technologies
from catalogue.fault import Fault
from catalogue.store import DATA

Check = Callable[[Path], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    check_lists,
    check_technologies,
    check_schemes,
    check_plans,
    check_form,
)


def check_catalogue(folder: Path | None = None) -> list[Fault]:
    """Return all faults of the catalogue in `folder` (default: the one that ships).

    Errors come first, then warnings, each by file and field. Reads only; a file that cannot be
    read is a fault like others.
    """
    found = {fault for check in CHECKS for fault in check(folder or DATA)}
    return sorted(found, key=lambda fault: (fault.level != "error", fault))
