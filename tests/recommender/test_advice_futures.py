"""Futures beside options: order, parts, robustness, notices, errors, time."""

from functools import cache
from itertools import pairwise
from statistics import median
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.scenario_errors import InconsistentFuture, UnknownScenario, YearOutOfRange
from catalogue.store import load_catalogue
from recommender.advice_futures import FutureAdviser
from recommender.answer import Option

NAMES = sorted(load_catalogue().technologies)
FUTURES = ["sky-is-the-limit", "jobless-growth", "economic-crisis", "all-green"]


@cache
def adviser() -> FutureAdviser:
    return FutureAdviser(load_catalogue())


options = st.lists(
    st.tuples(st.sampled_from(NAMES), st.floats(0, 1)), min_size=1, max_size=25,
    unique_by=lambda option: option[0],
)  # fmt: skip
scenarios = st.sampled_from([*FUTURES, "today", "public-money=little"])


@given(options, scenarios, st.integers(2026, 2036))
@settings(max_examples=80, deadline=None)
def test_order_follows_what_can_be_had_and_loses_nothing(chosen, scenario, year):
    found = adviser().advise(chosen, scenario, year)
    assert sorted(found.order) == list(range(len(chosen)))
    key = scenario if "=" not in scenario else "composed"
    ranked = [(chosen[i][1], found.availability[chosen[i][0]][key]) for i in found.order]
    gone = [part.status == "not-available" for _, part in ranked]
    assert gone == sorted(gone)
    had = [fit * part.value for fit, part in ranked if part.status != "not-available"]
    assert all(a >= b - 1e-3 for a, b in pairwise(had))


@given(options, scenarios, st.integers(2026, 2036))
@settings(max_examples=50, deadline=None)
def test_of_equal_fit_what_can_be_had_more_stands_higher(chosen, scenario, year):
    alike = [(name, 0.5) for name, _ in chosen]
    found = adviser().advise(alike, scenario, year)
    key = scenario if "=" not in scenario else "composed"
    values = [found.availability[alike[i][0]][key].value for i in found.order]
    assert values == sorted(values, reverse=True)


def test_without_a_future_the_order_is_that_of_fit_and_today_is_said():
    chosen = [("cobot-assembly-assistant", 0.9), ("visual-timer", 0.8), ("grip-aids", 0.7)]
    found = adviser().advise(chosen)
    assert found.order == (0, 1, 2)
    part = found.availability["visual-timer"]
    assert list(part) == ["today", *FUTURES]
    assert part["today"].year == 2026
    assert {part[name].year for name in FUTURES} == {2030}
    assert [notice.field for notice in found.notices] == ["scenario"]
    assert "2026" in found.notices[0].text


def test_the_asked_future_comes_first_and_the_others_stand_beside_it():
    found = adviser().advise([("visual-timer", 0.8)], "economic-crisis", 2028, "en")
    assert next(iter(found.availability["visual-timer"])) == "economic-crisis"
    assert set(found.availability["visual-timer"]) == set(FUTURES)
    assert found.notices == ()


def test_a_missing_year_is_filled_and_said():
    found = adviser().advise([("visual-timer", 0.8)], "all-green", None, "en")
    assert found.availability["visual-timer"]["all-green"].year == 2030
    assert "2030" in found.notices[0].text


def test_a_composed_future_stands_beside_the_four():
    found = adviser().advise([("visual-timer", 0.8)], "public-money=little", 2031)
    assert list(found.availability["visual-timer"]) == ["composed", *FUTURES]


def test_changing_the_future_changes_the_order_for_reasons_that_can_be_read():
    chosen = [("lift-assist-manipulator", 0.9), ("height-adjustable-trolley", 0.7),
              ("standing-height-tools", 0.55), ("passive-back-exoskeleton", 0.8)]  # fmt: skip
    green = adviser().advise(chosen, "all-green", 2030)
    crisis = adviser().advise(chosen, "economic-crisis", 2030)
    assert chosen[green.order[0]][0] == "lift-assist-manipulator"
    assert chosen[crisis.order[0]][0] == "standing-height-tools"
    part = crisis.availability["lift-assist-manipulator"]["economic-crisis"]
    money = next(f for f in part.factors if f.factor == "money")
    assert part.weakest == "money"
    assert "alleen om te overleven (TNO-rapport 4.3)" in money.text


