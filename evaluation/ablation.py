"""Ablation: what the ranking loses where one part of Passend is taken away.

The part is taken from the recommender that serves; nothing is trained anew. A signal goes by a
weight of 0, the others keep theirs, so that a loss says what the part adds to the rest as it is.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from catalogue.text import Language, Localised
from evaluation.experiment import Progress, Questions, run_experiment
from evaluation.graded_case import MODE_NAMES, Mode
from evaluation.intervals import DRAWS, Draws, Interval, difference, interval
from evaluation.measures import NDCG_10
from evaluation.sheet import Sheet, spread
from evaluation.systems import Matcher
from recommender.exclusions import Excluder, Verdicts
from recommender.reading import Reader, Reading
from recommender.recommend import Recommender
from recommender.signals import SIGNALS

NOTHING = "nothing"
PARTS: dict[str, Localised] = {
    NOTHING: Localised(nl="niets", en="nothing"),
    "encoder": Localised(nl="bijgeleerde encoder", en="tuned encoder"),
    "ngrams": Localised(nl="lettergroepen", en="n-grams"),
    "profile": Localised(nl="profiel", en="profile"),
    "coverage": Localised(nl="dekking van functies", en="coverage of functions"),
    "words": Localised(nl="woorden van de catalogus", en="words of the catalogue"),
    "exclusions": Localised(nl="uitsluitingen", en="exclusions"),
    "denied": Localised(nl="ontkenningen weglaten", en="removal of denied clauses"),
}
TITLE = Localised(nl="Verlies aan nDCG@10 zonder één deel", en="Loss of nDCG@10 without one part")
PART = Localised(nl="weggelaten", en="taken away")


@dataclass(frozen=True)
class Lack:
    """nDCG@10 without `part`, and what is lost by that on the same cases.

    `loss` is None for `NOTHING`.
    """

    file: str
    mode: Mode
    part: str
    value: Interval
    loss: Interval | None


class NoExclusions(Excluder):
    """Excludes nothing."""

    def judge(self, reading: Reading) -> Verdicts:
        """Return no remark."""
        return Verdicts({}, {})


def without(recommender: Recommender, part: str) -> Recommender:
    """Return `recommender` without `part` of `PARTS`; the given one stays as it is."""
    lesser = copy.copy(recommender)
    if part in SIGNALS:
        weights = {mode: {**own, part: 0.0} for mode, own in recommender.fusion.weights.items()}
        lesser.fusion = replace(recommender.fusion, weights=weights)
    elif part == "exclusions":
        lesser.excluder = NoExclusions(recommender.catalogue)
    elif part == "denied":
        reader = recommender.reader
        lesser.reader = Reader(
            reader.catalogue, reader.encoder, reader.understanding, clean=lambda text: text
        )
    elif part != NOTHING:
        raise KeyError(part)
    return lesser


def measure_lacks(
    questions: Questions,
    recommender: Recommender,
    draws: Draws = DRAWS,
    progress: Progress = lambda done, total: None,
) -> list[Lack]:
    """Return the figures without each part, by file and mode, in the order of `PARTS`."""
    systems = []
    for part in PARTS:
        system = Matcher(without(recommender, part))
        system.name = part
        systems.append(system)
    frame = run_experiment(questions, systems, [NDCG_10], progress)
    groups = frame.groupby(["file", "mode"], sort=False)
    return [lack for _, rows in groups for lack in _lacks(rows, draws)]


def _lacks(rows: pd.DataFrame, draws: Draws) -> list[Lack]:
    table = rows.pivot(index="case", columns="system", values="value")
    file, mode = rows.iloc[0]["file"], rows.iloc[0]["mode"]
    values = {part: np.asarray(table[part], np.float64) for part in PARTS}
    found = []
    for part, own in values.items():
        value = interval(own, draws)
        if value is not None:
            loss = None if part == NOTHING else difference(values[NOTHING], own, draws)
            found.append(Lack(file, mode, part, value, loss))
    return found


def lack_sheets(lacks: Sequence[Lack], language: Language) -> list[Sheet]:
    """Return one table a file: a part a row, a mode a column."""
    found = []
    for file in dict.fromkeys(lack.file for lack in lacks):
        own = {(lack.part, lack.mode): lack for lack in lacks if lack.file == file}
        modes = list(dict.fromkeys(mode for _, mode in own))
        rows = [
            [
                PARTS[part].text(language),
                *(_cell(own.get((part, mode)), language) for mode in modes),
            ]
            for part in PARTS
        ]
        headings = [
            f"{MODE_NAMES[mode].text(language)} (n={own[NOTHING, mode].value.n})" for mode in modes
        ]
        title = f"{TITLE.text(language)}: {file}"
        found.append(Sheet(title, [PART.text(language), *headings], rows))
    return found


def lack_data(lacks: Sequence[Lack]) -> list[dict[str, Any]]:
    """Return the figures as plain data."""
    return [
        {
            "file": lack.file,
            "mode": lack.mode,
            "part": lack.part,
            **lack.value.data(),
            "loss": lack.loss.data() if lack.loss else None,
        }
        for lack in lacks
    ]


def _cell(lack: Lack | None, language: Language) -> str:
    if lack is None:
        return "–"
    return spread(lack.loss, language, True) if lack.loss else spread(lack.value, language)
