import pytest

from catalogue.lexicon import FIELDS, KIN, PART, SYNONYM, Lexicon
from catalogue.store import load_catalogue
from catalogue.words import stem


@pytest.fixture(scope="module")
def dutch() -> Lexicon:
    return Lexicon(load_catalogue(), "nl", [["tillen", "heffen", "sjouwen"]])


def found(lexicon: Lexicon, word: str) -> set[str]:
    order = list(load_catalogue().technologies)
    return {order[n] for n in lexicon.index.scores(lexicon.tokens(word))}


def test_a_word_answers_to_itself_fully(dutch: Lexicon) -> None:
    assert dutch.tokens("loep")["loep"] == 1.0


def test_a_compound_answers_to_its_parts(dutch: Lexicon) -> None:
    tokens = dutch.tokens("beeldschermloep")
    assert tokens["beeldschermloep"] == 1.0
    assert tokens["loep"] == PART


def test_a_part_finds_the_compound(dutch: Lexicon) -> None:
    assert "video-magnifier" in found(dutch, "loep")


def test_synonyms_count_less(dutch: Lexicon) -> None:
    assert dutch.tokens("sjouwen")[stem("tillen", "nl")] == SYNONYM


def test_words_of_one_root_are_kin(dutch: Lexicon) -> None:
    share = dutch.tokens("vertaler")[stem("vertalen", "nl")]
    assert 0 < share <= KIN


def test_an_unknown_word_has_no_tokens(dutch: Lexicon) -> None:
    assert dutch.tokens("qzxvw") == {}


def test_functions_products_and_sectors_are_words_too(dutch: Lexicon) -> None:
    assert "reading-pen" in found(dutch, "lezen")
    assert "noise-cancelling-headphones" in found(dutch, "jabra")
    assert found(dutch, "horeca")


def test_all_tokens_of_a_word_stand_in_the_index(dutch: Lexicon) -> None:
    for word in ("tillen", "heftruckchauffeur", "etiketten", "spraakherkenning"):
        assert set(dutch.tokens(word)) <= dutch.index.vocabulary


def test_english_has_no_compounds() -> None:
    english = Lexicon(load_catalogue(), "en")
    assert "forklift" in english.tokens("forklift")
    assert "fork" not in english.tokens("forklift")


def test_a_name_weighs_most() -> None:
    assert max(FIELDS, key=lambda name: FIELDS[name]) == "name"
