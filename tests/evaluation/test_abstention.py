from collections import Counter

import pytest

from evaluation.abstention import (
    Silence,
    abstains_enough,
    load_texts,
    measure_silence,
    silence_data,
    silence_sheet,
)
from evaluation.experiment import Questions
from tests.evaluation.conftest import Fixed, graded

QUESTIONS = Questions({"a": [graded(), graded(id="two")]}, ("nl",))
WISE = Fixed(lambda case: ["vacuum-lifter"] if "rugklachten" in case.worker.description else [])
LOUD = Fixed(lambda case: ["vacuum-lifter"])


def test_sixty_different_texts_in_both_languages_of_many_sorts() -> None:
    texts = load_texts()
    assert len(texts) == 60
    assert len({text.text for text in texts}) == len({text.id for text in texts}) == 60
    assert Counter(text.language for text in texts) == {"nl": 36, "en": 24}
    assert len({text.kind for text in texts}) == 13
    assert all(text.id.startswith(text.language) for text in texts)
    assert all(text.case().worker.description == text.text for text in texts)


def test_silence_is_counted_by_kind_over_all_and_on_real_cases() -> None:
    found = {one.sort: one for one in measure_silence(WISE, load_texts(), QUESTIONS)}
    assert (found["all"].texts, found["all"].share) == (60, 1)
    assert found["weather"].texts == 3
    assert found["real"].spoken == ("one/nl", "two/nl")
    assert found["real"].share == 0
    assert abstains_enough(found.values())


def test_who_always_speaks_is_not_silent_enough() -> None:
    found = measure_silence(LOUD, load_texts(), QUESTIONS)
    assert {one.share for one in found} == {0}
    assert not abstains_enough(found)


def test_who_never_speaks_is_too_silent() -> None:
    assert not abstains_enough(measure_silence(Fixed(lambda c: []), load_texts(), QUESTIONS))


@pytest.mark.parametrize(
    ("silent", "refused", "enough"), [(54, 6, True), (53, 6, False), (60, 7, False)]
)
def test_the_limits_are_nine_in_ten_and_one_in_ten(silent, refused, enough) -> None:
    ids = tuple(str(number) for number in range(60))
    found = [
        Silence("all", ids[:silent], ids[silent:]),
        Silence("real", ids[:refused], ids[refused:]),
    ]
    assert [one.wrong for one in found] == [ids[silent:], ids[:refused]]
    assert abstains_enough(found) is enough


def test_tables_and_data_name_what_was_found() -> None:
    found = measure_silence(WISE, load_texts(), QUESTIONS)
    rows = silence_sheet(found, "nl").rows
    assert rows[-1] == ("echte casussen (hoort te spreken)", "2", "0", "0,000")
    assert rows[-2][1:] == ("60", "60", "1,000")
    assert silence_data(found)[-1]["wrong"] == []
    loud = measure_silence(LOUD, load_texts(), QUESTIONS)
    assert len(silence_data(loud)[-2]["wrong"]) == 60
