"""The plan for a case in words: what to arrange in which order, what it costs, what stays."""

from collections.abc import Mapping, Sequence

from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.case import Case
from recommender.plan import Plan, plan
from recommender.plan_future import FuturePlans, future_plans
from recommender.plan_gap import cells, function_cover, uncovered
from recommender.plan_part import PlanAdvice
from recommender.plan_problem import DEFAULT_SIZE, TaskBarrier
from recommender.plan_setting import Ranked, Setting, added, setting_of
from recommender.plan_side import cheaper, futures_part, hindrances, robust_part
from recommender.plan_step import guidance, step
from recommender.plan_words import say, summary, whole


def plan_advice(  # noqa: PLR0913 (the givens of a plan)
    case: Case,
    barriers: Sequence[TaskBarrier],
    ranked: Ranked,
    catalogue: Catalogue,
    language: Language,
    *,
    size: int = DEFAULT_SIZE,
    situations: Sequence[str] | None = None,
    availability: Mapping[str, Mapping[str, float]] | None = None,
) -> PlanAdvice:
    """Return the plan for `case` within its budget (`case.budget_eur`; none: no limit).

    `ranked` holds technologies with their fit (0 to 1), best first, without those that are
    excluded; pass more than the options shown (40, say). `situations` are those of the workplace
    (default: those of the case). `availability` (future id → technology id → 0 to 1) adds the
    best plan of each future and the one that regrets least. Raises `UnknownQuestion`.
    """
    here = case.job.situations if situations is None else situations
    setting = setting_of(case, barriers, ranked, catalogue, language, size, here)
    futures = None
    if availability and setting.problem.candidates and setting.problem.functions:
        futures = future_plans(setting.problem, availability)
    return _advice(setting, plan(setting.problem), futures)


def _advice(setting: Setting, made: Plan, futures: FuturePlans | None) -> PlanAdvice:
    language, problem = setting.language, setting.problem
    shares = function_cover(problem, made) if problem.functions else {}
    steps = tuple(step(c, adds, setting) for c, adds in zip(made.chosen, made.adds, strict=True))
    cost, after = added(s.cost_eur for s in steps), added(s.cost_after_eur for s in steps)
    gaps = uncovered(problem, shares, setting.catalogue, language)
    text = summary(steps, made.covers, cost, after, language) if steps else nothing(setting)
    tasks = setting.case.job.tasks
    return PlanAdvice(
        technologies=tuple(s.technology for s in steps),
        covers=round(made.covers, 3),
        cost_eur=cost,
        uncovered=gaps,
        text=f"{text} {say('rest', language)}" if steps and gaps else text,
        cost_after_eur=after,
        budget_eur=setting.case.budget_eur,
        setup_days=round(sum(s.setup_days for s in steps), 1),
        training_hours=round(sum(s.training_hours for s in steps), 1),
        guidance=guidance(steps),
        steps=tuple(sorted(steps, key=lambda s: -s.lead_days)),
        coverage=cells(setting.barriers, shares, tasks, setting.catalogue, language),
        hindrances=hindrances(setting, made),
        cheaper=cheaper(setting, made),
        futures=futures_part(futures),
        robust=robust_part(futures, setting),
        method=made.method,
    )


def nothing(setting: Setting) -> str:
    """Return why the plan is empty and what to do instead."""
    problem, language = setting.problem, setting.language
    if not problem.functions:
        return say("no_barrier", language)
    if not problem.candidates:
        return say("no_help", language)
    if problem.budget == 0:
        return say("zero", language)
    nearest = min(problem.candidates, key=lambda c: (c.cost[1], c.technology.id))
    if nearest.cost[1] <= problem.budget:
        return say("no_pair", language)
    low, high = (whole(value, language) for value in nearest.cost)
    budget = whole(problem.budget, language)
    name = nearest.technology.name.text(language)
    return say("too_small", language, budget=budget, name=name, low=low, high=high)
