import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.facets import COST_STEPS, FACETS
from catalogue.selection import UnknownFacet, counts, select
from catalogue.store import load_catalogue

CATALOGUE = load_catalogue()
PAIRS = [(name, value) for name, facet in FACETS.items() for value in facet.values(CATALOGUE)]


def test_nothing_chosen_keeps_all() -> None:
    assert select(CATALOGUE, {}) == CATALOGUE.technologies
    assert select(CATALOGUE, {"family": []}) == CATALOGUE.technologies


@given(st.sampled_from(PAIRS), st.sampled_from(PAIRS))
def test_more_facets_never_find_more(one: tuple[str, str], other: tuple[str, str]) -> None:
    if one[0] == other[0]:
        both = select(CATALOGUE, {one[0]: [one[1], other[1]]})
        assert set(select(CATALOGUE, {one[0]: [one[1]]})) <= set(both)
    else:
        both = select(CATALOGUE, {one[0]: [one[1]], other[0]: [other[1]]})
        assert set(both) <= set(select(CATALOGUE, {one[0]: [one[1]]}))


def test_what_suits_all_sectors_suits_each() -> None:
    found = select(CATALOGUE, {"sector": ["transport"]})
    assert "optical-magnifier" in found
    assert all({"transport", "all"} & set(t.sectors) for t in found.values())


def test_skill_and_data_are_upper_bounds() -> None:
    basic = select(CATALOGUE, {"digital-skill": ["basic"]})
    assert {t.digital_skill for t in basic.values()} == {"none", "basic"}
    none = select(CATALOGUE, {"personal-data": ["none"]})
    assert {t.personal_data for t in none.values()} == {"none"}


def test_what_uses_no_language_works_in_dutch() -> None:
    found = select(CATALOGUE, {"dutch": ["yes"]})
    assert {t.dutch for t in found.values()} == {"yes", "not-applicable"}


@pytest.mark.parametrize("step", COST_STEPS)
def test_cost_is_the_low_end(step: int) -> None:
    found = select(CATALOGUE, {"cost": [str(step)]})
    assert set(found) == set(select(CATALOGUE, {}, max_cost_eur=step))
    assert all(t.cost.low_eur <= step for t in found.values())


def test_functions_are_those_supported() -> None:
    found = select(CATALOGUE, {"function": ["lifting-carrying"]})
    assert all("lifting-carrying" in {s.function for s in t.supports} for t in found.values())
    assert found


@pytest.mark.parametrize(
    ("chosen", "field", "meant"),
    [
        ({"famly": ["vision"]}, "facet", "family"),
        ({"family": ["visoin"]}, "family", "vision"),
        ({"sector": ["retial"]}, "sector", "retail"),
    ],
)
def test_what_is_unknown_names_the_nearest(chosen, field: str, meant: str) -> None:
    with pytest.raises(UnknownFacet) as caught:
        select(CATALOGUE, chosen)
    assert caught.value.field == field
    assert meant in caught.value.text("nl")


def test_counts_hold_every_facet() -> None:
    found = counts(CATALOGUE.technologies.values())
    assert set(found) == set(FACETS)
    assert sum(found["family"].values()) == 210
    assert found["cost"]["25000"] >= found["cost"]["0"]
    assert counts([])["family"] == {}
