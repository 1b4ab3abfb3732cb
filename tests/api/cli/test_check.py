import shutil
from pathlib import Path

import pytest

from catalogue.store import DATA

FILE = "technologies/vision/optical-magnifier.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_shipped_catalogue_passes(passend) -> None:
    said = passend("check")
    assert (said.code, said.err) == (0, "")
    assert "Fouten: 0" in said.out
    assert "Errors: 0" in passend("check", "--language", "en").out


def test_an_error_fails_and_names_file_and_field(passend, folder: Path) -> None:
    replace(folder / FILE, "trl: 9", "trl: 5")
    said = passend("check", str(folder))
    assert said.code == 1
    assert f"fout: {FILE}, trl: " in said.out
    assert f"error: {FILE}, trl: " in passend("check", str(folder), "--language", "en").out


def test_warnings_alone_do_not_fail(passend, folder: Path) -> None:
    replace(folder / FILE, "trl: 9", "trl: '9'")
    said = passend("check", str(folder))
    assert said.code == 0
    assert f"let op: {FILE}" in said.out


def test_broken_yaml_shows_no_traceback(passend, folder: Path) -> None:
    (folder / FILE).write_text("id: [")
    said = passend("check", str(folder))
    assert said.code == 1
    assert "Geen geldige YAML" in said.out
    assert said.err == ""


def test_fix_writes_the_one_form_and_says_where(passend, folder: Path) -> None:
    good = (folder / FILE).read_text()
    replace(folder / FILE, "trl: 9", "trl: '9'")
    said = passend("check", str(folder), "--fix")
    assert said.code == 0
    assert f"herschreven: {FILE}" in said.out
    assert (folder / FILE).read_text() == good
    assert "herschreven" not in passend("check", str(folder), "--fix").out


def test_json_lists_what_was_fixed_and_found(passend, folder: Path) -> None:
    replace(folder / FILE, "trl: 9", "trl: '5'")
    said = passend("check", str(folder), "--fix", "--format", "json")
    assert said.code == 1
    assert said.data["fixed"] == [FILE]
    first = said.data["faults"][0]
    assert first == {
        "level": "error",
        "file": FILE,
        "field": "trl",
        "message": "trl 5 past niet bij 'established' (dat is 9).",
    }


def test_a_file_is_no_folder(passend, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF")
    assert passend("check", str(path)).code == 2


def test_an_empty_folder_has_faults(passend, tmp_path: Path) -> None:
    said = passend("check", str(tmp_path))
    assert said.code == 1
    assert "functions.yaml" in said.out
