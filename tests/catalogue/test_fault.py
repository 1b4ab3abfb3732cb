import pytest

from catalogue.errors import UnknownFunction
from catalogue.fault import Fault, error, shape_errors, shape_faults
from catalogue.technology import Cost, Support, Technology
from catalogue.text import Localised, LocalisedList


def test_a_fault_says_file_field_and_sentence() -> None:
    fault = Fault("a.yaml", "trl", "klopt niet.", "is wrong.")
    assert fault.text("nl") == "a.yaml, trl: klopt niet."
    assert fault.text("en") == "a.yaml, trl: is wrong."
    assert Fault("a.yaml", "", "stuk.", "broken.").text("nl") == "a.yaml: stuk."


def test_a_message_becomes_a_fault() -> None:
    fault = error("a.yaml", "supports", UnknownFunction("seing", ["seeing"]).message)
    assert "seeing" in fault.text("nl")
    assert fault.level == "error"


@pytest.mark.parametrize(
    ("data", "model", "field", "nl"),
    [
        ({"nl": "x"}, Localised, "en", "het Engels ontbreekt."),
        ({"nl": "", "en": "x"}, Localised, "nl", "het Nederlands ontbreekt."),
        ({"nl": [], "en": ["x"]}, LocalisedList, "nl", "het Nederlands ontbreekt."),
        ({"nl": "x", "en": "y", "fr": "z"}, Localised, "fr", "dit veld bestaat niet."),
        ({"nl": 1, "en": "y"}, Localised, "nl", "hier hoort tekst."),
        ({"function": "x"}, Support, "strength", "dit veld ontbreekt."),
        ({"function": "x", "strength": 4}, Support, "strength", "moet 3 of minder zijn."),
        ({"function": "x", "strength": 0}, Support, "strength", "moet 1 of meer zijn."),
        ({"function": "x", "strength": "veel"}, Support, "strength", "hier hoort een heel getal."),
        ({"function": "x", "strength": 1.5}, Support, "strength", "hier hoort een heel getal."),
        ("x", Support, "", "hier horen velden met een waarde."),
    ],
)
def test_each_kind_has_a_sentence(data, model, field: str, nl: str) -> None:
    assert [(f.field, f.nl) for f in shape_faults(data, model, "a.yaml")] == [(field, nl)]


def test_all_faults_come_at_once() -> None:
    faults = shape_faults({}, Technology, "a.yaml")
    assert len(faults) == len(Technology.model_fields)
    assert {fault.nl for fault in faults} == {"dit veld ontbreekt."}


def test_a_sound_record_has_none() -> None:
    assert shape_faults({"nl": "x", "en": "y"}, Localised, "a.yaml") == []


def test_choices_are_listed() -> None:
    cost = {"low_eur": 1, "high_eur": 2, "covers": {"nl": "x", "en": "y"}, "basis": "guess"}
    (fault,) = shape_faults(cost, Cost, "a.yaml", "cost")
    assert fault.field == "cost.basis"
    assert "'looked-up'" in fault.nl
    assert "'estimate'" in fault.en


def test_the_path_leads_to_the_place() -> None:
    data = {"low_eur": 1, "high_eur": 2, "covers": {"nl": "x"}, "basis": "estimate"}
    assert [path for _, path in shape_errors(data, Cost, "a.yaml")] == [("covers", "en")]
