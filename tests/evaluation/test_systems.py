import pytest

from catalogue.store import load_catalogue
from evaluation import systems
from evaluation.systems import SYSTEM_NAMES, Matcher, UnknownSystem, load_systems, systems_of
from recommender.encoder.session import FakeEncoder
from tests.evaluation.conftest import Fixed, graded


def never() -> Fixed:
    raise AssertionError("the recommender is not needed here")


def test_names_are_read_in_the_fixed_order() -> None:
    assert systems_of("fusion,matcher") == ("matcher", "fusion")
    assert systems_of("") == tuple(SYSTEM_NAMES)
    with pytest.raises(UnknownSystem, match="bm25"):
        systems_of("bm52")


def test_what_is_not_asked_is_not_loaded(monkeypatch) -> None:
    monkeypatch.setattr(systems, "base_encoder", never)
    (words,) = load_systems(["bm25"], never)
    assert len(set(words.ranked(graded().case("nl")))) == len(load_catalogue().technologies)


def test_every_system_ranks_every_technology_once(monkeypatch) -> None:
    monkeypatch.setattr(systems, "base_encoder", FakeEncoder)
    recommender = Fixed(lambda case: ["vacuum-lifter"])
    found = load_systems(systems_of(""), lambda: recommender)
    assert [system.name for system in found] == list(SYSTEM_NAMES)
    for system in found:
        assert sorted(system.ranked(graded().case("nl"))) == list(load_catalogue().technologies)


def test_the_matcher_keeps_the_order_of_the_recommender() -> None:
    ranked = Matcher(Fixed(lambda case: ["sit-stand-desk"])).ranked(graded().case("nl"))
    assert ranked[0] == "sit-stand-desk"
