import pytest

from catalogue.facets import FACETS
from catalogue.store import load_catalogue

CATALOGUE = load_catalogue()
PAIRS = [(name, value) for name, facet in FACETS.items() for value in facet.values(CATALOGUE)]


def test_the_facets_are_those_of_the_issue() -> None:
    assert set(FACETS) == {
        "family",
        "sector",
        "function",
        "technology",
        "maturity",
        "cost",
        "needs-network",
        "dutch",
        "digital-skill",
        "ai",
        "personal-data",
    }


@pytest.mark.parametrize("name", FACETS)
def test_every_value_that_is_satisfied_is_offered(name: str) -> None:
    offered = set(FACETS[name].values(CATALOGUE))
    for technology in CATALOGUE.technologies.values():
        assert set(FACETS[name].satisfied(technology)) <= offered


@pytest.mark.parametrize(("name", "value"), PAIRS)
def test_every_value_has_words_in_both_languages(name: str, value: str) -> None:
    words = FACETS[name].values(CATALOGUE)[value]
    assert words.text("nl")
    assert words.text("en")


def test_an_order_gives_upper_bounds() -> None:
    skill = FACETS["digital-skill"].satisfied
    record = CATALOGUE.technology("live-captioning")
    assert record.digital_skill == "basic"
    assert list(skill(record)) == ["basic", "good"]


def test_what_is_free_satisfies_every_budget() -> None:
    steps = list(FACETS["cost"].satisfied(CATALOGUE.technology("funding-finder")))
    assert steps == list(FACETS["cost"].values(CATALOGUE))
