"""`passend scenarios list|show|compose|enumerate`: futures as they are told and composed."""

from collections.abc import Iterator
from typing import Any

from api.cli.options import Form
from api.cli.output import print_json, print_lines, print_table
from api.cli.scenarios.shared import number, outcomes
from api.futures_data import composed_data, counts
from catalogue.scenario import TODAY, Scenario
from catalogue.scenario_errors import UnknownScenario
from catalogue.text import Language
from recommender.availability import STATUSES
from recommender.future import Future, checked_year
from recommender.outcomes import Outcome, parse_levels
from recommender.spread import Spread, most_spread, spread
from recommender.unfold_sentences import STATUS_NAMES


def list_futures(year: int, form: Form, language: Language) -> None:
    """Print the futures with what can be had in them."""
    checked_year(year)
    held = outcomes()
    named = (*held.futures.scenarios.values(), held.futures.today)
    data = [{"id": s.id, "name": s.name.text(language), "section": s.section,
             "summary": s.summary.text(language), **counts(held.of(s.id), year)}
            for s in named]  # fmt: skip
    if form is Form.JSON:
        print_json({"year": year, "scenarios": data})
        return
    nl = language == "nl"
    headings = ("Code", "Naam", "Jaar", "Gemiddeld", "Te krijgen") if nl else (
        "Id", "Name", "Year", "Mean", "Available")  # fmt: skip
    rows = [
        (str(d["id"]), str(d["name"]), str(d["year"]),
         number(float(d["mean_value"]), language), f"{d['available']}")
        for d in data
    ]  # fmt: skip
    print_table(headings, rows, right=(2, 3, 4))


def show(identity: str, year: int, form: Form, language: Language) -> None:
    """Print one future: its levels with their section, and what it means for whom."""
    checked_year(year)
    held = outcomes()
    scenario = held.futures.today if identity == TODAY else held.futures.scenarios.get(identity)
    if scenario is None:
        raise UnknownScenario(identity, (*held.futures.scenarios, TODAY))
    outcome = held.of(scenario.id)
    if form is Form.JSON:
        print_json(scenario.model_dump(mode="json", exclude_none=True) | counts(outcome, year))
    else:
        print_lines(*_told(scenario, language))
        _print_levels(outcome.future, language)
        print_lines(_availability_line(outcome, year, language))


def compose(levels: list[str], year: int, form: Form, language: Language) -> None:
    """Print the most consistent future with these levels, and what can be had in it."""
    checked_year(year)
    held = outcomes()
    composition = held.field.compose(parse_levels(",".join(levels), "set"), "set")
    outcome = held.composed(composition)
    if form is Form.JSON:
        print_json(composed_data(composition, outcome, held.field, year, language))
        return
    nl = language == "nl"
    _print_levels(outcome.future, language)
    for pair in composition.strained:
        mark = "Let op: " if nl else "Note: "
        print_lines(mark + held.field.sentence(pair).text(language))
    if nl:
        print_lines(f"Met deze standen hangen {composition.alternatives} toekomsten samen. "
                    "Dit is de meest samenhangende.")  # fmt: skip
    else:
        print_lines(f"{composition.alternatives} consistent futures have these levels; "
                    "this is the most consistent one.")  # fmt: skip
    print_lines(_availability_line(outcome, year, language))


def enumerate_futures(furthest: bool, form: Form, language: Language) -> None:
    """Print how many futures are consistent, and how far the report's four lie apart."""
    held = outcomes()
    field = held.field
    report = spread([future.levels for future in held.four.values()])
    data: dict[str, Any] = {
        "combinations": field.size,
        "consistent": len(field.rows),
        "without_strain": int((field.count("strained") == 0).sum()),
        "report": _spread_data(report),
    }
    if furthest:
        best, proven = most_spread(held.futures)
        data["most_spread"] = _spread_data(best) | {"proven": proven}
    if form is Form.JSON:
        print_json(data)
    else:
        print_lines(*_counted(data, language))


def _counted(data: dict[str, Any], language: Language) -> Iterator[str]:
    nl = language == "nl"
    mark = "." if nl else ","
    total, kept, clean = (
        f"{data[key]:,}".replace(",", mark)
        for key in ("combinations", "consistent", "without_strain")
    )
    if nl:
        yield f"{total} combinaties van standen. Daarvan hangen er {kept} samen."
        yield f"Zonder enige spanning zijn het er {clean}."
        yield "Afstand is het aantal van de twaalf schuiven dat verschilt."
    else:
        yield f"{total} combinations of levels; {kept} are consistent, {clean} without any strain."
        yield "Distance is the number of the twelve drivers that differ."
    for key, name in (
        ("report", ("Rapport", "Report")),
        ("most_spread", ("Verst uiteen", "Furthest apart")),
    ):
        if key in data:
            smallest, total = data[key]["smallest"], data[key]["total"]
            words = "kleinste afstand {}, samen {}." if nl else "smallest distance {}, total {}."
            yield f"{name[0] if nl else name[1]}: " + words.format(smallest, total)
    for levels in data.get("most_spread", {}).get("futures", ()):
        yield "  - " + ", ".join(f"{driver}={level}" for driver, level in levels.items())


def _spread_data(found: Spread) -> dict[str, Any]:
    return {
        "smallest": found.smallest,
        "total": found.total,
        "distances": [[i, j, distance] for (i, j), distance in found.distances.items()],
        "futures": [dict(levels) for levels in found.futures],
    }


def _print_levels(future: Future, language: Language) -> None:
    drivers = outcomes().futures.drivers
    nl = language == "nl"
    headings = ("Schuif", "Stand", "Herkomst") if nl else ("Driver", "Level", "Origin")
    rows = [
        (
            f"{drivers[name].name.text(language)} ({name})",
            f"{drivers[name].level(level).name.text(language)} ({level})",
            future.origins[name].text(language),
        )
        for name, level in future.levels.items()
    ]
    print_table(headings, rows)


def _told(scenario: Scenario, language: Language) -> Iterator[str]:
    nl = language == "nl"
    place = f", TNO {scenario.section}" if scenario.section else ""
    yield f"{scenario.name.text(language)} ({scenario.id}{place})"
    yield scenario.summary.text(language)
    for heading, text in (
        ("Mensen" if nl else "People", scenario.people),
        ("Werkgevers" if nl else "Employers", scenario.employers),
        ("Overheid" if nl else "Government", scenario.government),
        ("Technologie" if nl else "Technology", scenario.technology),
    ):
        yield f"{heading}: {text.text(language)}"
    for heading, texts in (
        ("Kansen" if nl else "Chances", scenario.chances),
        ("Risico’s" if nl else "Risks", scenario.risks),
        ("Vragen voor beleid" if nl else "Policy questions", scenario.questions),
    ):
        yield heading
        yield from (f"  - {text}" for text in texts.texts(language))


def _availability_line(outcome: Outcome, year: int, language: Language) -> str:
    found = counts(outcome, year)
    keys = ("available", "limited", "pilot", "not_available")
    parts = (
        f"{found[key]} {STATUS_NAMES[status].text(language)}"
        for key, status in zip(keys, STATUSES, strict=True)
    )
    return f"{found['year']}: " + ", ".join(parts) + "."
