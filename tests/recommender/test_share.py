import pytest

from catalogue.scheme import Figure
from catalogue.store import load_catalogue
from recommender.decision_step import STEPS
from recommender.eligibility import Verdict
from recommender.share import carries, cost_after, is_verified, share_of

CATALOGUE = load_catalogue()
BRAILLE = CATALOGUE.technologies["braille-display"]  # 1,500 to 11,000 euro


def verdict(scheme: str, kind: str = "applies", **changes) -> Verdict:
    record = CATALOGUE.schemes[scheme].model_copy(update=changes)
    return Verdict(record, kind, STEPS[2], None, ())


def figure(low: float, high: float, verified: bool = True) -> Figure:
    return Figure(low=low, high=high, verified=verified)


UWV = "uwv-meeneembare-voorziening"


@pytest.mark.parametrize(
    ("kind", "changes", "share"),
    [
        ("applies", {}, (1.0, 1.0)),
        ("may-apply", {}, (0.0, 1.0)),
        ("applies", {"share_percent": figure(60, 80)}, (0.6, 0.8)),
        ("applies", {"share_percent": figure(60, 80, verified=False)}, (0.0, 0.8)),
        ("applies", {"share_percent": None}, (0.0, 1.0)),
        ("applies", {"ceiling_eur": figure(1100, 1100)}, (0.1, 0.73)),
        ("applies", {"pays": "wages"}, (0.0, 0.0)),
        ("applies", {"pays": "nothing"}, (0.0, 0.0)),
    ],
)
def test_share(kind, changes, share) -> None:
    assert share_of(verdict(UWV, kind, **changes), BRAILLE) == share


def test_guidance_money_goes_to_its_own_families_only() -> None:
    coach = CATALOGUE.schemes["uwv-jobcoach"]
    assert not carries(coach, BRAILLE)
    assert carries(coach, CATALOGUE.technologies["job-carving-tool"])


def test_only_the_best_scheme_counts() -> None:
    half = verdict(UWV, share_percent=figure(50, 50))
    quarter = verdict(UWV, share_percent=figure(25, 25))
    offers = [(v, share_of(v, BRAILLE)) for v in (half, quarter)]
    assert cost_after(BRAILLE.cost, offers) == (750, 5500)
    assert cost_after(BRAILLE.cost, []) == (1500, 11000)


def test_verified_means_every_figure() -> None:
    assert is_verified(CATALOGUE.schemes["lkv-banenafspraak"])
    assert not is_verified(CATALOGUE.schemes[UWV])
