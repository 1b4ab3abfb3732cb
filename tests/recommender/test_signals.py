"""Raw signals on one scale, and coverage that rises with what is limited."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recommender.case import Case, FunctionLimit, Job, Worker
from recommender.recommend import Recommender
from recommender.signals import SIGNALS, put_on_scale

raw = arrays(np.float32, (3, 11), elements=st.floats(-100, 100, width=32))


@given(raw)
def test_at_most_half_of_the_kinds_stand_above_the_floor(signals: np.ndarray) -> None:
    scaled = put_on_scale(signals, np.ones(3, np.float32))
    assert (scaled >= 0).all()
    assert ((scaled > 0).sum(axis=1) <= 6).all()


@given(raw, st.floats(-10, 10, width=32))
def test_a_constant_added_to_a_signal_changes_nothing(signals: np.ndarray, more: float) -> None:
    spread = np.array([1, 2, 3], np.float32)
    moved = put_on_scale(signals + np.float32(more), spread)
    np.testing.assert_allclose(moved, put_on_scale(signals, spread), atol=1e-3)


def test_spread_divides() -> None:
    signals = np.array([[0, 0, 0, 4.0]], np.float32)
    assert put_on_scale(signals, np.array([2], np.float32)).tolist() == [[0, 0, 0, 2]]


def test_the_order_within_a_signal_stays() -> None:
    signals = np.array([[5, 1, 3, 9, 7]], np.float32)
    scaled = put_on_scale(signals, np.ones(1, np.float32))[0]
    assert scaled.tolist() == [0, 0, 0, 4, 2]


def signals_of(recommender: Recommender, case: Case) -> np.ndarray:
    return recommender.signals.compute(recommender.reader.read(case))


FUNCTIONS = st.sampled_from(
    ["lifting-carrying", "hearing", "seeing", "reading", "remembering", "walking", "energy"]
)


@settings(max_examples=25)
@given(
    st.dictionaries(FUNCTIONS, st.integers(1, 4), min_size=1, max_size=4),
    FUNCTIONS,
    st.integers(1, 4),
)
def test_a_further_limitation_never_lowers_coverage(
    recommender: Recommender, first: dict[str, int], added: str, severity: int
) -> None:
    def coverage(limits: dict[str, int]) -> np.ndarray:
        given_as = tuple(FunctionLimit(function=f, severity=s) for f, s in limits.items())
        case = Case(language="nl", worker=Worker(functions=given_as))
        return signals_of(recommender, case)[SIGNALS.index("coverage")]

    more = first | {added: max(severity, first.get(added, 0))}
    before, after = coverage(first), coverage(more)
    assert (after >= before - 1e-6).all()
    if more != first:
        supporting = [
            place
            for place, technology in enumerate(recommender.technologies)
            if any(support.function == added for support in technology.supports)
        ]
        assert (after[supporting] > before[supporting]).all()


def test_without_functions_the_profile_is_silent(recommender: Recommender) -> None:
    found = signals_of(recommender, Case(job=Job(tasks=("dozen tillen",))))
    assert not found[SIGNALS.index("profile")].any()
    assert found[SIGNALS.index("encoder")].any()
    assert found[SIGNALS.index("ngrams")].any()


def test_without_text_the_words_are_silent(recommender: Recommender) -> None:
    case = Case(worker=Worker(functions=(FunctionLimit(function="hearing", severity=3),)))
    found = signals_of(recommender, case)
    speaking = {name for name, row in zip(SIGNALS, found, strict=True) if row.any()}
    assert speaking == {"encoder", "profile", "coverage"}


@pytest.mark.parametrize(
    ("text", "language", "technology"),
    [
        ("heeft een leespen nodig", "nl", "reading-pen"),
        ("a braille display", "en", "braille-display"),
    ],
)
def test_words_find_the_technology_that_bears_them(
    recommender: Recommender, text: str, language: str, technology: str
) -> None:
    case = Case(language=language, worker=Worker(description=text))  # type: ignore[arg-type]
    row = signals_of(recommender, case)[SIGNALS.index("words")]
    names = [one.id for one in recommender.technologies]
    assert row[names.index(technology)] > 0
