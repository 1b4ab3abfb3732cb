from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.rules import LONGEST, RULES, TRL, Breach, Known, breaches
from catalogue.store import load_catalogue
from catalogue.technology import Technology

CATALOGUE = load_catalogue()
KNOWN = Known(CATALOGUE.functions, CATALOGUE.situations, CATALOGUE.sectors)
SOUND = CATALOGUE.technology("optical-magnifier")


def broken(**changes: Any) -> list[Breach]:
    """Return the breaches of a sound technology after `changes`."""
    record = Technology.model_validate(SOUND.model_dump(mode="json") | changes)
    return list(breaches(record, KNOWN))


def fields(**changes: Any) -> list[str]:
    return [breach.field for breach in broken(**changes)]


def cost(**changes: Any) -> dict[str, Any]:
    return {"cost": SOUND.cost.model_dump(mode="json") | changes}


def evidence(**changes: Any) -> dict[str, Any]:
    return {"evidence": [SOUND.evidence[0].model_dump(mode="json") | changes]}


def test_a_sound_technology_breaks_nothing() -> None:
    assert broken() == []


def test_functions() -> None:
    assert fields(supports=[]) == ["supports"]
    (unknown,) = broken(supports=[{"function": "seing", "strength": 1}])
    assert "seeing" in unknown.message.nl
    twice = [{"function": "seeing", "strength": 1}, {"function": "seeing", "strength": 2}]
    assert fields(supports=twice) == ["supports"]


def test_situations() -> None:
    why = {"why": {"nl": "x", "en": "y"}, "severity": "caution"}
    (unknown,) = broken(unsuitable=[{"when": "noisy-place", **why}])
    assert "noisy-area" in unknown.message.en
    assert broken(unsuitable=[{"when": "seeing", **why}, {"when": "outdoor", **why}]) == []
    assert fields(unsuitable=[{"when": "outdoor", **why}] * 2) == ["unsuitable"]


def test_sectors() -> None:
    assert fields(sectors=["retial"]) == ["sectors"]
    assert fields(sectors=["all", "retail"]) == ["sectors"]
    assert fields(sectors=["retail", "retail"]) == ["sectors"]


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_cost_is_a_range(low: int, high: int) -> None:
    assert fields(**cost(low_eur=low, high_eur=high)) == (["cost"] if low > high else [])


def test_a_price_that_was_looked_up_has_a_source() -> None:
    assert broken(**cost(basis="looked-up")) == []
    assert fields(**cost(basis="looked-up"), sources=[]) == ["cost.basis"]


@given(st.sampled_from(sorted(TRL)), st.integers(1, 9))
def test_trl_goes_with_maturity(maturity: str, trl: int) -> None:
    wanted = [] if trl in TRL[maturity] else ["trl"]
    assert fields(maturity=maturity, trl=trl) == wanted


def test_every_level_goes_with_some_maturity() -> None:
    assert {level for levels in TRL.values() for level in levels} == set(range(1, 10))


@pytest.mark.parametrize("place", ["terms", "tasks"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_lists_hold_no_double(place: str, language: str) -> None:
    entries = getattr(SOUND, place).model_dump(mode="json")
    entries[language] = [*entries[language][:3], entries[language][0].upper()]
    assert fields(**{place: entries}) == [f"{place}.{language}"]


def test_products() -> None:
    assert fields(products=[]) == ["products"]
    assert fields(products=["Ava", "ava "]) == ["products"]
    (one,) = broken(products=["Ava"])
    assert one.warning


def test_evidence() -> None:
    assert fields(**evidence(url="")) == ["evidence.0.url"]
    assert fields(**evidence(url="www.example.org")) == ["evidence.0.url"]
    assert fields(**evidence(year=3000)) == ["evidence.0.year"]
    assert broken(**evidence(year=None)) == []
    assert fields(evidence=evidence()["evidence"] * 2) == ["evidence"]


def test_sources() -> None:
    assert fields(sources=["ftp://x"]) == ["sources.0"]
    (none,) = broken(sources=[], evidence=[])
    assert (none.field, none.warning) == ("sources", True)


def test_texts() -> None:
    assert fields(name={"nl": " ", "en": "x"}) == ["name"]
    same = "A loupe with a lamp on it"
    assert fields(**cost(covers={"nl": same, "en": same})) == ["cost.covers"]
    assert broken(name={"nl": "App", "en": "App"}) == []


def test_long_dutch_sentences_are_a_warning() -> None:
    long = " ".join(["woord"] * (LONGEST + 1)) + "."
    (found,) = broken(summary={"nl": f"Kort. {long}", "en": "x"})
    assert (found.field, found.warning) == ("summary.nl", True)
    assert str(LONGEST + 1) in found.message.nl


def test_long_english_sentences_are_none() -> None:
    assert broken(summary={"nl": "Kort.", "en": "word " * 40 + "."}) == []


def test_sizes_are_warnings() -> None:
    entries = SOUND.terms.model_dump(mode="json") | {"nl": ["een", "twee"]}
    (found,) = broken(terms=entries)
    assert (found.field, found.warning) == ("terms.nl", True)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_says_what_it_asks(rule) -> None:
    assert rule.__doc__.endswith(".")


@pytest.mark.parametrize("identity", sorted(CATALOGUE.technologies))
def test_the_shipped_records_keep_the_rules(identity: str) -> None:
    found = list(breaches(CATALOGUE.technologies[identity], KNOWN))
    assert [breach for breach in found if not breach.warning] == []
    assert {breach.field for breach in found} <= {"sources"}
