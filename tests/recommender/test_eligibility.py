from datetime import date
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.scheme import Employment, Status
from catalogue.store import load_catalogue
from recommender.case import Case, Job, Payer
from recommender.eligibility import CHECKS, MAX_QUESTIONS, Verdict, eligibility
from recommender.facts import UnknownQuestion

DAY = date(2026, 11, 30)
CATALOGUE = load_catalogue()
EMPLOYMENTS = (*get_args(Employment), None)
STATUSES = (*get_args(Status), None)
UWV = "uwv-meeneembare-voorziening"


def verdict(
    technology, scheme, employment="employee", status="none", day=DAY, **answers
) -> Verdict:
    payer = Payer(
        employment=employment,
        status=status,
        answers={name.replace("_", "-"): value for name, value in answers.items()},
    )
    case = Case(job=Job(title="x"), payer=payer)
    record = CATALOGUE.technologies[technology]
    return eligibility(record, case, CATALOGUE.schemes[scheme], day, CATALOGUE)


YES_NO = sorted(q.id for q in CATALOGUE.questions.values() if q.answer_in == "payer.answers")
ANSWERS = st.dictionaries(st.sampled_from(YES_NO), st.booleans(), max_size=6)


@given(
    st.sampled_from(sorted(CATALOGUE.technologies)),
    st.sampled_from(sorted(CATALOGUE.schemes)),
    st.sampled_from(EMPLOYMENTS),
    st.sampled_from(STATUSES),
    ANSWERS,
)
def test_every_verdict_is_whole(technology, scheme, employment, status, answers) -> None:
    case = Case(
        job=Job(title="x"), payer=Payer(employment=employment, status=status, answers=answers)
    )
    found = eligibility(
        CATALOGUE.technologies[technology], case, CATALOGUE.schemes[scheme], DAY, CATALOGUE
    )
    if found.kind == "does-not-apply":
        assert found.reason is not None and not found.questions
    elif found.kind == "may-apply":
        assert found.reason is None and 1 <= len(found.questions) <= MAX_QUESTIONS
    else:
        assert found.reason is None and not found.questions
    # What has been answered is not asked again.
    assert {q.id for q in found.questions}.isdisjoint(answers)


@given(
    st.sampled_from(sorted(CATALOGUE.technologies)),
    st.sampled_from(EMPLOYMENTS),
    st.sampled_from(STATUSES),
)
def test_what_is_closed_never_pays(technology, employment, status) -> None:
    for scheme in CATALOGUE.schemes.values():
        if scheme.status == "closed":
            found = verdict(technology, scheme.id, employment, status)
            assert found.reason and found.reason.en == "This scheme has ended."


def test_answers_turn_may_into_applies_or_not() -> None:
    may = verdict("braille-display", UWV)
    assert (may.kind, [q.id for q in may.questions]) == (
        "may-apply",
        ["longer-than-a-year", "only-for-work"],
    )
    yes = verdict("braille-display", UWV, longer_than_a_year=True, only_for_work=True)
    assert yes.kind == "applies"
    short = verdict("braille-display", UWV, longer_than_a_year=False)
    assert short.kind == "does-not-apply"
    assert short.reason.nl == "De beperking duurt naar verwachting korter dan een jaar."
    home = verdict("braille-display", UWV, only_for_work=False)
    assert "zorgwet" in home.reason.nl


def test_an_aid_for_home_turns_to_the_care_law() -> None:
    care = verdict("braille-display", "zvw-hulpmiddelen", only_for_work=False)
    assert (care.kind, care.step.id) == ("may-apply", "care-law-first")
    work = verdict("braille-display", "zvw-hulpmiddelen", only_for_work=True)
    assert work.reason.en == "The aid is needed only for work."
    lift = verdict("tremor-filter-pointer", "zvw-hulpmiddelen")
    assert lift.kind == "does-not-apply"


