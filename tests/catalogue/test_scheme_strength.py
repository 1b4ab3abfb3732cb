import pytest

from catalogue.scheme_strength import TODAY, SchemeStrengths
from catalogue.store import load_catalogue

MONEY = ("minimal", "little", "available", "ample")


@pytest.mark.parametrize("claim", ["right", "discretion", "programme", "wage-cost"])
def test_more_public_money_never_weakens_a_claim(claim: str) -> None:
    rule = next(r for r in load_catalogue().strengths.claims if r.claim == claim)
    values = [rule.levels[level].value for level in MONEY]
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("scheme", "level", "value"),
    [
        # scenarios.md: "wage-cost subsidy under debate" (4.1), "kept" (4.2), money minimal (4.3).
        ("loonkostensubsidie-participatiewet", "little", 0.3),
        ("loonkostensubsidie-participatiewet", "available", 1.0),
        ("szw-subsidie-inclusieve-technologie", "minimal", 0.0),
        ("uwv-meeneembare-voorziening", "ample", 1.0),
        ("uwv-meeneembare-voorziening", "minimal", 0.6),
    ],
)
def test_strength_of_a_scheme(scheme: str, level: str, value: float) -> None:
    catalogue = load_catalogue()
    found = catalogue.strengths.of(catalogue.schemes[scheme], {"public-money": level})
    assert found.value == value


def test_what_a_future_does_not_set_stays_as_today() -> None:
    catalogue = load_catalogue()
    scheme = catalogue.schemes["social-return"]
    assert catalogue.strengths.of(scheme, {}) is TODAY
    assert catalogue.strengths.of(scheme, {"government-steering": "unheard-of"}) is TODAY
    assert SchemeStrengths().of(scheme, {"government-steering": "small"}) is TODAY