@given(options, st.integers(2026, 2036))
@settings(max_examples=40, deadline=None)
def test_robustness_agrees_with_the_values_beside_it(chosen, year):
    found = adviser().advise(chosen, "all-green", year)
    tensor = adviser().outcomes.four_tensor
    at = tensor.year_index(year)
    rows = [tensor.row[name] for name, _ in chosen]
    utility = np.array([fit for _, fit in chosen])[:, None] * tensor.value[rows][:, :, at]
    regret = (utility.max(axis=0) - utility).max(axis=1)
    for place, (name, _) in enumerate(chosen):
        part, robust = found.availability[name], found.robustness[name]
        works = [f for f in FUTURES if part[f].status == "available"]
        assert list(robust.works_in) == works
        labels = ["none", "bet-on-one", "two", "three", "all-four"]
        assert robust.label == labels[len(works)]
        assert robust.worst == min(part[f].value for f in FUTURES)
        assert part[robust.worst_future].value == robust.worst
        assert robust.regret == pytest.approx(regret[place], abs=1e-4)


def test_parts_are_valid_and_fit_an_option():
    found = adviser().advise([("captioning-glasses", 0.8)], "jobless-growth", 2027)
    option = Option.model_validate(
        {
            "technology": "captioning-glasses", "name": "x", "rank": 1, "fit": 0.8,
            "reasons": (), "cautions": (), "cost_eur": (1, 2), "cost_basis": "estimate",
            "availability": {
                key: part.model_dump()
                for key, part in found.availability["captioning-glasses"].items()
            },
            "robustness": found.robustness["captioning-glasses"].model_dump(),
        }
    )  # fmt: skip
    assert option.availability is not None
    for part in option.availability.values():
        assert [f.factor for f in part.factors] == [
            "supply",
            "adoption",
            "money",
            "guidance",
            "rules",
        ]
        product = np.prod([f.value for f in part.factors])
        assert part.value == pytest.approx(product, abs=5e-4)


def test_only_the_first_options_are_unfolded():
    chosen = [(name, 0.5) for name in NAMES[:30]]
    found = adviser().advise(chosen, "all-green", 2030, limit=5)
    shown = [chosen[i][0] for i in found.order[:5]]
    assert list(found.availability) == shown == list(found.robustness)
    assert len(found.order) == 30


def test_no_options_no_futures():
    found = adviser().advise([], "all-green", 2030)
    assert found.order == () and found.availability == {} and found.robustness == {}


@pytest.mark.parametrize(
    ("scenario", "year", "error", "says"),
    [
        ("boom", 2030, UnknownScenario, "jobless-growth"),
        ("all-green", 2050, YearOutOfRange, "2036"),
        (None, 1999, YearOutOfRange, "2026"),
        ("economic-growth=collapse,public-money=ample", 2030, InconsistentFuture, "collapse"),
    ],
)
def test_what_cannot_be_asked_is_a_named_error(scenario, year, error, says):
    for ask in (
        lambda: adviser().check(scenario, year),
        lambda: adviser().advise([("visual-timer", 0.5)], scenario, year),
    ):
        with pytest.raises(error) as caught:
            ask()
        assert says in caught.value.text("en")
        assert caught.value.status == 400


def test_the_same_question_gives_the_same_bytes():
    chosen = [(name, 0.5) for name in NAMES[::7]]
    dumps = set()
    for _ in range(2):
        found = FutureAdviser(load_catalogue()).advise(chosen, "jobless-growth", 2029, "en")
        parts = (p for parts in found.availability.values() for p in parts.values())
        dumps.add("".join(part.model_dump_json() for part in parts))
    assert len(dumps) == 1


def test_an_answer_grows_by_less_than_a_millisecond():
    chosen = [(name, 1 - n / 300) for n, name in enumerate(NAMES)]
    adviser().advise(chosen, "jobless-growth", 2028, limit=10)
    times = []
    for _ in range(20):
        start = perf_counter()
        adviser().advise(chosen, "jobless-growth", 2028, limit=10)
        times.append(perf_counter() - start)
    assert median(times) < 0.001
