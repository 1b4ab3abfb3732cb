"""The whole of `passend train` on few cases: it learns, goes on after a stop, repeats itself."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from catalogue.store import Catalogue, load_catalogue
from recommender.fusion import MODES, Fusion
from recommender.models import FUSION_FILE, RANKING_FILE, UNDERSTANDING_FILE, load_arrays
from recommender.training import fitting, relevance, tuning
from recommender.training.fitting import RunMissing, fit
from recommender.training.neutral import load_nothing, load_prose
from recommender.training.ranking import mean_ndcg
from recommender.training.understanding import phrase_texts
from recommender.training.written_cases import (
    WrittenCase,
    grade_table,
    load_written_cases,
    parts_of,
)

if os.environ.get("PASSEND_TORCH") != "no":
    import torch

    from recommender.training.batches import sample
    from recommender.training.encoder import Recipe, Trainer

pytestmark = pytest.mark.skipif(
    os.environ.get("PASSEND_TORCH") == "no", reason="PASSEND_TORCH=no leaves out training"
)
KINDS, CASES, EPOCHS = 24, 40, 2
RECIPE = {"epochs": EPOCHS, "batch": 8, "repeats": 1}


@pytest.fixture(scope="module")
def small() -> tuple[Catalogue, tuple[WrittenCase, ...]]:
    """Return the kinds that are graded most and the cases that grade most of them."""
    whole, cases = load_catalogue(), load_written_cases()
    names = list(whole.technologies)
    often = (grade_table(cases, names) > 0).sum(axis=0)
    kept = sorted(names[place] for place in np.argsort(-often)[:KINDS])
    catalogue = whole.model_copy(
        update={"technologies": {name: whole.technologies[name] for name in kept}}
    )
    rich = sorted(cases, key=lambda case: -sum(name in kept for name in case.grades))[:CASES]
    lesser = [
        case.model_copy(update={"grades": {k: g for k, g in case.grades.items() if k in kept}})
        for case in rich
    ]
    return catalogue, tuple(sorted(lesser, key=lambda case: case.id))


class Stopped(Exception):
    """The run was cut off."""


def quiet(step: int, steps: int, text: str) -> None:
    assert 0 < step <= steps
    assert "min left" in text


def stop_after(last: int) -> Callable[[int, int, str], None]:
    def report(step: int, steps: int, text: str) -> None:
        if step > last:
            raise Stopped

    return report


def weights(trainer: "Trainer") -> dict[str, np.ndarray]:
    return {
        name: value.detach().numpy().copy()
        for name, value in trainer.network.named_parameters()
        if value.requires_grad
    }


def trained(small, checkpoint: Path, report=quiet) -> "Trainer":
    catalogue, cases = small
    trainer = Trainer(cases, catalogue, list(catalogue.technologies), Recipe(**RECIPE))
    trainer.train(checkpoint, report)
    return trainer


def test_a_run_that_was_cut_off_ends_as_one_that_was_not(small, tmp_path) -> None:
    once = weights(trained(small, tmp_path / "once.pt"))
    steps_of_an_epoch = CASES // RECIPE["batch"]
    with pytest.raises(Stopped):
        trained(small, tmp_path / "twice.pt", stop_after(steps_of_an_epoch + 1))
    again = weights(trained(small, tmp_path / "twice.pt"))
    assert once.keys() == again.keys()
    assert all(np.array_equal(once[name], again[name]) for name in once)


@pytest.fixture(scope="module")
def cache(small, tmp_path_factory) -> Path:
    """Return a folder with both runs over the few cases."""
    folder = tmp_path_factory.mktemp("training")
    catalogue, cases = small
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tuning, "load_written_cases", lambda: cases)
        patch.setattr(tuning, "ADAPTER_FILE", folder / "adapter.npz")
        patch.setattr(tuning, "LEFT_OUT_KINDS", 2)
        patch.setattr(tuning, "MIN_GRADED", 5)
        for run in tuning.runs(folder):
            tuning.tune(run, catalogue, quiet, Recipe(**RECIPE))
    return folder


@pytest.fixture
def fitted(small, cache, tmp_path, monkeypatch) -> Callable[[str], Path]:
    catalogue, cases = small
    monkeypatch.setattr(tuning, "ADAPTER_FILE", cache / "adapter.npz")
    monkeypatch.setattr(fitting, "load_written_cases", lambda: cases)
    # Some phrases and some prose: reading all of them would take minutes.
    monkeypatch.setattr(fitting, "phrase_texts", lambda kind: phrase_texts(kind)[::25])
    monkeypatch.setattr(relevance, "phrase_texts", lambda kind: phrase_texts(kind)[::25])
    monkeypatch.setattr(relevance, "load_prose", lambda language: load_prose(language)[::10])
    monkeypatch.setattr(relevance, "load_nothing", lambda language: load_nothing(language)[::10])

    def run(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        fit(catalogue, cache, models=folder)
        return folder

    return run


def test_the_held_out_run_never_sees_what_is_held_out(small, cache) -> None:
    held_out, final = (load_arrays(run.result) for run in tuning.runs(cache))
    assert len(held_out["kinds"]) == KINDS - 2
    assert final["kinds"].tolist() == list(small[0].technologies)
    assert held_out["vectors"].shape == final["vectors"].shape == (3, 2, CASES, 384)
    assert not np.array_equal(held_out["vectors"], final["vectors"])


def test_fitting_twice_gives_the_same_bytes(fitted) -> None:
    first, again = fitted("first"), fitted("again")
    for name in (UNDERSTANDING_FILE.name, RANKING_FILE.name, FUSION_FILE.name):
        assert (first / name).read_bytes() == (again / name).read_bytes(), name
    fusion = Fusion.load(first / FUSION_FILE.name)
    assert set(fusion.weights) == set(MODES)
    assert all(min(own.values()) >= 0 and max(own.values()) > 0 for own in fusion.weights.values())


def test_fitting_without_a_run_says_what_to_type(tmp_path) -> None:
    with pytest.raises(RunMissing, match="passend train encoder"):
        fit(load_catalogue(), tmp_path)


def test_training_ranks_its_cases_better_than_no_training(small, tmp_path) -> None:
    catalogue, cases = small
    kinds = list(catalogue.technologies)
    grades = grade_table(cases, kinds)

    def figure(trainer: "Trainer") -> float:
        texts = [sample(trainer.tokenizer, *parts_of(case, "nl")) for case in cases]
        vectors = [torch.from_numpy(part) for part in trainer.encode(texts)]
        return mean_ndcg(trainer.network.scores(*vectors).detach().numpy(), grades)

    before = Trainer(cases, catalogue, kinds, Recipe(**RECIPE))
    assert figure(trained(small, tmp_path / "run.pt")) > figure(before) + 0.05
