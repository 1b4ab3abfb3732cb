"""How much the matcher loses when people type as people do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from catalogue.text import Language, Localised
from evaluation.experiment import Progress, Questions
from evaluation.graded_case import MODE_NAMES, Mode
from evaluation.intervals import DRAWS, Draws, Interval, difference, interval
from evaluation.measures import NDCG_10
from evaluation.perturbation import PERTURBATIONS, Perturbation
from evaluation.sheet import Sheet, number, spread
from evaluation.systems import System

HEADINGS = {
    "nl": ("verandering", "nDCG@10", "verlies", "mag", "gehaald"),
    "en": ("change", "nDCG@10", "loss", "allowed", "held"),
}
TITLE = Localised(nl="Gevoelig voor typen", en="Sensitive to typing")
PLAIN = Localised(nl="zoals geschreven", en="as written")


@dataclass(frozen=True)
class Loss:
    """What one change costs in nDCG@10: the mean with it, and the mean loss by it."""

    file: str
    mode: Mode
    perturbation: Perturbation
    plain: Interval
    value: Interval
    loss: Interval

    @property
    def held(self) -> bool:
        """True where the mean loss is not above what is allowed."""
        return self.loss.mean <= self.perturbation.allowed_loss


def measure_losses(
    questions: Questions,
    system: System,
    perturbations: Sequence[Perturbation] = PERTURBATIONS,
    draws: Draws = DRAWS,
    progress: Progress = lambda done, total: None,
) -> list[Loss]:
    """Return the loss of every change for every file and mode.

    Raises `PartMissing` where a case lacks what a mode needs.
    """
    total = len(questions) * (1 + len(perturbations))
    columns: dict[tuple[str, Mode, str], list[float]] = {}
    done = 0
    for change in (None, *perturbations):
        for file, mode, graded in questions:
            progress(done, total)
            done += 1
            text = change.text(graded, mode) if change else None
            found = NDCG_10.value(system.ranked(graded.case(mode, text)), graded.grades)
            columns.setdefault((file, mode, str(change or "")), []).append(found)
    progress(total, total)
    return [
        loss
        for file in questions.files
        for mode in questions.modes
        for change in perturbations
        if (loss := _loss(file, mode, change, columns, draws))
    ]


def _loss(
    file: str,
    mode: Mode,
    change: Perturbation,
    columns: Mapping[tuple[str, Mode, str], list[float]],
    draws: Draws,
) -> Loss | None:
    plain = np.array(columns[file, mode, ""])
    changed = np.array(columns[file, mode, change.name])
    before, after = interval(plain, draws), interval(changed, draws)
    lost = difference(plain, changed, draws)
    return Loss(file, mode, change, before, after, lost) if before and after and lost else None


def loss_sheets(losses: Sequence[Loss], language: Language) -> list[Sheet]:
    """Return a table per file and mode."""
    places = dict.fromkeys((loss.file, loss.mode) for loss in losses)
    return [_sheet([x for x in losses if (x.file, x.mode) == p], language) for p in places]


def loss_data(losses: Sequence[Loss]) -> list[dict[str, Any]]:
    """Return the losses as plain data."""
    return [
        {
            "file": loss.file,
            "mode": loss.mode,
            "change": loss.perturbation.name,
            "plain": loss.plain.data(),
            "changed": loss.value.data(),
            "loss": loss.loss.data(),
            "allowed": loss.perturbation.allowed_loss,
            "held": loss.held,
        }
        for loss in losses
    ]


def _sheet(losses: Sequence[Loss], language: Language) -> Sheet:
    first = losses[0]
    yes, no = ("ja", "nee") if language == "nl" else ("yes", "no")
    rows = [[PLAIN.text(language), spread(first.plain, language), "", "", ""]]
    for loss in losses:
        rows.append(
            [
                loss.perturbation.label.text(language),
                spread(loss.value, language),
                spread(loss.loss, language, sign=True),
                number(loss.perturbation.allowed_loss, language),
                yes if loss.held else no,
            ]
        )
    title = f"{TITLE.text(language)}: {first.file}, {MODE_NAMES[first.mode].text(language)}"
    return Sheet(title, HEADINGS[language], rows)
