from datetime import date

import pytest

from catalogue.store import load_catalogue
from recommender.case import Case, Job, Payer
from recommender.facts import Facts, UnknownQuestion, catalogue_day, facts_of

CATALOGUE = load_catalogue()
DAY = date(2026, 11, 30)


def facts(technology, status="none", employment="employee", **answers) -> Facts:
    payer = Payer(
        employment=employment,
        status=status,
        answers={name.replace("_", "-"): value for name, value in answers.items()},
    )
    case = Case(job=Job(title="x"), payer=payer)
    return facts_of(CATALOGUE.technologies[technology], case, DAY, CATALOGUE)


@pytest.mark.parametrize(
    ("version", "day"),
    [("2026.11.1", date(2026, 11, 30)), ("2026.12.9", date(2026, 12, 31)),
     ("2028.2.1", date(2028, 2, 29))],
)  # fmt: skip
def test_the_catalogue_dates_the_advice(version, day) -> None:
    assert catalogue_day(CATALOGUE.model_copy(update={"version": version})) == day


def test_answers_that_follow_from_the_facts() -> None:
    assert facts("passive-back-exoskeleton").answer("only-for-work") is True
    assert facts("braille-display").answer("only-for-work") is None
    assert facts("braille-display", only_for_work=False).answer("only-for-work") is False
    assert facts("braille-display", "banenafspraak").answer("in-register") is True
    assert facts("braille-display").answer("in-register") is None
    assert facts("braille-display").answer("longer-than-a-year") is None


def test_what_the_user_says_wins() -> None:
    found = facts(
        "passive-back-exoskeleton", "banenafspraak", only_for_work=False, in_register=False
    )
    assert (found.answer("only-for-work"), found.answer("in-register")) == (False, False)


@pytest.mark.parametrize(
    ("technology", "cheap", "usual"),
    [
        ("visual-timer", True, True),
        ("sit-stand-desk", False, True),
        ("dust-extraction", False, True),
        ("braille-display", False, False),
    ],
)
def test_cheap_and_usual(technology, cheap, usual) -> None:
    found = facts(technology)
    assert (found.cheap, found.usual) == (cheap, usual)


def test_cheap_stays_usual_whatever_is_said() -> None:
    assert facts("visual-timer", usual_at_work=False).usual
    assert not facts("sit-stand-desk", usual_at_work=False).usual
    assert facts("braille-display", usual_at_work=True).usual


@pytest.mark.parametrize(
    ("status", "employment", "answers", "sick"),
    [
        ("ziektewet", "employee", {}, True),
        ("ziektewet", "employer", {}, True),
        ("ziektewet", "self-employed", {}, False),
        ("ziektewet", "employee", {"sick_under_two_years": False}, False),
        ("wia", "employee", {}, False),
    ],
)
def test_sickness(status, employment, answers, sick) -> None:
    assert facts("braille-display", status, employment, **answers).sick_with_employer is sick


@pytest.mark.parametrize(
    ("technology", "learning"),
    [
        ("vr-task-training", True),  # family
        ("braille-display", True),  # much guidance
        ("workplace-dutch-app", True),  # 30 hours
        ("visual-timer", False),
    ],
)
def test_learning(technology, learning) -> None:
    assert facts(technology).needs_learning is learning


def test_without_a_payer_nothing_is_known() -> None:
    record = CATALOGUE.technologies["braille-display"]
    found = facts_of(record, Case(job=Job(title="x")), DAY, CATALOGUE)
    assert (found.employment, found.status, dict(found.answers)) == (None, None, {})


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UnknownQuestion) as caught:
        facts("braille-display", only_for_wrok=True)
    assert "only-for-work" in caught.value.text("nl")
