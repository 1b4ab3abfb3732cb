import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.breach import Known
from catalogue.rules_wording import (
    LONGEST,
    SIZES,
    dutch_is_plain,
    lists_have_their_size,
    lists_hold_no_double,
    long_sentences,
    texts_are_filled,
)
from catalogue.store import load_catalogue
from catalogue.technology import Technology

SOUND = load_catalogue().technology("optical-magnifier")


def after(**changes: object) -> Technology:
    return Technology.model_validate(SOUND.model_dump(mode="json") | changes)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=5))
def test_sentences_are_counted_apart(lengths: list[int]) -> None:
    text = " ".join(" ".join(["w"] * length) + "." for length in lengths)
    assert len(long_sentences(text)) == sum(length > LONGEST for length in lengths)


@pytest.mark.parametrize("count", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_the_limit_is_exact(count: int) -> None:
    record = after(summary={"nl": " ".join(["w"] * count) + ".", "en": "x"})
    assert len(list(dutch_is_plain(record, Known()))) == (count > LONGEST)


@pytest.mark.parametrize(
    "rule", [dutch_is_plain, lists_have_their_size, lists_hold_no_double, texts_are_filled]
)
def test_a_sound_record_breaks_none(rule) -> None:
    assert list(rule(SOUND, Known())) == []


def test_every_text_of_a_record_is_read() -> None:
    blank = {"nl": " ", "en": "x"}
    record = after(
        name=blank,
        summary=blank,
        cost=SOUND.cost.model_dump(mode="json") | {"covers": blank},
        unsuitable=[{"when": "seeing", "why": blank, "severity": "caution"}],
        evidence=[SOUND.evidence[0].model_dump(mode="json") | {"finding": blank}],
    )
    assert [breach.field for breach in texts_are_filled(record, Known())] == [
        "name",
        "summary",
        "cost.covers",
        "unsuitable.0.why",
        "evidence.0.finding",
    ]


@given(st.integers(1, 14))
def test_sizes_hold_at_both_ends(count: int) -> None:
    entries = [f"woord {number}" for number in range(count)]
    record = after(terms={"nl": entries, "en": entries})
    low, high = next((low, high) for place, low, high in SIZES if place == "terms.nl")
    assert bool(list(lists_have_their_size(record, Known()))) == (not low <= count <= high)