@pytest.mark.parametrize(
    ("technology", "scheme", "employment", "status", "reason"),
    [
        ("braille-display", UWV, "employee", "participatiewet", "benefit or register status"),
        ("braille-display", "uwv-werkgeverssubsidie-niet-meeneembaar", "self-employed", "none",
         "work this way"),
        ("visual-timer", UWV, "employee", "none", "usual at a workplace"),
        ("vacuum-lifter", UWV, "employee", "none", "moves along"),
        ("automatic-doors", UWV, "employee", "none", "this kind of aid"),
        ("telephone-interpreter", UWV, "employee", "none", "this kind of aid"),
        ("braille-display", "no-riskpolis", "employee", "wajong", "not technology"),
        ("braille-display", "uwv-proefplaatsing", "employer", "wajong", "has work already"),
        ("braille-display", "stap-budget", "employee", "none", "has ended"),
    ],
)  # fmt: skip
def test_reasons(technology, scheme, employment, status, reason) -> None:
    found = verdict(technology, scheme, employment, status)
    assert found.kind == "does-not-apply"
    assert reason in found.reason.en


def test_the_threshold_is_settled_by_price_or_asked() -> None:
    dear = verdict("braille-display", UWV, longer_than_a_year=True, only_for_work=True)
    assert dear.kind == "applies"
    between = verdict("one-handed-keyboard", UWV)
    assert "above-threshold" in [q.id for q in between.questions]
    below = verdict("one-handed-keyboard", UWV, above_threshold=False)
    assert "below the threshold" in below.reason.en


def test_usual_can_be_contradicted_by_the_user() -> None:
    assert verdict("sit-stand-desk", UWV).kind == "does-not-apply"
    assert verdict("sit-stand-desk", UWV, usual_at_work=False).kind == "may-apply"
    assert verdict("braille-display", UWV, usual_at_work=True).kind == "does-not-apply"


def test_sickness_puts_the_employer_first_until_two_years_are_over() -> None:
    employer = "werkgever-zelf-arbowet"
    first = verdict("braille-display", employer, status="ziektewet")
    assert (first.step.id, [q.id for q in first.questions]) == (
        "employer-first",
        ["sick-under-two-years"],
    )
    sure = verdict("braille-display", employer, status="ziektewet", sick_under_two_years=True)
    assert (sure.kind, sure.step.id) == ("applies", "employer-first")
    over = verdict("braille-display", employer, status="ziektewet", sick_under_two_years=False)
    assert over.step.id == "own-budget"


def test_the_register_is_known_from_the_status() -> None:
    assert verdict("braille-display", "lkv-banenafspraak", status="banenafspraak").kind == "applies"
    assert verdict("braille-display", "lkv-banenafspraak", status="wajong").kind == "may-apply"


def test_what_is_not_known_is_asked() -> None:
    found = verdict("vacuum-lifter", "uwv-werkgeverssubsidie-niet-meeneembaar", None, None)
    assert [q.id for q in found.questions] == ["longer-than-a-year", "how-employed", "which-status"]


def test_a_scheme_may_begin_or_end() -> None:
    scheme = "lkv-banenafspraak"
    before = verdict("braille-display", scheme, status="banenafspraak", day=date(2025, 6, 1))
    assert before.kind == "does-not-apply"


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(UnknownQuestion) as caught:
        verdict("braille-display", UWV, longr_than_a_year=True)
    assert caught.value.nearest == ("longer-than-a-year",)
    assert caught.value.field == "payer.answers.longr-than-a-year"
    with pytest.raises(UnknownQuestion):
        verdict("braille-display", UWV, which_status=True)  # this one has a field of its own


def test_every_check_can_fail_or_ask() -> None:
    """A check that never says no and never asks would be no check."""
    seen: set[str] = set()
    for technology in (
        "braille-display",
        "vacuum-lifter",
        "visual-timer",
        "one-handed-keyboard",
        "teleoperated-forklift",
    ):
        for scheme, employment, status in product(CATALOGUE.schemes, EMPLOYMENTS, STATUSES):
            found = verdict(technology, scheme, employment, status)
            for check in CHECKS:
                asked = check.question in {q.id for q in found.questions}
                if asked or found.reason is check.reason:
                    seen.add(check.id)
    assert seen == {check.id for check in CHECKS}
