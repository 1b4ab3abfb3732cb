import random

import pytest

from catalogue.words import spoken
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.perturbation import (
    LONG,
    PERTURBATIONS,
    colloquial,
    mixed,
    no_capitals,
    padded,
    typos,
)
from tests.evaluation.conftest import graded

CASES = read_case_file(DEVELOPMENT_CASES)
ALL = {p.name: p for p in PERTURBATIONS}


def changed(name: str, language: str = "nl", **fields):
    return ALL[name].text(graded(**fields), language)


@pytest.mark.parametrize("one", PERTURBATIONS, ids=str)
@pytest.mark.parametrize("mode", ["nl", "en", "profile"])
def test_every_change_keeps_every_case_askable_and_is_seeded(one, mode) -> None:
    different = 0
    for case in CASES:
        text = one.text(case, mode)
        assert text == one.text(case, mode)
        assert case.case(mode, text).worker.description
        different += text != case.text("en" if mode == "en" else "nl")
    # A limitation of one sentence with nothing to swap may stay as it is.
    assert different > 0.9 * len(CASES)


def test_another_seed_makes_other_typing_errors() -> None:
    assert ALL["typos"].text(CASES[0], "nl", 1) != ALL["typos"].text(CASES[0], "nl", 2)


def test_typing_errors_hit_about_one_in_seven_longer_words_and_leave_the_first_letter() -> None:
    hit = total = 0
    for case in CASES:
        text = typos(case.texts(), "nl", random.Random(case.id))
        old, new = case.text("nl").limitation.split(), text.limitation.split()
        assert len(old) == len(new)
        for before, after in zip(old, new, strict=True):
            total += len(before.strip(".,:;")) >= 4
            hit += before != after
            assert before[0] == after[0]
            assert abs(len(before) - len(after)) <= 1
    assert 0.08 < hit / total < 0.22


def test_no_capitals_leaves_words_and_order() -> None:
    text = no_capitals(graded().texts(), "nl", random.Random(0))
    assert text.limitation == "heeft rugklachten kan niet boven tien kilo tillen"
    assert text.title == "orderpicker"


def test_colloquial_swaps_whole_words_and_keeps_a_capital() -> None:
    said = "Het is moeilijk. Hij kan niet goed tillen met collega's."
    text = colloquial(graded(limitation_nl=said).texts(), "nl", random.Random(0))
    assert text.limitation == "'t is lastig zat. Ie ken nie goe sjouwe met maten."


def test_mixed_speaks_both_languages_in_one_text() -> None:
    both = 0
    for case in CASES:
        own, other = case.text("nl"), case.text("en")
        text = mixed(case.texts(), "nl", random.Random(case.id))
        assert all(task in own.tasks + other.tasks for task in text.tasks)
        half = len(text.limitation) // 2
        parts = text.limitation[:half], text.limitation[half:]
        both += (spoken(parts[0], "en"), spoken(parts[1], "nl")) == ("nl", "en")
    # Telling the language of half a sentence by its filler words goes wrong at times.
    assert both > 0.6 * len(CASES)


def test_short_texts_drop_the_work_and_all_but_the_first_sentence() -> None:
    assert changed("limitation-only").limitation == graded().limitation_nl
    first = changed("first-sentence")
    assert (first.title, first.tasks, first.limitation) == ("", (), "Heeft rugklachten.")


def test_a_long_text_holds_the_own_text_in_the_middle_of_a_page() -> None:
    text = padded(graded().texts(), "en", random.Random(0)).limitation
    own = graded().limitation_en
    assert own in text
    assert 0.9 * LONG < len(text) - len(own) <= LONG + 2
    assert text.index(own) > 0.4 * LONG
    assert len(text) - text.index(own) - len(own) > 0.4 * LONG


def test_what_takes_more_away_may_cost_more() -> None:
    allowed = {name: one.allowed_loss for name, one in ALL.items()}
    assert all(0 < loss < 0.3 for loss in allowed.values())
    assert allowed["no-capitals"] == min(allowed.values())
    assert allowed["first-sentence"] > allowed["limitation-only"] > allowed["typos"]
