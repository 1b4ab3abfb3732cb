import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.scheme import UNVERIFIED
from catalogue.store import load_catalogue
from recommender.case import Case, Job, Payer
from recommender.funding import find_offers, first_question, funding

CATALOGUE = load_catalogue()


def offers(technology, employment="employee", status="none", **answers):
    payer = Payer(
        employment=employment,
        status=status,
        answers={name.replace("_", "-"): value for name, value in answers.items()},
    )
    record = CATALOGUE.technologies[technology]
    return find_offers(record, Case(job=Job(title="x"), payer=payer), CATALOGUE)


@given(
    st.sampled_from(sorted(CATALOGUE.technologies)),
    st.sampled_from(["employee", "self-employed", "jobseeker", "employer", None]),
    st.sampled_from(["wajong", "wia", "participatiewet", "banenafspraak", "none", None]),
    st.sampled_from(["nl", "en"]),
)
def test_at_most_three_offers_with_whole_texts(technology, employment, status, language) -> None:
    found = funding(offers(technology, employment, status), language, CATALOGUE.schemes)
    assert len(found.offers) <= 3
    low, high = found.cost_after_eur
    cost = CATALOGUE.technologies[technology].cost
    assert 0 <= low <= high
    assert low <= cost.low_eur and high <= cost.high_eur
    for offer in found.offers:
        assert 0 <= offer.share[0] <= offer.share[1] <= 1
        assert len(offer.questions) <= 3
        assert "{" not in offer.text and offer.name in offer.text
        assert (offer.verdict == "applies") == (not offer.questions)
        if offer.verdict == "may-apply":
            assert offer.share[0] == 0
    assert found.offers or found.remarks


def test_unverified_figures_carry_their_mark_in_both_languages() -> None:
    for language in ("nl", "en"):
        found = funding(offers("braille-display"), language, CATALOGUE.schemes)
        portable = found.offers[0]
        assert portable.verified is False
        assert UNVERIFIED.text(language) in portable.text
        ministry = next(o for o in found.offers if o.scheme.startswith("szw-"))
        assert UNVERIFIED.text(language) in ministry.text.lower()


def test_an_old_source_says_so() -> None:
    found = funding(offers("braille-display"), "nl", CATALOGUE.schemes)
    assert "Bron van 2021: kijk of dit nog klopt." in found.offers[0].text


def test_what_applies_takes_the_cost_away() -> None:
    may = offers("braille-display")
    assert may.cost_after == (0, 11000)
    sure = offers("braille-display", longer_than_a_year=True, only_for_work=True)
    assert sure.cost_after == (0, 0)


def test_a_share_that_nobody_checked_lowers_no_cost() -> None:
    found = offers("lift-assist-manipulator")
    assert found.best[0][0].scheme.id == "uwv-werkgeverssubsidie-niet-meeneembaar"
    cost = found.technology.cost
    assert found.cost_after == (cost.low_eur, cost.high_eur)


def test_what_the_employer_owes_needs_no_second_payer() -> None:
    found = offers("sit-stand-desk", status="banenafspraak")
    assert [v.scheme.id for v, _ in found.best] == ["werkgever-zelf-arbowet"]
    # It comes out of the employer's own budget.
    assert found.cost_after == (250, 1300)


def test_wage_money_is_named_but_lowers_no_cost() -> None:
    found = offers("cobot-assembly-assistant", status="banenafspraak")
    assert "lkv-banenafspraak" in [v.scheme.id for v, _ in found.best]
    assert found.cost_after == (25000, 110000)


@pytest.mark.parametrize(
    ("technology", "status", "named"),
    [
        ("braille-display", "participatiewet", "loonkostensubsidie"),
        ("braille-display", "banenafspraak", "loonkostensubsidie"),
        ("passive-back-exoskeleton", "wajong", "loondispensatie"),
        ("braille-display", "none", ""),
        ("braille-display", "wia", ""),
        ("job-carving-tool", "participatiewet", ""),  # guidance, no aid that raises output
    ],
)
def test_the_wage_value_remark_stands_where_it_applies(technology, status, named) -> None:
    found = funding(offers(technology, status=status), "nl", CATALOGUE.schemes)
    said = [remark for remark in found.remarks if "loonwaarde" in remark]
    assert bool(said) == bool(named)
    if named:
        assert named in said[0]


def test_what_is_free_needs_no_scheme() -> None:
    found = funding(offers("funding-finder"), "en", CATALOGUE.schemes)
    assert found.offers == ()
    assert found.remarks == ("This is free. No scheme is needed.",)


def test_where_nobody_pays_it_says_so() -> None:
    found = funding(offers("visual-timer", "self-employed"), "nl", CATALOGUE.schemes)
    assert found.offers == ()
    assert found.remarks[0].startswith("Wij vonden geen regeling")


def test_the_first_question_stands_until_it_is_answered() -> None:
    asked = first_question(Case(job=Job(title="x")), CATALOGUE)
    assert asked.nl == "Duurt de beperking naar verwachting langer dan een jaar?"
    payer = Payer(answers={"longer-than-a-year": True})
    assert first_question(Case(job=Job(title="x"), payer=payer), CATALOGUE) is None


def test_the_same_case_gives_the_same_bytes() -> None:
    one = funding(offers("braille-display"), "nl", CATALOGUE.schemes).model_dump_json()
    assert one == funding(offers("braille-display"), "nl", CATALOGUE.schemes).model_dump_json()
