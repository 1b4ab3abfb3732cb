"""What stands beside a plan: pairs kept apart, a cheaper way, and the plans per future."""

from dataclasses import replace

from recommender.plan import Plan, plan
from recommender.plan_future import FuturePlans
from recommender.plan_part import CheaperPlan, FuturePlan, Hindrance, RobustPlan
from recommender.plan_problem import Problem
from recommender.plan_setting import Setting, added
from recommender.plan_words import percent, say

NOTABLE = 0.01  # a wider plan is worth a word from this share of the barrier weight


def hindrances(setting: Setting, made: Plan) -> tuple[Hindrance, ...]:
    """Return pairs to watch in the plan, and pairs that kept a top option out of it."""
    chosen = {candidate.technology.id for candidate in made.chosen}
    top = {setting.problem.candidates[place].technology.id for place in setting.problem.top}
    found = []
    for pair, combination in setting.hindered.items():
        inside = pair <= chosen
        kept_out = combination.verdict == "exclude" and pair & chosen and (pair - chosen) & top
        if (inside and combination.verdict == "caution") or kept_out:
            one, other = sorted(pair)
            names = f"{setting.name(one)} + {setting.name(other)}"
            text = f"{names}: {combination.why.text(setting.language)}"
            found.append(
                Hindrance(technologies=(one, other), verdict=combination.verdict, text=text)
            )
    return tuple(sorted(found, key=lambda hindrance: hindrance.technologies))


def cheapest(problem: Problem) -> Problem:
    """Return the problem as if all were bought in the cheapest version, after schemes."""
    return replace(
        problem,
        candidates=tuple(replace(c, cost=(c.cost[0], c.cost[0])) for c in problem.candidates),
    )


def cheaper(setting: Setting, made: Plan) -> CheaperPlan | None:
    """Return what would fit in the cheapest versions, None where it covers no more."""
    if setting.case.budget_eur is None:
        return None
    wider = plan(cheapest(setting.problem))
    if wider.covers < made.covers + NOTABLE:
        return None
    records = [candidate.technology for candidate in wider.chosen]
    names = ", ".join(record.name.text(setting.language) for record in records)
    return CheaperPlan(
        technologies=tuple(record.id for record in records),
        covers=round(wider.covers, 3),
        cost_eur=added((record.cost.low_eur, record.cost.high_eur) for record in records),
        text=say("cheaper", setting.language, names=names, percent=percent(wider.covers)),
    )


def futures_part(found: FuturePlans | None) -> tuple[FuturePlan, ...]:
    """Return the best plan of each future."""
    if found is None:
        return ()
    return tuple(
        FuturePlan(
            scenario=future,
            technologies=tuple(c.technology.id for c in best.chosen),
            covers=round(best.covers, 3),
            regret=round(regret, 3),
        )
        for future, best, regret in zip(found.futures, found.best, found.regrets, strict=True)
    )


def robust_part(found: FuturePlans | None, setting: Setting) -> RobustPlan | None:
    """Return the plan with the smallest worst regret."""
    if found is None:
        return None
    ids = tuple(candidate.technology.id for candidate in found.robust.chosen)
    names = ", ".join(setting.name(identity) for identity in ids) or "–"
    loss = percent(found.worst_regret)
    return RobustPlan(
        technologies=ids,
        worst_regret=round(found.worst_regret, 3),
        text=say("robust", setting.language, names=names, percent=loss),
    )
