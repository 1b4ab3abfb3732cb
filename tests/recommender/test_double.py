from catalogue.store import load_catalogue
from recommender.double import kinds_of_help

CATALOGUE = load_catalogue()
KINDS = dict(
    zip(CATALOGUE.technologies, kinds_of_help(list(CATALOGUE.technologies.values())), strict=True)
)


def test_captions_on_a_screen_and_in_glasses_are_doubles() -> None:
    assert KINDS["live-captioning"] == KINDS["captioning-glasses"]


def test_captions_and_alarms_are_not() -> None:
    assert KINDS["live-captioning"] != KINDS["visual-alarm"]


def test_most_technologies_are_no_doubles() -> None:
    assert 120 < len(set(KINDS.values())) < 210


def test_one_alone_has_a_label() -> None:
    assert len(kinds_of_help([CATALOGUE.technologies["live-captioning"]])) == 1
    assert len(kinds_of_help([])) == 0
