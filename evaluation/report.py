"""A report as tables to read and as plain data for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from catalogue.text import Language, Localised
from evaluation.figures import Figure, Report
from evaluation.graded_case import MODE_NAMES
from evaluation.groups import GROUP_NAMES, GROUPS
from evaluation.intervals import LEVEL, Draws
from evaluation.sheet import Sheet, spread
from evaluation.systems import SYSTEM_NAMES

GAIN = Localised(nl="Passend min {}", en="Passend minus {}")
GROUP_TITLE = Localised(nl="nDCG@10 per soort beperking", en="nDCG@10 by kind of limitation")
SYSTEM, GROUP, CASES = (
    Localised(nl="systeem", en="system"),
    Localised(nl="beperking", en="limitation"),
    Localised(nl="casussen", en="cases"),
)
NOTE = Localised(
    nl="Tussen haken: het 95%-interval (gepaarde bootstrap, {} trekkingen).",
    en="In brackets: the 95% interval (paired bootstrap, {} draws).",
)


def sheets(report: Report, language: Language) -> list[Sheet]:
    """Return the tables of `report`: one per file and mode, then one per file by group."""
    found = []
    for figures in _grouped(report.figures, lambda f: (f.file, f.mode)):
        found.append(_measure_sheet(figures, language))
    for figures in _grouped(report.groups, lambda f: (f.file, f.mode)):
        found.append(_group_sheet(figures, language))
    return found


def as_data(report: Report) -> dict[str, Any]:
    """Return `report` as plain data; a value that does not exist is null."""
    measures = ["file", "mode", "system", "case"]
    wide = report.frame.pivot(index=measures, columns="measure", values="value").reset_index()
    rows = wide.astype(object).where(wide.notna(), None).to_dict("records")
    return {
        "versions": dict(report.versions),
        "bootstrap": {**asdict(report.draws), "level": LEVEL},
        "figures": [_plain(figure) for figure in report.figures],
        "groups": [_plain(figure) for figure in report.groups],
        "cases": rows,
    }


def bootstrap_note(draws: Draws, language: Language) -> str:
    """Return what has to be said under tables with intervals."""
    return NOTE.text(language).format(draws.samples)


def _measure_sheet(figures: Sequence[Figure], language: Language) -> Sheet:
    measures = list(dict.fromkeys(figure.measure for figure in figures))
    by_place = {(figure.system, figure.measure): figure for figure in figures}
    names = list(dict.fromkeys(figure.system for figure in figures))
    rows, gains = [], []
    for name in names:
        cells = [by_place.get((name, measure)) for measure in measures]
        label = SYSTEM_NAMES[name].text(language)
        rows.append([label, *(spread(c.value, language) if c else "–" for c in cells)])
        if any(c and c.gain for c in cells):
            shown = [spread(c.gain, language, True) if c and c.gain else "–" for c in cells]
            gains.append([GAIN.text(language).format(label), *shown])
    counts = {m: next(f.value.n for f in figures if f.measure == m) for m in measures}
    headings = [f"{m.label.text(language)} (n={counts[m]})" for m in measures]
    return Sheet(_title(figures[0], language), [SYSTEM.text(language), *headings], [*rows, *gains])


def _group_sheet(figures: Sequence[Figure], language: Language) -> Sheet:
    names = list(dict.fromkeys(figure.system for figure in figures))
    by_place = {(figure.system, figure.group): figure for figure in figures}
    rows = []
    for group in GROUPS:
        cells = [by_place.get((name, group)) for name in names]
        known = [cell for cell in cells if cell]
        if known:
            shown = [spread(c.value, language) if c else "–" for c in cells]
            label = GROUP_NAMES[group].text(language)
            rows.append([label, str(known[0].value.n), *shown])
    headings = [GROUP.text(language), CASES.text(language)]
    title = f"{GROUP_TITLE.text(language)}: {_title(figures[0], language)}"
    return Sheet(title, [*headings, *(SYSTEM_NAMES[n].text(language) for n in names)], rows)


def _title(figure: Figure, language: Language) -> str:
    return f"{figure.file}: {MODE_NAMES[figure.mode].text(language)}"


def _grouped(figures: Iterable[Figure], key: Any) -> list[list[Figure]]:
    found: dict[Any, list[Figure]] = {}
    for figure in figures:
        found.setdefault(key(figure), []).append(figure)
    return list(found.values())


def _plain(figure: Figure) -> dict[str, Any]:
    return {
        "file": figure.file,
        "mode": figure.mode,
        "system": figure.system,
        "measure": str(figure.measure),
        "group": figure.group or "all",
        **figure.value.data(),
        "gain": figure.gain.data() if figure.gain else None,
    }
