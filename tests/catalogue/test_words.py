import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.words import STOP, plain, sentences, spoken, stem, stems, words


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Reïntegratie", "reintegratie"), ("CAFÉ", "cafe"), ("Straße", "strasse"), ("ĳs", "ijs")],
)
def test_plain(text: str, bare: str) -> None:
    assert plain(text) == bare


def test_words_carry_a_subject() -> None:
    assert words("De orderpicker kan de etiketten niet lezen!", "nl") == [
        "orderpicker",
        "etiketten",
        "lezen",
    ]
    assert words("He can't read the labels", "en") == ["read", "labels"]


def test_loose_letters_fall_away_and_numbers_stay() -> None:
    assert words("collega's van 5 kg", "nl") == ["collega", "5", "kg"]


@pytest.mark.parametrize(
    ("one", "other"), [("tillen", "til"), ("etiketten", "etiket"), ("lampen", "lamp")]
)
def test_dutch_forms_share_a_stem(one: str, other: str) -> None:
    assert stem(one, "nl") == stem(other, "nl")


def test_english_forms_share_a_stem() -> None:
    assert stem("lifting", "en") == stem("lifts", "en")
    assert stems("lifting the boxes", "en") == [stem("lift", "en"), stem("box", "en")]


@given(st.text(st.characters(categories=("Ll",)), min_size=1, max_size=30))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word, "nl")
    assert stem(word, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my order picker cannot read the labels", "en"),
        ("mijn orderpicker kan de labels niet lezen", "nl"),
        ("deaf worker in a noisy factory", "en"),
    ],
)
def test_the_language_is_heard_in_the_filler_words(text: str, language: str) -> None:
    assert spoken(text, "nl") == language


@pytest.mark.parametrize("default", ["nl", "en"])
def test_without_filler_words_the_default_holds(default) -> None:
    assert spoken("forklift", default) == default


def test_stop_words_are_plain() -> None:
    for language in STOP:
        assert all(plain(word) == word for word in STOP[language])


def test_sentences() -> None:
    assert sentences("Een. Twee? Drie! ") == ["Een.", "Twee?", "Drie!"]
    assert sentences("Het kost 1.250 euro.") == ["Het kost 1.250 euro."]
    assert sentences("") == []
