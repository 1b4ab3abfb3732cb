"""One option of a plan: what it adds, takes and costs, and when to begin arranging it."""

from catalogue.technology import Technology
from catalogue.text import Language
from recommender.funding import Offers
from recommender.plan_part import Guidance, PlanStep
from recommender.plan_price import Candidate
from recommender.plan_setting import Setting
from recommender.plan_words import days, percent, say

LEVELS = ("low", "medium", "high")


def step(candidate: Candidate, adds: float, setting: Setting) -> PlanStep:
    """Return one chosen option in words and numbers."""
    record = candidate.technology
    offers = setting.offers[record.id]
    waiting = decision_days(offers)
    cost = record.cost
    return PlanStep(
        technology=record.id,
        name=record.name.text(setting.language),
        adds=round(adds, 3),
        functions=helped(record, setting),
        cost_eur=(cost.low_eur, cost.high_eur),
        cost_after_eur=offers.cost_after,
        schemes=tuple(verdict.scheme.id for verdict, _ in offers.best),
        setup_days=record.setup_days,
        decision_days=waiting,
        lead_days=record.setup_days + (waiting or 0.0),
        training_hours=record.training_hours,
        coaching=record.coaching,
        text=_text(record, adds, offers, setting.language),
    )


def helped(record: Technology, setting: Setting) -> tuple[str, ...]:
    """Return the functions of the barriers that `record` helps with, strongest first."""
    wanted = set(setting.problem.functions)
    found = sorted((s for s in record.supports if s.function in wanted), key=lambda s: -s.strength)
    return tuple(support.function for support in found)


def decision_days(offers: Offers) -> float | None:
    """Return how long the first payer takes to decide: 0 where nobody decides, None unknown."""
    if not offers.best:
        return 0.0
    scheme = offers.best[0][0].scheme
    if scheme.claim == "employer":
        return 0.0
    return scheme.decision_days.high if scheme.decision_days else None


def _text(record: Technology, adds: float, offers: Offers, language: Language) -> str:
    waiting = decision_days(offers)
    total = days(record.setup_days + (waiting or 0.0), language)
    parts = [say("adds", language, percent=percent(adds))]
    if waiting:
        parts.append(say("setup_known", language, days=total, wait=days(waiting, language)))
    else:
        parts.append(say("setup", language, days=total))
    if offers.best:
        scheme = offers.best[0][0].scheme
        parts.append(say("payer", language, payer=scheme.name.text(language)))
        if waiting is None:
            parts.append(say("wait", language, payer=scheme.provider))
    return " ".join(parts)


def guidance(steps: tuple[PlanStep, ...]) -> Guidance:
    """Return how many options take how much guidance."""
    low, medium, high = (sum(s.coaching == level for s in steps) for level in LEVELS)
    return Guidance(low=low, medium=medium, high=high)
