from itertools import pairwise

import numpy as np

from catalogue.store import load_catalogue
from recommender.scheme_future import (
    CLAIMS,
    claim_reach,
    claim_strengths,
    open_schemes,
    public_strength,
)

CATALOGUE = load_catalogue()
MONEY = ("minimal", "little", "available", "ample")


def test_more_public_money_never_carries_less() -> None:
    reach = claim_reach(CATALOGUE)
    tables = [public_strength(CATALOGUE, {"public-money": level}, reach) for level in MONEY]
    for less, more in pairwise(tables):
        assert (less <= more).all()
    assert tables[0].mean() < tables[-1].mean()
    assert all(((table >= 0) & (table <= 1)).all() for table in tables)


def test_without_a_future_everything_is_as_today() -> None:
    assert (claim_strengths(CATALOGUE, {}) == 1).all()
    assert np.array_equal(public_strength(CATALOGUE, {}), claim_reach(CATALOGUE).max(axis=1))


def test_what_schemes_can_reach() -> None:
    place = list(CATALOGUE.technologies).index
    reach = claim_reach(CATALOGUE)
    right = CLAIMS.index("right")
    assert reach[place("braille-display"), right] == 1.0
    assert reach[place("visual-timer"), right] == 0.0  # below every threshold
    assert reach[place("cobot-assembly-assistant"), right] == 0.0
    assert reach[place("cobot-assembly-assistant"), CLAIMS.index("programme")] == 0.5


def test_open_schemes_of_a_future() -> None:
    found = open_schemes(CATALOGUE, {"public-money": "little"})
    assert len(found) == 24
    assert "stap-budget" not in found
    assert found["loonkostensubsidie-participatiewet"].value == 0.3
    assert found["loonkostensubsidie-participatiewet"].source == "4.1"
