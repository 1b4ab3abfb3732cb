"""Checks the schemes with their questions, the traits of funding and the strengths in futures."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from catalogue.check_reading import Ids, list_faults, long_words, one, records, unknown
from catalogue.driver import Driver
from catalogue.fault import Fault
from catalogue.funding_trait import FundingTraits
from catalogue.scheme import Claim, Question, Scheme, first_day, last_day
from catalogue.scheme_strength import SchemeStrengths

MONTHS = 12  # a scheme that was not checked for this long may have changed


def check_schemes(folder: Path, today: date | None = None) -> Iterator[Fault]:
    """Yield the faults of everything about payers in the data `folder`.

    `today` (default: the clock) decides which schemes have not been checked for a year.
    """
    day = today or datetime.now(tz=UTC).date()
    ids = Ids(folder)
    yield from list_faults(folder, "scheme-questions.yaml", Question)
    for path in sorted((folder / "schemes").glob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        scheme, faults = one(folder, name, Scheme)
        yield from faults
        if scheme is not None:
            yield from _scheme(scheme, name, path.stem, ids, day)
    yield from _traits(folder, ids)
    yield from _strengths(folder)


def _scheme(scheme: Scheme, name: str, stem: str, ids: Ids, day: date) -> Iterator[Fault]:
    if scheme.id != stem:
        yield Fault(name, "id", "de code is niet de naam van het bestand.", "id is not file name.")
    asked = [condition.question for condition in scheme.questions]
    yield from unknown(name, "questions", asked, ids.questions)
    yield from unknown(name, "technologies", scheme.technologies, ids.technologies)
    yield from unknown(name, "functions", scheme.functions, ids.functions)
    yield from _dates(scheme, name, day)
    yield from _unread(scheme, name)
    yield from long_words(name, "conditions.nl", scheme.conditions.nl)


def _dates(scheme: Scheme, name: str, day: date) -> Iterator[Fault]:
    months = scheme.months_since_check(day)
    # A scheme that is over will not change any more.
    if scheme.status != "closed" and months >= MONTHS:
        nl = f"niet nagekeken sinds {scheme.checked} ({months} maanden). Kijk of dit nog klopt."
        en = f"not checked since {scheme.checked} ({months} months). See whether it still holds."
        yield Fault(name, "checked", nl, en, "warning")
    begin, end = scheme.valid_from, scheme.valid_until
    if begin and end and first_day(begin) > last_day(end):
        nl = "de regeling eindigt voordat zij begint."
        yield Fault(name, "valid_until", nl, "the scheme ends before it begins.")
    if scheme.valid_until and scheme.status != "closed" and last_day(scheme.valid_until) < day:
        nl = f"de regeling liep tot {scheme.valid_until}, maar staat niet als gestopt."
        en = f"the scheme ran until {scheme.valid_until} but is not marked as closed."
        yield Fault(name, "status", nl, en, "warning")


def _unread(scheme: Scheme, name: str) -> Iterator[Fault]:
    figures = (scheme.threshold_eur, scheme.share_percent, scheme.ceiling_eur)
    open_figure = any(figure is not None and not figure.verified for figure in figures)
    if open_figure and scheme.unverified is None:
        nl = "een getal is niet nagegaan; zeg bij unverified wat."
        yield Fault(name, "unverified", nl, "a figure is not verified; say which in unverified.")
    if scheme.pays == "technology" and not scheme.families:
        nl = "betaalt techniek, maar noemt geen familie."
        yield Fault(name, "families", nl, "pays technology but names no family.")


def _traits(folder: Path, ids: Ids) -> Iterator[Fault]:
    name = "funding-traits.yaml"
    traits, faults = one(folder, name, FundingTraits)
    yield from faults
    if traits is None:
        return
    for field in FundingTraits.model_fields:
        yield from unknown(name, field, getattr(traits, field), ids.technologies)
    both = set(traits.outside_typical) & set(traits.outside_possible)
    for identity in sorted(both):
        nl, en = f"'{identity}' staat ook bij outside_possible.", f"'{identity}' stands in both."
        yield Fault(name, "outside_typical", nl, en)


def _strengths(folder: Path) -> Iterator[Fault]:
    name = "scheme-strengths.yaml"
    table, faults = one(folder, name, SchemeStrengths)
    yield from faults
    if table is None:
        return
    drivers = {d.id: set(d.level_ids()) for d in records(folder, "drivers.yaml", Driver)}
    for rule in table.claims:
        yield from unknown(name, f"{rule.claim}.driver", [rule.driver], drivers)
        known = drivers.get(rule.driver, set())
        yield from unknown(name, f"{rule.claim}.levels", rule.levels if known else (), known)
        for level in sorted(known - set(rule.levels)):
            nl, en = f"de stand '{level}' ontbreekt.", f"the level '{level}' is missing."
            yield Fault(name, f"{rule.claim}.levels", nl, en)
    named = [rule.claim for rule in table.claims]
    if sorted(named) != sorted(get_args(Claim)):
        yield Fault(name, "claims", "noem elk soort één keer.", "name each kind once.")
