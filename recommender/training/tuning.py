"""The two runs of `passend train encoder`, and what they leave for the next steps.

The held-out run trains without one fold of the cases and without twenty kinds of technology; it
gives honest vectors to fit weights, calibration and thresholds on, and shows how a kind without
graded cases fares. The final run trains on everything; its adapter is what ships.
"""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalogue.cache import cache_folder
from catalogue.store import Catalogue
from catalogue.text import LANGUAGES
from recommender.encoder.adapter import save_adapter
from recommender.models import ADAPTER_FILE
from recommender.training.batches import sample
from recommender.training.encoder import Recipe, Report, Trainer
from recommender.training.network import adapter_pairs
from recommender.training.written_cases import (
    WrittenCase,
    fold_of,
    grade_table,
    load_written_cases,
    parts_of,
)

HELD_OUT_FOLD = 0
LEFT_OUT_KINDS = 20
MIN_GRADED = 15  # a left-out kind must be graded often enough to be measured

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Run:
    """One of the two runs, by the folder in which it keeps its files."""

    name: str
    folder: Path

    @property
    def checkpoint(self) -> Path:
        """Return the file of the last finished epoch."""
        return self.folder / f"{self.name}.pt"

    @property
    def adapter(self) -> Path:
        """Return the file of the adapter; that of the final run is what ships."""
        return ADAPTER_FILE if self.name == "final" else self.folder / f"{self.name}-adapter.npz"

    @property
    def result(self) -> Path:
        """Return the file with heads and vectors."""
        return self.folder / f"{self.name}.npz"


def runs(cache: Path | None = None) -> tuple[Run, Run]:
    """Return the held-out and the final run."""
    folder = (cache or cache_folder()) / "training"
    return Run("held-out", folder), Run("final", folder)


def left_out_kinds(catalogue: Catalogue, cases: tuple[WrittenCase, ...]) -> list[str]:
    """Return the kinds that the held-out run never sees, spread over the catalogue by lot."""
    kinds = list(catalogue.technologies)
    often = (grade_table(cases, kinds) > 0).sum(axis=0) >= MIN_GRADED
    dice = random.Random(7)
    return sorted(
        dice.sample([k for k, enough in zip(kinds, often, strict=True) if enough], LEFT_OUT_KINDS)
    )


def tune(run: Run, catalogue: Catalogue, report: Report, recipe: Recipe | None = None) -> None:
    """Train `run` (or go on with it) and write its heads and the vectors of all cases."""
    recipe = recipe or Recipe()
    cases = load_written_cases()
    kinds = list(catalogue.technologies)
    train = cases
    if run.name == "held-out":
        gone = set(left_out_kinds(catalogue, cases))
        kinds = [kind for kind in kinds if kind not in gone]
        folds = fold_of(cases)
        train = tuple(c for c, fold in zip(cases, folds, strict=True) if fold != HELD_OUT_FOLD)
    trainer = Trainer(train, catalogue, kinds, recipe)
    trainer.train(run.checkpoint, report)
    save_adapter(run.adapter, adapter_pairs(dict(trainer.network.named_parameters())))
    _write_result(run, trainer, cases, kinds)


def _write_result(
    run: Run, trainer: Trainer, cases: tuple[WrittenCase, ...], kinds: list[str]
) -> None:
    network = trainer.network
    texts = [
        sample(trainer.tokenizer, *parts_of(case, language))
        for language in LANGUAGES
        for case in cases
    ]
    vectors = trainer.encode(texts).reshape(3, len(LANGUAGES), len(cases), 384)
    temperature = float(network.log_temperature.detach().exp())
    heads = [network.content + network.correction, network.by_limitation, network.by_task]
    arrays: dict[str, Any] = {
        "kinds": np.array(kinds),
        "heads": np.stack([head.detach().cpu().numpy() for head in heads]) * temperature,
        "temperature": np.float32(temperature),
        "bias": network.bias.detach().cpu().numpy(),
        "centre": network.centre.cpu().numpy(),
        "vectors": vectors.astype(np.float16),
    }
    run.folder.mkdir(parents=True, exist_ok=True)
    np.savez(run.result, **arrays)
