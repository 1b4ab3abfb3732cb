"""Signals become a score that can be told apart, and a chance."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recommender.fusion import MODES, Fusion, Mode
from recommender.models import FUSION_FILE
from recommender.signals import SIGNALS

SHIPPED = Fusion.load()
raw = arrays(np.float32, (len(SIGNALS), 12), elements=st.floats(-50, 50, width=32))


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    SHIPPED.save(tmp_path / "fusion.json")
    again = Fusion.load(tmp_path / "fusion.json")
    assert again.spread == SHIPPED.spread
    assert again.weights == SHIPPED.weights
    assert again.threshold == SHIPPED.threshold
    assert {mode: tuple(again.platt[mode]) for mode in MODES} == {
        mode: tuple(SHIPPED.platt[mode]) for mode in MODES
    }


def test_the_shipped_file_is_as_it_would_be_written(tmp_path: Path) -> None:
    SHIPPED.save(tmp_path / "fusion.json")
    assert (tmp_path / "fusion.json").read_bytes() == FUSION_FILE.read_bytes()


@pytest.mark.parametrize("mode", MODES)
def test_every_signal_has_a_number(mode: Mode) -> None:
    assert set(SHIPPED.spread) == set(SHIPPED.weights[mode]) == set(SIGNALS)
    assert all(weight >= 0 for weight in SHIPPED.weights[mode].values())
    assert all(spread > 0 for spread in SHIPPED.spread.values())
    assert 0 < SHIPPED.threshold[mode] < 1
    assert SHIPPED.platt[mode][0] > 0  # a higher score never makes a lower chance


@given(raw, st.sampled_from(MODES))
def test_summands_are_never_negative(signals: np.ndarray, mode: Mode) -> None:
    summands = SHIPPED.summands(signals, mode)
    assert summands.shape == signals.shape
    assert (summands >= 0).all()


@given(raw, st.sampled_from(MODES))
def test_a_signal_without_weight_adds_nothing(signals: np.ndarray, mode: Mode) -> None:
    silent = Fusion(
        SHIPPED.spread, {mode: dict.fromkeys(SIGNALS, 0.0) | {"words": 1.0}}, {}, {}
    ).summands(signals, mode)
    assert not silent[: SIGNALS.index("words")].any()


@given(arrays(np.float32, 9, elements=st.floats(0, 100, width=32)), st.sampled_from(MODES))
def test_fit_is_a_chance_that_rises_with_the_score(scores: np.ndarray, mode: Mode) -> None:
    fit = SHIPPED.fit(np.sort(scores), mode)
    assert ((fit >= 0) & (fit <= 1)).all()
    assert (np.diff(fit) >= 0).all()
