"""The picture of the matrix."""

from functools import cache
from xml.etree import ElementTree

import pytest

from catalogue.store import load_catalogue
from recommender.heat_map import UnknownPictureForm, draw
from recommender.outcomes import Outcomes


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def test_an_svg_holds_names_numbers_and_letters_as_text(tmp_path):
    path = tmp_path / "matrix.svg"
    draw(outcomes(), [2026, 2030], path, "nl")
    words = "".join(ElementTree.parse(path).getroot().itertext())
    for word in ("Alle lichten op groen", "Taal en lezen", "Zwakste factor", "2026", "B = begel"):
        assert word in words
    assert "€" in words and "0,9" in words


def test_a_png_is_a_png(tmp_path):
    path = tmp_path / "matrix.png"
    draw(outcomes(), [2030], path, "en")
    assert path.read_bytes().startswith(b"\x89PNG")


def test_the_same_picture_twice_is_the_same_bytes(tmp_path):
    for name in ("one.svg", "two.svg"):
        draw(outcomes(), [2030], tmp_path / name, "en")
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_another_suffix_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnknownPictureForm, match=r"\.svg"):
        draw(outcomes(), [2030], tmp_path / "matrix.gif")
    assert list(tmp_path.iterdir()) == []
