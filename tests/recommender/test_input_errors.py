import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catalogue.text import LANGUAGES, Localised
from recommender.case import Case
from recommender.input_errors import dotted, explain, pointer
from recommender.input_sentences import ANY_FAULT, RULES, SENTENCES

FRAMEWORK = re.compile(r"pydantic|Input should|tuple|ValueError|FunctionLimit|FmlItem|IcfCode|\{\w")
JOB = {"job": {"title": "Orderpicker"}}


def faults(value, language="en", strict=True):
    text = value if isinstance(value, str | bytes) else json.dumps(value)
    with pytest.raises(ValidationError) as caught:
        Case.model_validate_json(text, strict=strict)
    return explain(caught.value, language)


def limit(**fields):
    return {"worker": {"functions": [fields]}}


@pytest.mark.parametrize(
    ("value", "place", "said"),
    [
        ({}, "", "job.tasks"),
        ("{broken", "", "line 1, character 2"),
        ("[1]", "", "named fields"),
        ("null", "", "named fields"),
        (JOB | {"foo": 1}, "/foo", "language"),
        ({"job": {"taks": ["lezen"]}}, "/job/taks", "sector, situations, tasks, title"),
        ({"job": {"tasks": ["x"] * 51}}, "/job/tasks", "at most 50"),
        ({"job": {"tasks": "lezen"}}, "/job/tasks", "list"),
        ({"job": {"tasks": ["lezen", None]}}, "/job/tasks/1", "text"),
        ({"job": {"title": "a" * 501}}, "/job/title", "at most 500 characters"),
        ({"worker": {"description": "a" * 20_001}}, "/worker/description", "20,000"),
        (JOB | {"language": "de"}, "/language", "Choose from: nl, en."),
        (JOB | {"year": "abc"}, "/year", "whole number"),
        (JOB | {"year": 2028.5}, "/year", "whole number"),
        (JOB | {"budget_eur": "veel"}, "/budget_eur", "such as 2500"),
        (JOB | {"budget_eur": -1}, "/budget_eur", "Give 0 or more"),
        (JOB | {"limit": 0}, "/limit", "Give 1 or more"),
        (JOB | {"payer": {"status": "x"}}, "/payer/status", "wajong, wia"),
        (limit(function="lifting", severity=9), "/worker/functions/0/severity", "Give 4 or less"),
        (limit(function="lifting"), "/worker/functions/0/severity", "Fill it in"),
        (limit(fml="4.14", score="x"), "/worker/functions/0/score", "whole number"),
        (limit(icf=5), "/worker/functions/0/icf", "text"),
        (limit(x=3), "/worker/functions/0", "Write a limitation as"),
        ({"worker": {"functions": [3]}}, "/worker/functions/0", "Write a limitation as"),
        ({"worker": {"functions": [None]}}, "/worker/functions/0", "Write a limitation as"),
        ({"worker": {"functions": [{}]}}, "/worker/functions/0", "Write a limitation as"),
    ],
)
def test_each_fault_is_named_once_with_place_and_remedy(value, place, said):
    found = faults(value)
    assert [fault.pointer for fault in found] == [place]
    assert said in found[0].detail


def test_all_faults_come_together_in_the_order_of_the_input():
    found = faults(
        {
            "job": {"tasks": [5]},
            "worker": {"functions": [{"function": "a", "severity": 9}, 7, {"fml": "1.1"}]},
            "limit": 1000,
            "extra": 1,
        }
    )
    assert [fault.field for fault in found] == [
        "job.tasks[0]",
        "worker.functions[0].severity",
        "worker.functions[1]",
        "worker.functions[2].score",
        "limit",
        "extra",
    ]


def test_dutch_writes_numbers_the_dutch_way():
    assert "20.000 tekens" in faults({"worker": {"description": "a" * 20_001}}, "nl")[0].detail


def test_lenient_reading_has_sentences_too():
    found = faults(JOB | {"year": "abc", "budget_eur": "veel", "limit": 2.5}, strict=False)
    assert not {ANY_FAULT.en} & {fault.detail for fault in found}


def test_a_rule_that_brings_its_own_sentence_is_used():
    class RuleError(ValueError):
        message = Localised(nl="Zo niet.", en="Not so.")

    raised = ValidationError.from_exception_data(
        "Case",
        [{"type": "value_error", "loc": ("job",), "input": {}, "ctx": {"error": RuleError()}}],
    )
    assert explain(raised, "nl")[0].detail == "Zo niet."


def test_an_unforeseen_kind_gets_a_plain_sentence():
    raised = ValidationError.from_exception_data(
        "Case", [{"type": "url_parsing", "loc": ("job",), "input": "", "ctx": {"error": "x"}}]
    )
    assert explain(raised, "en")[0].detail == ANY_FAULT.en


@pytest.mark.parametrize("sentence", [*SENTENCES.values(), *RULES.values()])
def test_dutch_sentences_stay_short(sentence):
    prose = re.sub(r"Kies uit:.*|Schrijf een beperking.*|Vul ten minste.*", "", sentence.nl)
    longest = max((len(part.split()) for part in re.split(r"[.?!:]", prose)), default=0)
    assert longest <= 20


@given(st.lists(st.one_of(st.integers(0, 99), st.text(max_size=5)), max_size=6))
def test_pointers_follow_the_rfc(path):
    steps = pointer(path).split("/")[1:]
    assert [s.replace("~1", "/").replace("~0", "~") for s in steps] == [str(s) for s in path]


def test_dotted_is_as_people_write_it():
    assert dotted(("worker", "functions", 0, "severity")) == "worker.functions[0].severity"
    assert dotted(()) == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["job", "worker", "tasks", "functions", "severity", "fml", "icf", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values, st.sampled_from(LANGUAGES))
def test_whatever_is_sent_gets_sentences_without_framework_words(value, language):
    try:
        Case.model_validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        found = explain(error, language)
        assert found
        assert len({(fault.pointer, fault.detail) for fault in found}) == len(found)
        for fault in found:
            assert not FRAMEWORK.search(fault.detail.replace('{"', ""))
