from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.canonical import SCHEMA_LINE, canonical_text, check_form, fix_catalogue
from catalogue.function import Function
from catalogue.schema import NAME
from catalogue.store import DATA, load_catalogue, technology_files
from catalogue.technology import Technology
from catalogue.yaml_files import canonical_yaml, parse_yaml

TECHNOLOGIES = load_catalogue().technologies


def test_the_shipped_files_are_in_their_one_form() -> None:
    assert list(check_form(DATA)) == []


@pytest.mark.parametrize("path", technology_files(DATA), ids=lambda path: path.stem)
def test_each_file_opens_with_the_schema(path: Path) -> None:
    assert path.read_text().startswith(SCHEMA_LINE)


def test_a_sound_catalogue_is_left_alone(folder: Path) -> None:
    assert fix_catalogue(folder) == []


def test_order_and_quotes_are_set_right(folder: Path, magnifier: Path) -> None:
    good = magnifier.read_text()
    lines = good.splitlines(keepends=True)
    moved = "".join([lines[0], "trl: '9'\n", *[x for x in lines[1:] if not x.startswith("trl")]])
    magnifier.write_text(moved)
    (fault,) = check_form(folder)
    assert fault.level == "warning"
    assert fix_catalogue(folder) == [magnifier]
    assert magnifier.read_text() == good
    assert list(check_form(folder)) == []


def test_comments_on_top_stay(folder: Path, magnifier: Path) -> None:
    magnifier.write_text("# Checked in November.\n" + magnifier.read_text())
    fix_catalogue(folder)
    assert "# Checked in November.\n" in magnifier.read_text()
    assert list(check_form(folder)) == []


def test_comments_inside_are_never_lost(folder: Path, magnifier: Path) -> None:
    text = magnifier.read_text().replace("trl: 9", "trl: 9 # sure")
    magnifier.write_text(text)
    assert fix_catalogue(folder) == []
    assert magnifier.read_text() == text
    (fault,) = check_form(folder)
    assert "opmerkingen" in fault.nl


@pytest.mark.parametrize("content", ["[", "a: 1\n", "trl: 12\n"])
def test_faulty_files_stay_as_they_are(folder: Path, magnifier: Path, content: str) -> None:
    magnifier.write_text(content)
    fix_catalogue(folder)
    assert magnifier.read_text() == content


def test_the_schema_line_is_added(folder: Path, magnifier: Path) -> None:
    good = magnifier.read_text()
    magnifier.write_text(good.removeprefix(SCHEMA_LINE))
    fix_catalogue(folder)
    assert magnifier.read_text() == good


def test_new_ids_are_frozen(folder: Path, magnifier: Path) -> None:
    text = magnifier.read_text().replace("id: optical-magnifier", "id: loupe")
    magnifier.with_name("loupe.yaml").write_text(text)
    assert folder / "replacements.yaml" in fix_catalogue(folder)
    assert "- loupe\n" in (folder / "replacements.yaml").read_text()
    assert fix_catalogue(folder) == []


@pytest.mark.parametrize("content", ["[", "a: 1\n", "frozen: 3\n"])
def test_a_broken_table_stays_as_it_is(folder: Path, content: str) -> None:
    (folder / "replacements.yaml").write_text(content)
    assert fix_catalogue(folder) == []
    assert (folder / "replacements.yaml").read_text() == content


def test_a_stale_schema_is_made_anew(folder: Path) -> None:
    (folder / NAME).write_text("{}")
    assert [fault.file for fault in check_form(folder)] == [NAME]
    assert fix_catalogue(folder) == [folder / NAME]
    assert (folder / NAME).read_text() == (DATA / NAME).read_text()


def test_bytes_that_are_no_text_stay(folder: Path, magnifier: Path) -> None:
    magnifier.write_bytes(b"\xff")
    fix_catalogue(folder)
    assert magnifier.read_bytes() == b"\xff"


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(sorted(TECHNOLOGIES)))
def test_the_one_form_is_its_own_and_loses_nothing(identity: str) -> None:
    record = TECHNOLOGIES[identity]
    shuffled = dict(reversed(record.model_dump(mode="json").items()))
    once = canonical_text(canonical_yaml(shuffled), Technology)
    assert once is not None
    assert canonical_text(once, Technology) == once
    assert Technology.model_validate(parse_yaml(once)) == record


def test_lists_have_their_form_too() -> None:
    text = (DATA / "functions.yaml").read_text()
    assert canonical_text(text, Function, many=True) == text
    assert canonical_text("- id: 1\n", Function, many=True) is None
