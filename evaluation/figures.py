"""Figures from an experiment: means over cases with how sure they are."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from catalogue.store import Catalogue
from evaluation.experiment import Files
from evaluation.graded_case import Mode
from evaluation.groups import GROUPS, CaseGroup, groups_of
from evaluation.intervals import DRAWS, Draws, Interval, Values, difference, interval
from evaluation.measures import NDCG_10, Measure, parse_measure
from evaluation.systems import MATCHER

GroupMembers = Mapping[CaseGroup, Collection[str]]


@dataclass(frozen=True)
class Figure:
    """The mean of one measure for one system over the cases of a file, or a group of them.

    `gain` is the mean of the matcher minus that of this system, on the same cases; None for the
    matcher itself and where the matcher was not measured. `group` is None for all cases.
    """

    file: str
    mode: Mode
    system: str
    measure: Measure
    group: CaseGroup | None
    value: Interval
    gain: Interval | None


@dataclass(frozen=True)
class Report:
    """All figures of an experiment, with what is needed to make them again."""

    figures: Sequence[Figure]
    groups: Sequence[Figure]
    frame: pd.DataFrame
    versions: Mapping[str, str] = field(default_factory=dict)
    draws: Draws = DRAWS


def make_report(
    frame: pd.DataFrame,
    files: Files,
    catalogue: Catalogue,
    versions: Mapping[str, str],
    draws: Draws = DRAWS,
) -> Report:
    """Return the figures of all cases by measure, and of each group by nDCG@10."""
    figures = [f for part in _parts(frame) for f in _figures(part, None, None, draws)]
    groups: list[Figure] = []
    for part in _parts(frame[frame["measure"] == str(NDCG_10)]):
        members = members_of(part["file"].iloc[0], files, catalogue)
        for group in GROUPS:
            groups += _figures(part, group, members[group], draws)
    return Report(figures, groups, frame, versions, draws)


def members_of(file: str, files: Files, catalogue: Catalogue) -> GroupMembers:
    """Return for each group the ids of the cases of `file` that belong to it."""
    found: dict[CaseGroup, set[str]] = {group: set() for group in GROUPS}
    for case in files[file]:
        for group in groups_of(case, catalogue):
            found[group].add(case.id)
    return found


def _parts(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Return the parts of `frame` with one file, one mode and one measure each."""
    keys = ["file", "mode", "measure"]
    return [part for _, part in frame.groupby(keys, sort=False, dropna=False)]


def _figures(
    part: pd.DataFrame,
    group: CaseGroup | None,
    cases: Collection[str] | None,
    draws: Draws,
) -> list[Figure]:
    table = part.pivot(index="case", columns="system", values="value")
    if cases is not None:
        table = table.loc[sorted(cases)]
    first = part.iloc[0]
    found = []
    for system in part["system"].drop_duplicates():
        own = _values(table, system)
        value = interval(own, draws)
        if value is None:
            continue
        compare = system != MATCHER and MATCHER in table.columns
        gain = difference(_values(table, MATCHER), own, draws) if compare else None
        measure = parse_measure(str(first["measure"]))
        found.append(Figure(first["file"], first["mode"], system, measure, group, value, gain))
    return found


def _values(table: pd.DataFrame, system: str) -> Values:
    return np.asarray(table[system], np.float64)
