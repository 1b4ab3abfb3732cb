"""Sentences that unfold a value."""

from functools import cache

import pytest

from catalogue.store import load_catalogue
from recommender.outcomes import Outcomes
from recommender.unfold import euros
from recommender.unfold_sentences import FACTOR_NAMES, STATUS_NAMES


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def text(factor, technology, future, year, language="nl"):
    return outcomes().base.text(factor, technology, future, year, language)


def test_supply_says_how_far_the_technology_is():
    assert text("supply", "grip-aids", "today", 2026).startswith("Dit is gewoon te koop.")
    assert "nog onderzoek (TRL 4)" in text("supply", "silent-speech-interface", "today", 2026)
    late = text("supply", "silent-speech-interface", "economic-crisis", 2036)
    assert "in 2036 nog onderzoek (TRL 4)" in late and "Jonge aanbieders" in late


def test_money_says_price_and_public_share():
    said = text("money", "braille-display", "all-green", 2030, "en")
    assert "first-year price is € 4,100" in said
    assert "about 100 per cent" in said
    assert text("money", "anonymous-peer-support", "all-green", 2030).startswith("Dit kost niets.")


def test_support_for_instructions_names_the_steering_government():
    said = text("money", "projected-work-instructions", "jobless-growth", 2030)
    assert "Sturing door de overheid: sterk" in said
    assert "Sturing" not in text("money", "vacuum-lifter", "jobless-growth", 2030)


def test_guidance_says_hours_needed_and_there():
    said = text("guidance", "screen-reader", "all-green", 2030)
    assert "ongeveer 40 uur" in said and "ongeveer 15 uur per plaatsing" in said


def test_rules_say_which_data():
    assert "hoog risico" in text("rules", "ai-job-matching", "jobless-growth", 2030)
    assert "persoonsgegevens" in text("rules", "live-captioning", "jobless-growth", 2030)


def test_recovery_is_said_when_it_is_there():
    assert "herstelt" not in text("money", "vacuum-lifter", "economic-crisis", 2031)
    assert "herstelt" in text("money", "vacuum-lifter", "economic-crisis", 2035)
    assert "stort in" in text("money", "vacuum-lifter", "economic-crisis", 2035)


def test_dutch_sentences_are_short():
    for technology in ("ai-job-matching", "vacuum-lifter", "screen-reader"):
        for future in outcomes().base.tensor.column:
            for factor in FACTOR_NAMES:
                said = text(factor, technology, future, 2034).replace(" (TNO-rapport 4.", " (")
                for sentence in said.split(". "):
                    assert len(sentence.split()) <= 20, sentence


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [
        (12.4, "12", "12"),
        (123, "120", "120"),
        (4148, "4.100", "4,100"),
        (5e4, "50.000", "50,000"),
    ],
)
def test_amounts_are_rounded_as_people_say_them(amount, nl, en):
    assert (euros(amount, "nl"), euros(amount, "en")) == (nl, en)


def test_unknown_cells_are_errors():
    with pytest.raises(KeyError):
        text("supply", "no-such-thing", "today", 2026)
    with pytest.raises(ValueError, match="not in"):
        text("supply", "grip-aids", "today", 2050)


def test_every_status_has_a_name_in_both_languages():
    assert set(STATUS_NAMES) == {"available", "limited", "pilot", "not-available"}
