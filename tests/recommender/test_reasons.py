"""Reasons are the score: shares add up, and a reason taken away takes its share along."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recommender.barriers import weigh
from recommender.case import Case, FunctionLimit, Job, Worker
from recommender.reasons import RULES
from recommender.recommend import Recommender
from recommender.signals import SIGNALS

CASES = (
    Case(job=Job(title="Orderpicker", tasks=("dozen tillen",)),
         worker=Worker(description="rugklachten, mag niet boven 10 kg tillen")),
    Case(language="en", job=Job(title="Receptionist", tasks=("answering the phone",)),
         worker=Worker(description="Cannot hear what callers say",
                       functions=(FunctionLimit(function="hearing", severity=3),))),
    Case(worker=Worker(description="Kan niet goed lezen en schrijven")),
)  # fmt: skip


def test_each_signal_belongs_to_one_rule() -> None:
    named = [signal for rule in RULES for signal in rule.signals]
    assert sorted(named) == sorted(SIGNALS)


@given(arrays(np.float32, len(SIGNALS), elements=st.floats(0, 100, width=32)))
def test_rules_add_up_to_the_score(summands: np.ndarray) -> None:
    total = sum(rule.share(summands) for rule in RULES)
    assert total == pytest.approx(float(summands.sum()), rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("case", CASES)
def test_shares_add_up_to_one_and_fall(recommender: Recommender, case: Case) -> None:
    options = recommender.match(case.model_copy(update={"limit": 20})).options
    assert options
    for option in options:
        shares = [reason.share for reason in option.reasons]
        assert sum(shares) == pytest.approx(1, abs=1e-9)
        assert shares == sorted(shares, reverse=True)
        assert all(reason.text.endswith(".") for reason in option.reasons)


@pytest.mark.parametrize("case", CASES)
def test_without_the_first_reason_the_score_is_lower_by_its_share(
    recommender: Recommender, case: Case
) -> None:
    scored = recommender.score(case)
    names = [technology.id for technology in recommender.technologies]
    rules = {rule.name: rule for rule in RULES}
    for option in recommender.match(case).options:
        place = names.index(option.technology)
        first = option.reasons[0]
        kept = [SIGNALS.index(s) for s in SIGNALS if s not in rules[first.rule].signals]
        left = float(scored.summands[kept, place].sum())
        whole = float(scored.scores[place])
        assert left == pytest.approx(whole * (1 - first.share), abs=2e-4 * whole)


@pytest.mark.parametrize("case", CASES)
def test_the_coverage_reason_names_what_is_supported(recommender: Recommender, case: Case) -> None:
    answer = recommender.match(case)
    hard = {barrier.function for barrier in answer.barriers}
    seen = 0
    for option in answer.options:
        supports = recommender.catalogue.technologies[option.technology].supports
        texts = [reason.text for reason in option.reasons if reason.rule == "coverage"]
        names = [
            recommender.catalogue.functions[support.function].name.text(answer.language).lower()  # type: ignore[arg-type]
            for support in supports
            if support.function in hard
        ]
        seen += len(texts) if names else 0
        assert all(any(name in text for name in names) for text in texts if names)
    assert seen


def test_examples_are_named_as_written(recommender: Recommender) -> None:
    reasons = [r for o in recommender.match(CASES[0]).options for r in o.reasons]
    found = [r for r in reasons if r.rule == "examples" and r.examples]
    assert found
    for reason in found:
        assert reason.examples is not None
        assert len(reason.examples) <= 3
        assert "geen oordelen van arbeidsdeskundigen" in reason.text
        assert all(example.title in reason.text for example in reason.examples)


LIMITED = st.sampled_from(["lifting-carrying", "hearing", "reading", "walking", "remembering"])


@settings(max_examples=25)
@given(LIMITED, st.integers(1, 3))
def test_more_severity_never_lowers_a_barrier(
    recommender: Recommender, function: str, severity: int
) -> None:
    def weights(level: int) -> dict[tuple[int | None, int], float]:
        limits = (FunctionLimit(function=function, severity=level), "d110.1")
        job = Job(tasks=("dozen tillen en bonnen lezen", "bellen met klanten"))
        case = Case(language="nl", job=job, worker=Worker(functions=limits))
        found = weigh(recommender.reader.read(case))
        return {(one.task, one.function): one.weight for one in found}

    before, after = weights(severity), weights(severity + 1)
    assert set(before) <= set(after)
    assert all(after[key] >= weight for key, weight in before.items())
    assert sum(after.values()) > sum(before.values())
