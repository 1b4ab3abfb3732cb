"""Whether a scheme pays for a technology in a case: applies, may apply, or does not.

A check holds its predicate and its sentence in one object. It answers True (fine), False (the
scheme does not apply, and the check says why) or None (open, and the check says what to ask).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from catalogue.scheme import Employment, Question, Scheme
from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Localised
from recommender.case import Case
from recommender.decision_step import DecisionStep, step_of, why_not
from recommender.facts import Facts, facts_of

Kind = Literal["applies", "may-apply", "does-not-apply"]
MAX_QUESTIONS = 3
FIRST_QUESTION = "longer-than-a-year"  # the one that almost every law asks
CLEARLY = 2  # strength from which a technology clearly supports a function
ALL_STATUSES = 7
ASKERS: Mapping[Employment, frozenset[Employment]] = {
    "employee": frozenset({"employee", "employer"}),
    "employer": frozenset({"employee", "employer"}),
    "self-employed": frozenset({"self-employed"}),
    "jobseeker": frozenset({"jobseeker"}),
}


@dataclass(frozen=True, slots=True)
class Check:
    """A condition that facts can settle, with its sentence and, where open, its question."""

    id: str
    test: Callable[[Facts, Scheme], bool | None]
    reason: Localised
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found for one scheme."""

    scheme: Scheme
    kind: Kind
    step: DecisionStep | None
    reason: Localised | None
    questions: tuple[Question, ...]


def _employment(facts: Facts, scheme: Scheme) -> bool | None:
    if {"employee", "self-employed", "jobseeker"} <= set(scheme.employments):
        return True
    if facts.employment is None:
        return None
    return not ASKERS[facts.employment].isdisjoint(scheme.employments)


def _status(facts: Facts, scheme: Scheme) -> bool | None:
    if len(scheme.statuses) == ALL_STATUSES:
        return True
    return None if facts.status is None else facts.status in scheme.statuses


def _kind(facts: Facts, scheme: Scheme) -> bool:
    record = facts.technology
    if scheme.pays == "guidance" and facts.needs_learning:
        return True
    if scheme.technologies and record.id not in scheme.technologies:
        return False
    if record.technology == "service" and not scheme.services:
        return False
    clear = {s.function for s in record.supports if s.strength >= CLEARLY}
    if scheme.functions and clear.isdisjoint(scheme.functions):
        return False
    named = "all" in scheme.families or record.family in scheme.families
    return (named or scheme.free_to_spend) and record.role in scheme.roles


def _portable(facts: Facts, scheme: Scheme) -> bool:
    return scheme.portable is None or scheme.portable == facts.traits.portable


def _shared(facts: Facts, scheme: Scheme) -> bool:
    return scheme.shared is None or scheme.shared == facts.traits.shared


def _threshold(facts: Facts, scheme: Scheme) -> bool | None:
    if scheme.threshold_eur is None:
        return True
    cost = facts.technology.cost
    if cost.high_eur <= scheme.threshold_eur.low:
        return False
    if cost.low_eur > scheme.threshold_eur.high:
        return True
    return facts.answer("above-threshold")


def _usual(facts: Facts, scheme: Scheme) -> bool:
    return not (scheme.not_for_usual and facts.usual)


def _employer_pays(facts: Facts, scheme: Scheme) -> bool | None:
    # The employer always may pay; whether the employer must is what stays to be asked.
    if scheme.claim != "employer" or facts.usual or facts.sick_with_employer:
        return True
    return facts.answer("usual-at-work")


def _sickness(facts: Facts, scheme: Scheme) -> bool | None:
    if scheme.claim != "employer" or facts.usual or not facts.sick_with_employer:
        return True
    return True if facts.answer("sick-under-two-years") else None


CHECKS: tuple[Check, ...] = (
    Check(
        "open",
        lambda facts, scheme: scheme.is_open(facts.day),
        Localised(nl="Deze regeling is gestopt.", en="This scheme has ended."),
    ),
    Check(
        "pays",
        lambda facts, scheme: scheme.pays not in ("wages", "risk") or scheme.free_to_spend,
        Localised(
            nl="Deze regeling betaalt loon of risico, geen techniek.",
            en="This scheme pays wages or risk, not technology.",
        ),
    ),
    Check(
        "employment",
        _employment,
        Localised(
            nl="Deze regeling is er niet voor wie zo werkt.",
            en="This scheme is not for those who work this way.",
        ),
        "how-employed",
    ),
    Check(
        "status",
        _status,
        Localised(
            nl="Deze regeling hoort niet bij deze uitkering of registratie.",
            en="This scheme does not go with this benefit or register status.",
        ),
        "which-status",
    ),
    Check(
        "kind",
        _kind,
        Localised(
            nl="Deze regeling betaalt dit soort hulpmiddel niet.",
            en="This scheme does not pay for this kind of aid.",
        ),
    ),
    Check(
        "usual",
        _usual,
        Localised(
            nl="Dit is gewoon op een werkplek of kost weinig. De werkgever betaalt het.",
            en="This is usual at a workplace or costs little. The employer pays for it.",
        ),
    ),
    Check(
        "portable",
        _portable,
        Localised(
            nl="Deze regeling vraagt om iets dat meegaat, of juist om iets dat vastzit.",
            en="This scheme asks for something that moves along, or for something fixed.",
        ),
    ),
    Check(
        "shared",
        _shared,
        Localised(
            nl="Deze regeling is voor één persoon, of juist voor meer werknemers.",
            en="This scheme is for one person, or for several workers.",
        ),
    ),
    Check(
        "threshold",
        _threshold,
        Localised(
            nl="De kosten liggen onder het drempelbedrag.", en="The cost is below the threshold."
        ),
        "above-threshold",
    ),
    Check(
        "sickness",
        _sickness,
        Localised(
            nl="De twee jaar van ziekte zijn voorbij, of er is geen werkgever.",
            en="The two years of sickness are over, or there is no employer.",
        ),
        "sick-under-two-years",
    ),
    Check(
        "employer",
        _employer_pays,
        Localised(
            nl="De werkgever hoeft dit niet te betalen. Het mag wel.",
            en="The employer need not pay for this, but may.",
        ),
        "usual-at-work",
    ),
)


def eligibility(
    technology: Technology, case: Case, scheme: Scheme, day: date, catalogue: Catalogue
) -> Verdict:
    """Return whether `scheme` pays for `technology` in `case` on `day`, and why."""
    return judge(facts_of(technology, case, day, catalogue), scheme, catalogue.questions)


def judge(facts: Facts, scheme: Scheme, questions: Mapping[str, Question]) -> Verdict:
    """Return the verdict on `scheme`; `questions` holds the wording of open ones."""
    open_ids: list[str] = []
    for check in CHECKS:
        result = check.test(facts, scheme)
        if result is False:
            return Verdict(scheme, "does-not-apply", None, check.reason, ())
        if result is None and check.question:
            open_ids.append(check.question)
    for condition in scheme.questions:
        said = facts.answer(condition.question)
        if said is None:
            open_ids.append(condition.question)
        elif said != condition.wanted:
            asked = questions[condition.question]
            return Verdict(
                scheme, "does-not-apply", None, asked.if_yes if said else asked.if_no, ()
            )
    step = step_of(scheme, facts)
    if step is None:
        return Verdict(scheme, "does-not-apply", None, why_not(scheme), ())
    kind: Kind = "may-apply" if open_ids else "applies"
    open_ids.sort(key=lambda name: name != FIRST_QUESTION)
    asked_now = tuple(questions[name] for name in open_ids[:MAX_QUESTIONS])
    return Verdict(scheme, kind, step, None, asked_now)
