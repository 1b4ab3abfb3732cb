from datetime import date

import pytest

from catalogue.scheme import Figure
from catalogue.store import load_catalogue
from recommender.decision_step import STEPS
from recommender.eligibility import Verdict
from recommender.funding_text import mark, number, offer_text

CATALOGUE = load_catalogue()
DAY = date(2026, 11, 30)


def text(scheme, kind="applies", share=(0.0, 1.0), language="nl", day=DAY) -> str:
    verdict = Verdict(CATALOGUE.schemes[scheme], kind, STEPS[2], None, ())
    return offer_text(verdict, share, day, language)


def test_figures_and_marks() -> None:
    sure = Figure(low=60, high=80, verified=True)
    doubtful = Figure(low=145.25, high=145.25, verified=False)
    assert (number(sure, "nl"), number(sure, "en")) == ("60 tot 80", "60 to 80")
    assert (number(doubtful, "nl"), number(doubtful, "en")) == ("145,25", "145.25")
    assert (mark(sure, "nl"), mark(doubtful, "nl")) == ("", " (nog na te gaan)")
    assert mark(doubtful, "en") == " (to be checked)"


@pytest.mark.parametrize(
    ("scheme", "kind", "share", "said"),
    [
        ("uwv-meeneembare-voorziening", "applies", (1, 1), "betaalt dit."),
        ("uwv-meeneembare-voorziening", "may-apply", (0, 1), "betaalt dit misschien."),
        ("uwv-jobcoach", "may-apply", (0, 0), "kan hierbij misschien helpen."),
        ("uwv-jobcoach", "applies", (0, 0), "kan hierbij helpen."),
        ("lkv-banenafspraak", "applies", (0, 1), "Hoogstens 2.000 euro per jaar."),
        ("lkv-banenafspraak", "applies", (0, 1), "Dit is geld voor loon."),
        ("slim-subsidie", "may-apply", (0, 0.8), "Vergoeding: 60 tot 80% van de kosten."),
        ("uwv-proefplaatsing", "may-apply", (0, 0), "geen geld voor techniek"),
        ("zvw-hulpmiddelen", "may-apply", (0, 1), "Hoeveel het vergoedt, is nog na te gaan."),
    ],
)
def test_what_is_said(scheme, kind, share, said) -> None:
    assert said in text(scheme, kind, share)


def test_the_age_of_the_source_shows() -> None:
    assert "Bron van 2026." in text("lkv-banenafspraak")
    assert "kijk of dit nog klopt" in text("lkv-banenafspraak", day=date(2027, 6, 1))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_unverified_figure_stands_without_a_mark(language) -> None:
    words = {"nl": "nog na te gaan", "en": "to be checked"}[language]
    for scheme in CATALOGUE.schemes.values():
        if scheme.unverified is not None:
            assert words in text(scheme.id, "may-apply", (0, 1), language), scheme.id
