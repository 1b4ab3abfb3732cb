"""Forty situations: who is asked first, and what stays to be asked.

Each row is traced to docs/funding.md, section "Decision order" (steps 1 to 7) or "What matters
most" (table, row a to g).
"""

import pytest

from catalogue.store import load_catalogue
from recommender.case import Case, Job, Payer
from recommender.funding import find_offers

UWV = "uwv-meeneembare-voorziening"
FIXED = "uwv-werkgeverssubsidie-niet-meeneembaar"
TOWN = "gemeente-werkvoorziening-participatiewet"
INTERPRETER = "uwv-tolkvoorziening-werk"
TRAVEL = "uwv-vervoersvoorziening"
CARE = "zvw-hulpmiddelen"
EMPLOYER = "werkgever-zelf-arbowet"
MINISTRY = "szw-subsidie-inclusieve-technologie"
TRIAL = "uwv-proefplaatsing"

YEAR = "longer-than-a-year"
HOME = "only-for-work"
CARE_ASKS = (YEAR, HOME, "insurer-pays")
BYLAW = "municipality-pays"
LIMIT = "above-threshold"
SICK = "sick-under-two-years"
FIXED_ASKS = (YEAR, "contract-six-months", "not-bought-yet")
MINISTRY_ASKS = (YEAR, "szw-window-open", "activity-plan")
TRAVEL_ASKS = (YEAR, "cannot-travel", "income-below-limit")

# technology, employment, status, first scheme, its open questions, source in docs/funding.md
SITUATIONS = [
    # Step 1: usual, cheap or owed by the employer.
    ("sit-stand-desk", "employee", "none", EMPLOYER, (), "step 1, usual"),
    ("sit-stand-desk", "employee", "participatiewet", EMPLOYER, (), "step 1, usual"),
    ("noise-cancelling-headphones", "employee", "wajong", EMPLOYER, (), "step 1, usual"),
    ("visual-timer", "employee", "none", EMPLOYER, (), "step 1, cheap"),
    ("visual-timer", "employer", "banenafspraak", EMPLOYER, (), "step 1, cheap"),
    ("talking-calculator", "employee", "wia", EMPLOYER, (), "step 1, cheap"),
    ("dust-extraction", "employee", "none", EMPLOYER, (), "step 1, Working Conditions Act"),
    ("proximity-warning", "employer", "wia", EMPLOYER, (), "step 1, Working Conditions Act"),
    ("braille-display", "employee", "ziektewet", EMPLOYER, (SICK,), "step 1, sickness"),
    ("visual-timer", "self-employed", "none", None, (), "step 1, nobody else pays what is cheap"),
    # Step 2: needed outside work as well.
    ("remote-microphone", "employee", "none", CARE, CARE_ASKS, "step 2"),
    ("speech-generating-device", "employee", "wajong", CARE, CARE_ASKS, "step 2"),
    ("amplified-phone", "self-employed", "none", CARE, CARE_ASKS, "step 2"),
    (
        "powered-wheelchair-work", "employee", "none",
        "wmo-hulpmiddelen", (YEAR, HOME, "wmo-pays"), "step 2, wheelchair; 3.6",
    ),
    # Step 3: only for work, one person, portable: UWV, for the others.
    ("braille-display", "employee", "none", UWV, (YEAR, HOME), "step 3; table row a"),
    ("braille-display", "employee", "wajong", UWV, (YEAR, HOME), "step 3, Wajong"),
    ("braille-display", "employee", "wia", UWV, (YEAR, HOME), "step 3, WIA"),
    ("braille-display", "self-employed", "none", UWV, (YEAR, HOME), "table row a, self-employed"),
    ("passive-back-exoskeleton", "employee", "none", UWV, (YEAR,), "step 3"),
    ("one-handed-keyboard", "employee", "wia", UWV, (YEAR, LIMIT), "step 3, threshold"),
    ("tablet-step-instructions", "employee", "wajong", UWV, (YEAR, LIMIT), "step 3, threshold"),
    # Step 3: the municipal group.
    ("braille-display", "employee", "participatiewet", TOWN, (YEAR, BYLAW, HOME), "row c"),
    ("passive-back-exoskeleton", "employee", "banenafspraak", TOWN, (YEAR, BYLAW), "row c"),
    ("tablet-step-instructions", "employee", "beschut-werk", TOWN, (YEAR, BYLAW), "row c"),
    ("vr-task-training", "employee", "participatiewet", TOWN, (YEAR, BYLAW), "step 3"),
    # Step 3: interpreters always UWV; travel.
    (
        "remote-interpreting-deaf", "employee", "none",
        INTERPRETER, (YEAR, "interpreter-hours"), "step 3, interpreters; table row f",
    ),
    (
        "remote-interpreting-deaf", "employee", "participatiewet",
        INTERPRETER, (YEAR, "interpreter-hours"), "step 3, interpreters always UWV",
    ),
    (
        "remote-interpreting-deaf", "self-employed", "none",
        INTERPRETER, (YEAR, "interpreter-hours"), "table row f, 25% self-employed",
    ),
    ("adapted-car", "employee", "wia", TRAVEL, TRAVEL_ASKS, "3.2, transport"),
    ("adapted-car", "self-employed", "none", TRAVEL, TRAVEL_ASKS, "3.2, transport"),
    # Step 4: fixed to the firm.
    ("lift-assist-manipulator", "employee", "none", FIXED, FIXED_ASKS, "step 4; table row b"),
    ("lift-assist-manipulator", "employer", "wia", FIXED, FIXED_ASKS, "step 4, employer asks"),
    ("automatic-doors", "employee", "wajong", FIXED, FIXED_ASKS, "step 4, fixed to building"),
    ("height-adjustable-workbench", "employee", "banenafspraak", TOWN, (YEAR, BYLAW), "step 4"),
    # Step 5: shared or new.
    ("cobot-assembly-assistant", "employee", "none", MINISTRY, MINISTRY_ASKS, "step 5; row d"),
    ("hearing-loop", "employer", "none", MINISTRY, MINISTRY_ASKS, "step 5, shared"),
    # Step 6: learning to use it.
    (
        "vr-task-training", "employee", "none",
        "slim-subsidie", ("small-or-medium-firm", "learning-costs-5000", "slim-window-open"),
        "step 6",
    ),
    # Step 7: not yet employed.
    ("braille-display", "jobseeker", "wajong", UWV, (YEAR, HOME), "step 7, provisions apply"),
    ("lift-assist-manipulator", "jobseeker", "wajong", TRIAL, ("contract-after-trial",), "step 7"),
    (
        "literacy-app", "jobseeker", "none", None, (), "step 1, cheap; no benefit, so no trial",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("technology", "employment", "status", "first", "asked", "source"), SITUATIONS
)
def test_first_scheme_and_its_questions(technology, employment, status, first, asked, source):
    catalogue = load_catalogue()
    payer = Payer(employment=employment, status=status)
    offers = find_offers(
        catalogue.technologies[technology], Case(job=Job(title="x"), payer=payer), catalogue
    )
    found = offers.best[0][0] if offers.best else None
    assert (found.scheme.id if found else None) == first, source
    assert tuple(q.id for q in found.questions) == asked if found else asked == (), source


def test_there_are_forty_different_situations():
    assert len({row[:3] for row in SITUATIONS}) == 40
