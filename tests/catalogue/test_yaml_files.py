from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.errors import BrokenCatalogue
from catalogue.yaml_files import (
    canonical_yaml,
    has_inner_comment,
    header_of,
    parse_yaml,
    read_yaml,
)

plain = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\x85"),
    max_size=200,
)
scalars = plain | st.integers(-(10**9), 10**9) | st.booleans() | st.none()
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("12:30", "12:30"),
        ("2026-11-23", "2026-11-23"),
        ("2026.11.1", "2026.11.1"),
        ("010", 10),
        ("0.5", 0.5),
        ("null", None),
        ("~", None),
        ("", None),
        ("22 03 09", "22 03 09"),
    ],
)
def test_reads_the_core_schema(text: str, value: object) -> None:
    assert parse_yaml(f"a: {text}")["a"] == value


@given(trees)
def test_what_is_written_reads_back(data: object) -> None:
    assert parse_yaml(canonical_yaml({"a": data})) == {"a": data}


@given(trees)
def test_writing_twice_changes_nothing(data: object) -> None:
    once = canonical_yaml({"a": data})
    assert canonical_yaml(parse_yaml(once)) == once


def test_whole_floats_lose_their_point() -> None:
    assert canonical_yaml({"a": 15.0, "b": 0.5}) == "a: 15\nb: 0.5\n"


def test_words_that_old_readers_take_for_truth_are_quoted() -> None:
    assert canonical_yaml({"dutch": "no"}) == "dutch: 'no'\n"


def test_keys_keep_their_order_and_lists_are_indented() -> None:
    assert canonical_yaml({"b": ["x"], "a": {"z": 1}}) == "b:\n  - x\na:\n  z: 1\n"


def test_equal_parts_are_written_out() -> None:
    shared = ["x"]
    assert "&" not in canonical_yaml({"a": shared, "b": shared})


def test_accents_stay_readable() -> None:
    assert canonical_yaml({"a": "reïntegratie €"}) == "a: reïntegratie €\n"


def test_a_key_twice_is_refused() -> None:
    with pytest.raises(BrokenCatalogue) as caught:
        parse_yaml("a: 1\na: 2\n", "x.yaml")
    assert "'a'" in caught.value.text("nl")
    assert caught.value.field == "x.yaml"


def test_broken_yaml_names_the_line() -> None:
    with pytest.raises(BrokenCatalogue) as caught:
        parse_yaml("a: 1\nb: [1,\nc: 2")
    assert "regel" in caught.value.text("nl")
    assert "line" in caught.value.text("en")


def test_code_in_yaml_is_not_run() -> None:
    with pytest.raises(BrokenCatalogue):
        parse_yaml("!!python/object/apply:os.getcwd []")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenCatalogue) as caught:
        read_yaml(path)
    assert caught.value.field == "x.yaml"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenCatalogue):
        read_yaml(tmp_path / "none.yaml")


def test_header_is_the_opening_comment_lines() -> None:
    assert header_of("# one\n# two\na: 1\n# three\n") == "# one\n# two\n"
    assert header_of("a: 1\n") == ""
    assert header_of("# only\n") == "# only\n"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("# top\na: 1\n", False),
        ("a: 1 # here\n", True),
        ("a: 1\n# below\nb: 2\n", True),
        ("a: 1\n# end\n", True),
        ("a: 'no # comment'\n", False),
        ("a: C#\n", False),
        ("a: 'één € 😀 # nee'\nb: 'ü # ö'\n", False),
        ("a: één € 😀 # ja\n", True),
    ],
)
def test_inner_comments_are_seen(text: str, inside: bool) -> None:
    assert has_inner_comment(text) is inside
