"""`passend technology`: all that is known about one technology, with what is not certain."""

from collections.abc import Iterator
from typing import Annotated

import typer

from api.cli.options import Form, FormatOption, LanguageOption, Spoken
from api.cli.output import euro_range, print_json, print_lines
from api.cli.wording import say
from catalogue.errors import UnknownTechnology
from catalogue.labels import label_text
from catalogue.search import Query, shared_search
from catalogue.store import Catalogue, load_catalogue
from catalogue.technology import Evidence, Technology, Unsuitable
from catalogue.text import Language

HELP = say("Toon alles over één techniek.", "Show all about one technology.")


def technology(
    identity: Annotated[
        str,
        typer.Argument(
            metavar=say("CODE", "ID"),
            help=say("Code, zoals passend search toont.", "Id, as passend search shows."),
        ),
    ],
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print one record of the catalogue."""
    catalogue = load_catalogue()
    record = _found(identity.strip().lower(), catalogue)
    if format is Form.JSON:
        print_json(record.model_dump(mode="json") | {"catalogue": catalogue.version})
    else:
        print_lines(*lines(record, catalogue, language.value))


def _found(identity: str, catalogue: Catalogue) -> Technology:
    try:
        return catalogue.technology(identity)
    except UnknownTechnology as unknown:
        if unknown.nearest:
            raise
        # "loep" is no id, but who types it means one.
        hits = shared_search().find(Query(identity, limit=3)).hits
        meant = [hit.technology.id for hit in hits]
        raise UnknownTechnology(identity, (), meant=meant) from None


def lines(record: Technology, catalogue: Catalogue, language: Language) -> Iterator[str]:
    """Yield the record as lines of text in `language`."""
    nl = language == "nl"
    yield f"{record.name.text(language)} ({record.id})"
    yield ""
    yield record.summary.text(language)
    for heading, entries in (
        ("Helpt bij" if nl else "Helps with", _supports(record, catalogue, language)),
        ("Werk dat ermee kan" if nl else "Work that it allows", record.tasks.texts(language)),
        ("Past niet altijd" if nl else "Not always suitable", _unsuitable(record, catalogue, nl)),
        ("In het kort" if nl else "In short", _facts(record, catalogue, language)),
        ("Voorbeelden" if nl else "Examples", record.products),
        ("Wat is er bewezen" if nl else "What is proven", _evidence(record, language)),
        ("Bronnen" if nl else "Sources", _sources(record, nl)),
    ):
        yield ""
        yield heading
        yield from (f"  - {entry}" for entry in entries)


def _supports(record: Technology, catalogue: Catalogue, language: Language) -> Iterator[str]:
    words = {
        "nl": {1: "een beetje", 2: "duidelijk", 3: "neemt het over"},
        "en": {1: "somewhat", 2: "clearly", 3: "takes it over"},
    }[language]
    for support in sorted(record.supports, key=lambda s: -s.strength):
        name = catalogue.function(support.function).name.text(language)
        yield f"{name}: {words[support.strength]}"


def _unsuitable(record: Technology, catalogue: Catalogue, nl: bool) -> Iterator[str]:
    language: Language = "nl" if nl else "en"
    if not record.unsuitable:
        yield "geen bekend" if nl else "none known"
    for entry in record.unsuitable:
        mark = label_text("severity", entry.severity, language)
        yield f"{_when(entry, catalogue, language)} ({mark}): {entry.why.text(language)}"


def _when(entry: Unsuitable, catalogue: Catalogue, language: Language) -> str:
    known = catalogue.situations.get(entry.when) or catalogue.function(entry.when)
    return known.name.text(language)


def _facts(record: Technology, catalogue: Catalogue, language: Language) -> Iterator[str]:
    nl = language == "nl"
    cost = euro_range(record.cost.low_eur, record.cost.high_eur, language)
    basis = label_text("basis", record.cost.basis, language)
    yield f"{'Eerste jaar' if nl else 'First year'}: {cost} ({basis})"
    yield f"{'Prijs voor' if nl else 'Price for'}: {record.cost.covers.text(language)}"
    days, hours = f"{record.setup_days:g}", f"{record.training_hours:g}"
    if nl:
        yield f"Klaar in {days.replace('.', ',')} dagen, {hours.replace('.', ',')} uur oefenen"
    else:
        yield f"Ready in {days} days, {hours} hours of practice"
    yield label_text("maturity", record.maturity, language) + f" (TRL {record.trl})"
    for field in ("coaching", "digital_skill", "personal_data", "dutch", "role"):
        yield label_text(field, getattr(record, field), language)
    if record.needs_network:
        yield "Heeft internet nodig" if nl else "Needs a network"
    if record.ai:
        yield "Werkt met AI" if nl else "Uses AI"
    yield f"{'Sectoren' if nl else 'Sectors'}: {_sectors(record, catalogue, language)}"
    yield f"ISO 9999: {_iso(record, nl)}"


def _sectors(record: Technology, catalogue: Catalogue, language: Language) -> str:
    return ", ".join(catalogue.sectors[sector].name.text(language) for sector in record.sectors)


def _iso(record: Technology, nl: bool) -> str:
    unverified = "niet nagekeken" if nl else "unverified"
    codes = [c.code if c.verified else f"{c.code} ({unverified})" for c in record.iso9999]
    return ", ".join(codes) or ("geen plaats in de norm" if nl else "no place in the standard")


def _evidence(record: Technology, language: Language) -> Iterator[str]:
    if not record.evidence:
        yield "nog niets gevonden" if language == "nl" else "nothing found yet"
    for entry in record.evidence:
        level = label_text("level", entry.level, language)
        yield f"{entry.finding.text(language)} ({level}; {_origin(entry, language)})"


def _origin(entry: Evidence, language: Language) -> str:
    unknown = "jaar onbekend" if language == "nl" else "year unknown"
    named = (entry.source, entry.publisher, str(entry.year or unknown))
    return ", ".join(part for part in named if part)


def _sources(record: Technology, nl: bool) -> tuple[str, ...]:
    return record.sources or ("geen bron bewaard" if nl else "no source kept",)
