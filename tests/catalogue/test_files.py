from pathlib import Path

import pytest

from catalogue.errors import BrokenCatalogue
from catalogue.files import (
    by_id,
    read_folder,
    read_record,
    read_records,
    read_single,
    technology_files,
)
from catalogue.function import Function
from catalogue.technology import Support, Technology

SEEING = "id: seeing\nname: {nl: Zien, en: Seeing}\ngroup: sensory\nicf: [b210]\nfml: '2.1'\n"


def test_a_list_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "functions.yaml"
    path.write_text("a: 1\n")
    with pytest.raises(BrokenCatalogue, match="list"):
        read_records(path, Function)


def test_records_come_by_id(tmp_path: Path) -> None:
    path = tmp_path / "functions.yaml"
    path.write_text("- {id: seeing, name: {nl: Zien, en: Seeing}, group: sensory, icf: [], fml: x}")
    assert list(read_records(path, Function)) == ["seeing"]


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(SEEING.replace("id: seeing", "id: hearing"))
    (tmp_path / "a.yaml").write_text(SEEING)
    (tmp_path / "note.txt").write_text("no record")
    assert list(read_folder(tmp_path, Function)) == ["seeing", "hearing"]


def test_a_single_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(SEEING)
    assert read_single(path, Function).name.nl == "Zien"


def test_the_first_fault_names_file_and_field() -> None:
    with pytest.raises(BrokenCatalogue) as caught:
        read_record({"function": "seeing", "strength": 9}, Support, "x.yaml")
    assert caught.value.field == "strength"
    assert "x.yaml" in caught.value.text("nl")
    assert "x.yaml" in caught.value.text("en")


def test_an_id_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(SEEING)
    record = read_single(path, Function)
    assert by_id(iter([record])) == {"seeing": record}
    with pytest.raises(BrokenCatalogue) as caught:
        by_id(iter([record, record]))
    assert "'seeing'" in caught.value.text("nl")


def test_only_files_one_folder_deep_are_technologies(folder: Path) -> None:
    (folder / "technologies" / "loose.yaml").write_text("x")
    files = technology_files(folder)
    assert len(files) == 3
    assert files == sorted(files)
    assert all(read_single(path, Technology).id == path.stem for path in files)
