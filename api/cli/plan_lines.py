"""A plan as lines for the command line: order of arranging, what is left, what it costs."""

from collections.abc import Iterator

from api.cli.output import euro_range
from catalogue.text import Language
from recommender.plan_part import PlanAdvice

HEADINGS = {
    "nl": {
        "arrange": "Regel dit, in deze volgorde",
        "matrix": "Knelpunten voor en na (100% is het zwaarst)",
        "left": "Wat blijft, en wat u dan kunt doen",
        "pairs": "Niet samen, of opletten",
        "totals": "Opgeteld: klaarzetten {days} dagen, oefenen {hours} uur, begeleiding: "
        "{low} licht, {medium} gemiddeld, {high} veel",
        "futures": "Het beste plan per toekomst",
        "takes": "kost {cost}, oefenen {hours} uur",
    },
    "en": {
        "arrange": "Arrange this, in this order",
        "matrix": "Barriers before and after (100% is heaviest)",
        "left": "What stays, and what can be done about it",
        "pairs": "Not together, or take care",
        "totals": "Added up: setting up {days} days, practice {hours} hours, guidance: "
        "{low} light, {medium} medium, {high} much",
        "futures": "The best plan per future",
        "takes": "costs {cost}, practice {hours} hours",
    },
}


def plan_lines(plan: PlanAdvice, language: Language) -> Iterator[str]:
    """Yield the plan as lines of text in `language`; headings stand alone on their line."""
    words = HEADINGS[language]
    yield plan.text
    if plan.cheaper:
        yield plan.cheaper.text
    if plan.steps:
        yield from ("", words["arrange"])
        yield from _steps(plan, language)
        yield from ("", _totals(plan, language))
    for heading, entries in (
        ("matrix", tuple(_matrix(plan))),
        ("left", tuple(f"  - {gap.name}: {gap.advice}" for gap in plan.uncovered)),
        ("pairs", tuple(f"  - {pair.text}" for pair in plan.hindrances)),
        ("futures", tuple(_futures(plan))),
    ):
        if entries:
            yield from ("", words[heading], *entries)


def _steps(plan: PlanAdvice, language: Language) -> Iterator[str]:
    for number, step in enumerate(plan.steps, start=1):
        cost = euro_range(*step.cost_eur, language)
        hours = _number(step.training_hours, language)
        takes = HEADINGS[language]["takes"].format(cost=cost, hours=hours)
        yield f"  {number}. {step.name} ({takes}). {step.text}"


def _totals(plan: PlanAdvice, language: Language) -> str:
    days, hours = (_number(n, language) for n in (plan.setup_days, plan.training_hours))
    return HEADINGS[language]["totals"].format(days=days, hours=hours, **plan.guidance.model_dump())


def _matrix(plan: PlanAdvice) -> Iterator[str]:
    last = ""
    for cell in sorted(plan.coverage, key=lambda c: (c.task is None, c.task or 0)):
        if cell.task_name != last:
            yield f"  {cell.task_name}"
            last = cell.task_name
        yield f"    {cell.name}: {cell.before:.0%} -> {cell.after:.0%}"


def _futures(plan: PlanAdvice) -> Iterator[str]:
    for future in plan.futures:
        chosen = ", ".join(future.technologies) or "-"
        yield f"  - {future.scenario}: {chosen} ({future.covers:.0%})"
    if plan.robust:
        yield f"  {plan.robust.text}"


def _number(value: float, language: Language) -> str:
    text = f"{value:g}"
    return text.replace(".", ",") if language == "nl" else text
