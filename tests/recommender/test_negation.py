"""What a text says is not hard is taken out; what it says is hard stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.negation import denied, without_denied

NOTHING_LEFT = [
    "Geen moeite met tillen",
    "Heeft geen problemen met horen.",
    "Ervaart geen klachten bij het zitten",
    "Tillen is geen probleem.",
    "Kan goed horen.",
    "Lopen gaat prima",
    "niet beperkt in lopen",
    "No trouble with lifting",
    "Has no difficulty lifting.",
    "Does not have any problems with hearing",
    "There are no problems with reading",
    "Lifting is no problem",
    "Lifting goes fine.",
    "not limited in walking",
]
UNTOUCHED = [
    "kan niet goed horen",
    "kan niet tillen",
    "ziet niet goed",
    "Heeft moeite met tillen",
    "Tillen gaat niet goed",
    "Er zijn problemen met lezen",
    "Lezen is een probleem",
    "Zonder bril kan hij niet lezen",
    "Heeft geen gevoel in de vingers",
    "Horen gaat prima zolang het stil is",
    "kan niet zonder moeite tillen",
    "Does not hear well",
    "Lifting does not go well",
    "Can no longer lift",
    "It is well known that he cannot lift",
    "Has trouble with lifting",
]
PARTLY = [
    ("De zorg gaat goed, maar labels kan ze niet lezen", "labels kan ze niet lezen", "zorg"),
    ("Kan goed zien, maar hoort slecht", "hoort slecht", "zien"),
    ("Geen last van lawaai maar wel van licht", "van licht", "lawaai"),
    ("Heeft rugpijn. Lopen gaat goed.", "Heeft rugpijn", "Lopen"),
    ("Lifting goes fine, but cannot read labels", "cannot read labels", "Lifting"),
    ("Hearing is no problem, seeing is.", "seeing is", "Hearing"),
    ("The work is fine. Standing is hard.", "Standing is hard", "work"),
]


@pytest.mark.parametrize("text", NOTHING_LEFT)
def test_what_is_not_hard_is_taken_out(text: str) -> None:
    assert not any(map(str.isalnum, without_denied(text)))
    assert denied(text)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_hard_stays_as_it_was_typed(text: str) -> None:
    assert without_denied(text) == text
    assert denied(text) == ()


@pytest.mark.parametrize(("text", "kept", "gone"), PARTLY)
def test_only_the_clause_goes(text: str, kept: str, gone: str) -> None:
    left = without_denied(text)
    assert kept in left
    assert gone not in left
    assert any(gone in clause for clause in denied(text))


@given(st.text(max_size=200))
def test_no_letter_is_added(text: str) -> None:
    left = without_denied(text)
    assert sum(map(str.isalnum, left)) <= sum(map(str.isalnum, text))


@given(st.sampled_from(UNTOUCHED), st.sampled_from(NOTHING_LEFT))
def test_a_denial_before_a_limitation_does_not_hide_it(hard: str, easy: str) -> None:
    assert hard in without_denied(f"{easy.rstrip('.')}. {hard}")
