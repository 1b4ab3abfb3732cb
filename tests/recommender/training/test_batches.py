"""Training texts and batches."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.text import LANGUAGES
from recommender.encoder.tokenizer import END, PADDING, START
from recommender.recommend import Recommender
from recommender.training.batches import (
    LIMITATION,
    MAX_TOKENS,
    OTHER,
    TASK,
    Sample,
    Variation,
    batches,
    mistype,
    pad,
    sample,
)
from recommender.training.neutral import load_prose
from recommender.training.written_cases import load_written_cases


@given(st.lists(st.integers(1, 200), min_size=20, max_size=120), st.integers(0, 99))
def test_each_index_comes_as_often_as_asked(lengths: list[int], seed: int) -> None:
    found = list(batches(lengths, 5, 2, random.Random(seed)))
    counts = Counter(index for batch in found for index in batch)
    assert all(len(batch) == 5 for batch in found)
    assert sum(counts.values()) == 2 * len(lengths) // 5 * 5
    assert max(counts.values()) <= 2


def test_the_same_dice_give_the_same_batches() -> None:
    first, again = (list(batches(range(50), 4, 2, random.Random(3))) for _ in range(2))
    assert first == again


def test_padding_fills_with_its_own_sign() -> None:
    ids, roles = pad([Sample([START, 9, END], [0, 1, 0]), Sample([START, END], [0, 0])])
    assert ids.tolist() == [[START, 9, END], [START, END, PADDING]]
    assert roles.tolist() == [[0, 1, 0], [0, 0, 0]]


@given(st.text(max_size=60), st.integers(0, 99))
def test_typing_errors_are_few(text: str, seed: int) -> None:
    assert mistype(text, random.Random(seed), 0) == text
    assert abs(len(mistype(text, random.Random(seed), 1)) - len(text)) <= 3


def test_a_sample_knows_the_role_of_each_token(recommender: Recommender) -> None:
    tokenizer = recommender.reader.encoder.tokenizer  # type: ignore[attr-defined]
    found = sample(tokenizer, "Kok", ["groente snijden"], "kan niet lang staan")
    assert len(found.ids) == len(found.roles)
    assert (found.ids[0], found.ids[-1]) == (START, END)
    assert [role for role, _ in Counter(found.roles).items()] == [OTHER, TASK, LIMITATION]
    assert len(sample(tokenizer, "", ["tillen"] * 400, "").ids) == MAX_TOKENS


def test_a_profile_in_words_stands_at_the_end(recommender: Recommender) -> None:
    tokenizer = recommender.reader.encoder.tokenizer  # type: ignore[attr-defined]
    plain = sample(tokenizer, "Kok", [], "kan niet lang staan")
    told = sample(tokenizer, "Kok", [], "kan niet lang staan", "Beperkt in: staan (matig). ")
    assert told.ids[: len(plain.ids) - 1] == plain.ids[:-1]
    assert set(told.roles[len(plain.ids) - 1 :]) == {OTHER}


@pytest.mark.parametrize("seed", range(8))
def test_a_varied_case_always_says_something(recommender: Recommender, seed: int) -> None:
    tokenizer = recommender.reader.encoder.tokenizer  # type: ignore[attr-defined]
    variation = Variation(tokenizer, recommender.catalogue.functions, random.Random(seed))
    empty = len(sample(tokenizer, "", [], "").ids)
    lengths = [len(variation.sample(case).ids) for case in load_written_cases()[seed::300]]
    assert min(lengths) > empty


def test_prose_and_profile_come_in_some_samples(recommender: Recommender) -> None:
    tokenizer = recommender.reader.encoder.tokenizer  # type: ignore[attr-defined]
    variation = Variation(tokenizer, recommender.catalogue.functions, random.Random(0))
    case = load_written_cases()[0]

    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    texts = [letters(tokenizer.decode(variation.sample(case).ids)) for _ in range(200)]
    profiled = sum("Beperktin" in text or "Limitedin" in text for text in texts)
    prose = [letters(line) for language in LANGUAGES for line in load_prose(language)]
    surrounded = sum(any(line in text for line in prose) for text in texts)
    assert 40 < profiled < 100
    assert 10 < surrounded < 60
