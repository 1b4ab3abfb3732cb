"""The order in which payers are asked: each step holds its rule and its sentence.

Source: docs/funding.md, decision order; steps 1 to 7 there, with step 2 split by how sure it is
that the aid is needed outside work, and the own budget of step 5 kept for what is not shared.
"""

from collections.abc import Callable
from dataclasses import dataclass

from catalogue.scheme import Scheme, Step
from catalogue.text import Localised
from recommender.facts import Facts

NEW = frozenset({"emerging", "research"})


@dataclass(frozen=True, slots=True)
class DecisionStep:
    """One step: when it holds, what it says then, and what it says to a scheme otherwise."""

    id: Step
    holds: Callable[[Facts], bool]
    text: Localised
    otherwise: Localised


def _care_first(facts: Facts) -> bool:
    said = facts.answers.get("only-for-work")
    return said is False or (said is None and facts.traits.outside == "typical")


def _care_possible(facts: Facts) -> bool:
    return facts.traits.outside == "possible" and facts.answer("only-for-work") is None


ONLY_WORK = Localised(
    nl="Dit is alleen nodig voor het werk. Dan betaalt geen zorgwet.",
    en="This is needed only for work, so that no care law pays.",
)
STEPS: tuple[DecisionStep, ...] = (
    DecisionStep(
        "employer-first",
        lambda facts: facts.usual or facts.sick_with_employer,
        Localised(
            nl="Dit is gewoon op een werkplek, kost weinig of is de plicht van de werkgever.",
            en="This is usual at a workplace, costs little or is the employer’s duty.",
        ),
        Localised(nl="Dit is niet gewoon op een werkplek.", en="This is not usual at work."),
    ),
    DecisionStep(
        "care-law-first",
        _care_first,
        Localised(
            nl="Dit is vaak ook thuis nodig. Dan gaat een zorgwet voor.",
            en="This is often needed at home as well. Then a care law goes first.",
        ),
        ONLY_WORK,
    ),
    DecisionStep(
        "portable-personal",
        lambda facts: facts.traits.portable,
        Localised(
            nl="Dit is voor één persoon en kan mee naar een andere baan.",
            en="This is for one person and can move along to another job.",
        ),
        Localised(nl="Dit blijft bij het bedrijf.", en="This stays at the firm."),
    ),
    DecisionStep(
        "fixed-at-work",
        lambda facts: not facts.traits.portable,
        Localised(
            nl="Dit blijft bij het bedrijf. De werkgever vraagt aan voordat hij koopt.",
            en="This stays at the firm. The employer applies before buying.",
        ),
        Localised(nl="Dit kan mee naar een andere baan.", en="This can move along to another job."),
    ),
    DecisionStep(
        "care-law-possible",
        _care_possible,
        Localised(
            nl="Is dit ook thuis nodig? Dan gaat een zorgwet voor.",
            en="If this is needed at home as well, a care law goes first.",
        ),
        ONLY_WORK,
    ),
    DecisionStep(
        "shared-or-new",
        lambda facts: facts.traits.shared or facts.technology.maturity in NEW,
        Localised(
            nl="Dit is voor meer werknemers of is nieuw.",
            en="This is for several workers or is new.",
        ),
        Localised(
            nl="Dit is voor één werknemer en is niet nieuw.",
            en="This is for one worker and is not new.",
        ),
    ),
    DecisionStep(
        "learning",
        lambda facts: facts.needs_learning,
        Localised(nl="Dit vraagt oefening of begeleiding.", en="This takes practice or guidance."),
        Localised(
            nl="Dit vraagt weinig oefening en begeleiding.",
            en="This takes little practice and guidance.",
        ),
    ),
    DecisionStep(
        "own-budget",
        lambda facts: True,
        Localised(
            nl="Geeft geen regeling genoeg? Dan is dit een eigen keuze van de werkgever.",
            en="If no scheme gives enough, this is the employer’s own choice.",
        ),
        Localised(nl="Dit is geen keuze.", en="This is no choice."),
    ),
    DecisionStep(
        "not-yet-employed",
        lambda facts: facts.employment == "jobseeker",
        Localised(
            nl="Er is nog geen baan. Probeer het hulpmiddel bij een proefplaatsing of stage.",
            en="There is no job yet. Try the aid on a trial placement or internship.",
        ),
        Localised(
            nl="De persoon heeft al werk, of dat is niet bekend.",
            en="The person has work already, or this is not known.",
        ),
    ),
)
ORDER = {step.id: place for place, step in enumerate(STEPS)}


def step_of(scheme: Scheme, facts: Facts) -> DecisionStep | None:
    """Return the first step that leads to `scheme`, or None where none does."""
    return next((s for s in STEPS if s.id in scheme.steps and s.holds(facts)), None)


def why_not(scheme: Scheme) -> Localised:
    """Return why no step leads to `scheme`; it has at least one step."""
    return next(step.otherwise for step in STEPS if step.id in scheme.steps)
