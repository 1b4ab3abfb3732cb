from pathlib import Path

from catalogue.check import CHECKS, check_catalogue


def test_the_shipped_catalogue_has_no_errors() -> None:
    assert [fault.text("en") for fault in check_catalogue() if fault.level == "error"] == []


def test_what_is_left_are_records_without_a_source() -> None:
    found = [fault for fault in check_catalogue() if fault.file.startswith("technologies/")]
    assert {fault.field for fault in found} == {"sources"}
    assert len(found) == 20


def test_errors_come_before_warnings(folder: Path, magnifier: Path) -> None:
    text = magnifier.read_text().replace("trl: 9", "trl: '5'")
    magnifier.write_text(text)
    levels = [fault.level for fault in check_catalogue(folder)]
    assert "warning" in levels
    assert levels == sorted(levels)


def test_faults_are_told_once_and_in_order(folder: Path, magnifier: Path) -> None:
    magnifier.write_text("[")
    faults = check_catalogue(folder)
    assert len(set(faults)) == len(faults)
    assert faults == check_catalogue(folder)


def test_an_empty_folder_has_faults_and_no_crash(tmp_path: Path) -> None:
    faults = check_catalogue(tmp_path)
    assert {"functions.yaml", "replacements.yaml"} <= {fault.file for fault in faults}


def test_checks_are_named() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)
