"""`passend scenarios outlook|refresh`: to which future the indicators lean."""

import datetime
from pathlib import Path

import typer

from api.cli.options import Form
from api.cli.output import print_json, print_lines, print_table
from api.cli.scenarios.shared import number, outcomes, signed
from api.futures_data import NO_PROBABILITY, outlook_data
from api.open_data.refresh import all_snapshots, default_path, keep, make_client, refresh
from catalogue.futures import Futures
from catalogue.text import Language
from recommender.alarm import Alarm, crisis_alarm
from recommender.outlook import Leaning, Outlook, Voice, outlook

FINDINGS = 1


def show_outlook(snapshots: Path | None, form: Form, language: Language) -> None:
    """Print the leanings, what speaks for and against, what is missing, and the alarm."""
    futures = outcomes().futures
    if snapshots is not None and not snapshots.exists():
        raise FileNotFoundError(2, "", str(snapshots))
    known = all_snapshots(futures, snapshots)
    view, alarm = outlook(futures, known), crisis_alarm(futures, known)
    if form is Form.JSON:
        print_json(outlook_data(futures, view, alarm, language))
    else:
        _print_outlook(futures, view, alarm, language)


def refresh_values(to: Path | None, timeout: float, language: Language) -> None:
    """Fetch what can be fetched and keep it as a new snapshot; the old ones always stay."""
    futures = outcomes().futures
    place = to or default_path()
    known = all_snapshots(futures, place)
    with make_client(timeout) as client:
        done = refresh(futures, known, client, datetime.date.today())
    nl = language == "nl"
    for text in dict.fromkeys(fault.text(language) for fault in done.faults):
        typer.echo(text, err=True)
    if done.snapshot is None:
        last = known[-1].date
        typer.echo(
            f"Geen nieuwe cijfers. De cijfers van {last} blijven staan. Probeer het later opnieuw."
            if nl
            else f"No new figures. Those of {last} stay in place. Try again later.",
            err=True,
        )
        raise typer.Exit(FINDINGS)
    keep(done.snapshot, place)
    names = ", ".join(futures.indicators[i].name.text(language) for i in done.fetched)
    print_lines(
        f"{'Opgehaald' if nl else 'Fetched'}: {names}.",
        f"{'Bewaard in' if nl else 'Kept in'} {place}",
    )
    if done.faults:
        raise typer.Exit(FINDINGS)


def _print_outlook(futures: Futures, view: Outlook, alarm: Alarm, language: Language) -> None:
    nl = language == "nl"
    print_lines(f"{'Stand van' if nl else 'State of'} {view.date}. {NO_PROBABILITY[language]}")
    print_lines(_verdict(futures, view, nl))
    headings = ("Toekomst", "Neiging", "Verandering", "Voor", "Tegen") if nl else (
        "Future", "Leaning", "Change", "For", "Against")  # fmt: skip
    print_table(headings, [_leaning_row(futures, x, language) for x in view.leanings], right=(1, 2))
    used = (
        ("Cijfer", "Waarde", "Periode", "Stand") if nl else ("Figure", "Value", "Period", "State")
    )
    print_table(used, [_voice_row(futures, voice, language) for voice in view.voices], right=(1,))
    words = {
        True: "ja" if nl else "yes",
        False: "nee" if nl else "no",
        None: "onbekend" if nl else "unknown",
    }
    heading = "Alarm voor een crisis" if nl else "Alarm for a crisis"
    print_lines(f"{heading}: {words[alarm.raised]}")
    print_lines(*(f"  - {s.rule.name.text(language)}: {words[s.fired]}" for s in alarm.signs))


def _verdict(futures: Futures, view: Outlook, nl: bool) -> str:
    language: Language = "nl" if nl else "en"
    names = [futures.scenarios[name].name.text(language) for name in view.nearest]
    if view.drift:
        drift = futures.scenarios[view.drift].name.text(language)
        return f"Het gaat richting: {drift}." if nl else f"Things drift to: {drift}."
    if nl:
        return f"Nog niet beslist. Het dichtst bij: {names[0]} en {names[1]}."
    return f"Undecided. Nearest: {names[0]} and {names[1]}."


def _leaning_row(futures: Futures, leaning: Leaning, language: Language) -> tuple[str, ...]:
    unknown = "onbekend" if language == "nl" else "unknown"
    return (
        futures.scenarios[leaning.future].name.text(language),
        unknown if leaning.value is None else number(leaning.value, language),
        unknown if leaning.change is None else signed(leaning.change, language),
        _named(futures, leaning.speaks_for, language),
        _named(futures, leaning.speaks_against, language),
    )


def _named(futures: Futures, indicators: tuple[str, ...], language: Language) -> str:
    return ", ".join(futures.indicators[name].name.text(language) for name in indicators)


def _voice_row(futures: Futures, voice: Voice, language: Language) -> tuple[str, ...]:
    nl = language == "nl"
    words = {
        "used": "telt mee" if nl else "used",
        "stale": "te oud, telt niet mee" if nl else "too old, not used",
        "missing": "ontbreekt" if nl else "missing",
    }
    status = {"provisional": "voorlopig" if nl else "provisional",
              "final": "definitief" if nl else "final", "unknown": ""}  # fmt: skip
    indicator, reading = futures.indicators[voice.indicator], voice.reading
    if reading is None:
        return (indicator.name.text(language), "", "", words[voice.state])
    value = f"{reading.value:,.10g}".replace(",", " ")
    state = ", ".join(part for part in (words[voice.state], status[reading.status]) if part)
    shown = value.replace(".", ",") if nl else value
    return (indicator.name.text(language), shown, reading.period, state)
