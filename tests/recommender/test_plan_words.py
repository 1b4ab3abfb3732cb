from string import Formatter

import pytest

from recommender.funding_text import WORDS as FUNDING_WORDS
from recommender.funding_text import euro
from recommender.plan_words import WORDS, days, percent, say, summary, whole


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("words", [WORDS, FUNDING_WORDS])
def test_both_languages_say_the_same_things_with_the_same_values(words) -> None:
    assert set(words["nl"]) == set(words["en"])
    for key, dutch in words["nl"].items():
        assert fields(dutch) == fields(words["en"][key]), key


@pytest.mark.parametrize("words", [WORDS, FUNDING_WORDS])
def test_dutch_sentences_are_short(words) -> None:
    for key, text in words["nl"].items():
        for sentence in text.replace("?", ".").replace(":", ".").split(". "):
            assert len(sentence.split()) <= 20, key


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        (0.1, "0 dagen", "0 days"),
        (0.5, "0,5 dagen", "0.5 days"),
        (1, "1 dag", "1 day"),
        (2.6, "2,5 dagen", "2.5 days"),
        (3.4, "3 dagen", "3 days"),
        (59, "59 dagen", "59 days"),
    ],
)
def test_days(number, nl, en) -> None:
    assert (days(number, "nl"), days(number, "en")) == (nl, en)


def test_amounts_are_written_as_each_language_does() -> None:
    assert (euro(1234.5, "nl"), euro(1234.5, "en")) == ("1.234,50", "1,234.50")
    assert (whole(24999.4, "nl"), whole(24999.4, "en")) == ("24.999", "24,999")
    assert percent(0.666) == 67


def test_the_summary_counts_and_prices() -> None:
    assert summary((object(),), 0.5, (0, 0), (0, 0), "nl") == (
        "Dit plan neemt ongeveer 50% van de knelpunten weg met één hulpmiddel. Het kost niets."
    )
    assert summary((1, 2), 0.5, (100, 2000), (0, 2000), "en") == (
        "This plan takes away about 50% of the barriers with 2 aids. "
        "It costs EUR 100 to 2,000 in the first year. "
        "With schemes, EUR 0 to 2,000 of that is left to pay."
    )


def test_a_value_that_is_missing_is_no_silent_gap() -> None:
    with pytest.raises(KeyError):
        say("too_small", "nl", budget="10")
