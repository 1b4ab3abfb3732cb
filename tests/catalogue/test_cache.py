import os
from pathlib import Path

import pytest

from catalogue.cache import cache_folder, write_atomic


def test_the_variable_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PASSEND_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_home_is_expanded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSEND_CACHE", "~/somewhere")
    assert cache_folder() == Path.home() / "somewhere"


def test_without_it_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PASSEND_CACHE", raising=False)
    assert cache_folder().name.lower() == "passend"


def test_writes_whole_and_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.bin"
    write_atomic(path, b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert [file.name for file in path.parent.iterdir()] == ["b.bin"]


def test_a_failure_leaves_the_old_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.bin"
    write_atomic(path, b"old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_atomic(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["b.bin"]
