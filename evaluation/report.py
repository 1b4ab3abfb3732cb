"""A report as tables to read and as plain data for programs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from catalogue.text import Language, Localised
from evaluation.figures import Figure, Report
from evaluation.graded_case import MODE_NAMES
from evaluation.groups import GROUP_NAMES, GROUPS
from evaluation.intervals import LEVEL, Draws
from evaluation.sheet import Sheet, spread
from evaluation.systems import SYSTEM_NAMES

GAIN = Localised(nl="Passend min de ander", en="Passend minus the other")
NONE = "–"
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
    """Return the tables of `report`: figures and gains per file and mode, groups per file."""
    found: list[Sheet | None] = []
    for figures in _grouped(report.figures, lambda f: (f.file, f.mode)):
        found += [_measure_sheet(figures, language), _gain_sheet(figures, language)]
    for figures in _grouped(report.groups, lambda f: f.file):
        found.append(_group_sheet(figures, language))
    return [sheet for sheet in found if sheet]


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
    counts = {figure.measure: figure.value.n for figure in reversed(figures)}
    measures = list(dict.fromkeys(figure.measure for figure in figures))
    headings = [f"{m.label.text(language)} (n={counts[m]})" for m in measures]
    shown = {(f.system, str(f.measure)): spread(f.value, language) for f in figures}
    rows = _rows(shown, list(map(str, measures)), language)
    return Sheet(_title(figures[0], language), [SYSTEM.text(language), *headings], rows)


def _gain_sheet(figures: Sequence[Figure], language: Language) -> Sheet | None:
    measures = list(dict.fromkeys(figure.measure for figure in figures))
    shown = {(f.system, str(f.measure)): spread(f.gain, language) for f in figures if f.gain}
    if not shown:
        return None
    headings = [measure.label.text(language) for measure in measures]
    rows = _rows(shown, list(map(str, measures)), language)
    title = f"{GAIN.text(language)}: {_title(figures[0], language)}"
    return Sheet(title, [SYSTEM.text(language), *headings], rows)


def _group_sheet(figures: Sequence[Figure], language: Language) -> Sheet:
    """Return the groups of one file by mode, for the first system that was measured."""
    first = figures[0]
    own = [figure for figure in figures if figure.system == first.system]
    modes = list(dict.fromkeys(figure.mode for figure in own))
    shown = {(f.group, f.mode): spread(f.value, language) for f in own}
    counts = {figure.group: str(figure.value.n) for figure in own}
    rows = [
        [
            GROUP_NAMES[group].text(language),
            counts[group],
            *(shown.get((group, mode), NONE) for mode in modes),
        ]
        for group in GROUPS
        if group in counts
    ]
    headings = [GROUP.text(language), CASES.text(language)]
    title = f"{first.file}: {SYSTEM_NAMES[first.system].text(language)}, "
    title += GROUP_TITLE.text(language)
    return Sheet(title, [*headings, *(MODE_NAMES[mode].text(language) for mode in modes)], rows)


def _rows(
    shown: Mapping[tuple[str, str], str], columns: Sequence[str], language: Language
) -> list[list[str]]:
    systems = dict.fromkeys(system for system, _ in shown)
    return [
        [
            SYSTEM_NAMES[system].text(language),
            *(shown.get((system, column), NONE) for column in columns),
        ]
        for system in systems
    ]


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
