"""Reading all that is known about futures, and faults in it."""

import shutil

import pytest

from catalogue.errors import BrokenCatalogue
from catalogue.futures import DATA, ORDER, read_futures
from catalogue.store import load_catalogue
from catalogue.yaml_files import canonical_yaml, header_of, read_yaml

FILES = ("drivers", "today", "consistency", "availability", "indicators", "target-groups")


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        shutil.copy(DATA / f"{name}.yaml", tmp_path)
    shutil.copytree(DATA / "scenarios", tmp_path / "scenarios")
    return tmp_path


def change(path, edit):
    data = read_yaml(path)
    edit(data)
    path.write_text(canonical_yaml(data), encoding="utf-8")


def test_what_ships_is_whole_and_part_of_the_catalogue():
    futures = read_futures()
    assert tuple(futures.scenarios) == ORDER
    assert load_catalogue().futures == futures


def test_a_copy_of_the_files_reads_the_same(folder):
    assert read_futures(folder) == read_futures()


def test_a_folder_without_futures_gets_those_that_ship(tmp_path):
    assert read_futures(tmp_path) == read_futures()


def test_a_scenario_of_ones_own_comes_after_the_four(folder):
    data = read_yaml(folder / "scenarios" / "all-green.yaml") | {"id": "grey"}
    (folder / "scenarios" / "grey.yaml").write_text(canonical_yaml(data), encoding="utf-8")
    assert tuple(read_futures(folder).scenarios) == (*ORDER, "grey")


@pytest.mark.parametrize(
    ("file", "edit", "says"),
    [
        ("scenarios/all-green", lambda d: d["settings"].pop("adoption"), "one setting"),
        ("scenarios/all-green", lambda d: d["settings"]["adoption"].update(level="huge"), "huge"),
        ("today", lambda d: d["settings"]["adoption"].update(level="huge"), "huge"),
        ("consistency", lambda d: d[0]["one"].update(level="huge"), "huge"),
        ("consistency", lambda d: d.append(d[0]), "double"),
        ("indicators", lambda d: d["indicators"][0]["lines"].update(grey=[]), "grey"),
        ("indicators", lambda d: d["snapshots"][0]["readings"][0].update(indicator="x"), "'x'"),
        ("availability", lambda d: d["parameters"][0].update(colour="red"), "colour"),
        ("drivers", lambda d: d[0].pop("name"), "name"),
    ],
)
def test_a_fault_is_told_with_its_place(folder, file, edit, says):
    change(folder / f"{file}.yaml", edit)
    with pytest.raises(BrokenCatalogue) as caught:
        read_futures(folder)
    assert says in caught.value.text("nl")


@pytest.mark.parametrize("path", [
    *(DATA / f"{name}.yaml" for name in FILES), *sorted((DATA / "scenarios").glob("*.yaml")),
], ids=lambda p: p.stem)  # fmt: skip
def test_files_are_in_the_canonical_form(path):
    text = path.read_text(encoding="utf-8")
    assert canonical_yaml(read_yaml(path), header_of(text)) == text
