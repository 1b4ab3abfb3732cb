import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.compounds import Splitter

KNOWN = (
    "tillen hulp wagen werk plek arm knop knoppen pen lezen les beeld scherm loep veiligheid "
    "training oor kap delen verdelen zwaar der hand dag taak"
).split()


@pytest.fixture(scope="module")
def splitter() -> Splitter:
    return Splitter(KNOWN)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("tilhulp", ("til", "hulp")),
        ("werkplek", ("werk", "plek")),
        ("beeldschermloep", ("beeld", "scherm", "loep")),
        ("veiligheidstraining", ("veiligheid", "training")),
        ("oorkap", ("oor", "kap")),
        ("handarm", ("hand", "arm")),
    ],
)
def test_known_parts_are_found(splitter: Splitter, word: str, parts: tuple[str, ...]) -> None:
    assert splitter.parts(word) == parts


@pytest.mark.parametrize(
    "word",
    ["knoppen", "verdelen", "zwaarder", "arm", "werk", "onbekend", "tillen", "", "dagqqqq"],
)
def test_what_is_no_compound_stays_whole(splitter: Splitter, word: str) -> None:
    assert splitter.parts(word) == ()


@given(st.sampled_from(KNOWN), st.sampled_from(("", "s", "en")), st.sampled_from(KNOWN))
def test_parts_stand_in_the_word_in_order(first: str, link: str, last: str) -> None:
    word = first + link + last
    place = 0
    for part in Splitter(KNOWN).parts(word):
        place = word.index(part, place) + len(part)
    assert place in (0, len(word))


def test_splitting_knows_nothing_without_words() -> None:
    assert Splitter(()).parts("tilhulp") == ()
