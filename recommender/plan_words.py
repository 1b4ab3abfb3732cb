"""The sentences of a plan, in Dutch (level B1) and English."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalogue.text import Language
from recommender.funding_text import euro

if TYPE_CHECKING:
    from recommender.plan_part import PlanStep

WORDS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "plan": "Dit plan neemt ongeveer {percent}% van de knelpunten weg met {count}.",
        "one": "één hulpmiddel",
        "many": "{n} hulpmiddelen",
        "cost": "Het kost {low} tot {high} euro in het eerste jaar.",
        "cost_free": "Het kost niets.",
        "cost_after": "Met regelingen blijft daarvan {low} tot {high} euro over.",
        "rest": "Voor de rest staan er andere maatregelen bij.",
        "no_barrier": "Wij vonden geen knelpunt. Vul de taken in en wat daarbij moeilijk gaat. "
        "Dan maken wij een plan.",
        "no_help": "Geen techniek in onze lijst neemt deze knelpunten weg. Kijk naar de andere "
        "maatregelen die erbij staan.",
        "zero": "Met een budget van 0 euro past er geen hulpmiddel dat zeker gratis is. Begin met "
        "de andere maatregelen.",
        "too_small": "Voor {budget} euro is er geen hulpmiddel dat zeker binnen het budget past. "
        "Het goedkoopste dat helpt is {name}: {low} tot {high} euro.",
        "no_pair": "De hulpmiddelen die passen, gaan niet samen of voegen te weinig toe.",
        "cheaper": "Neemt u de goedkopere uitvoering en betaalt een regeling mee? Dan past dit: "
        "{names}. Het neemt ongeveer {percent}% weg. Vraag dit na voordat u koopt.",
        "adds": "Dit neemt ongeveer {percent}% van de knelpunten weg.",
        "setup": "Reken op {days}.",
        "setup_known": "Reken op {days}. Daarvan is {wait} voor de beslissing.",
        "wait": "De tijd voor de beslissing van {payer} komt daar nog bij.",
        "payer": "Vraag eerst aan: {payer}.",
        "robust": "Weet u niet welke toekomst komt? Dan is dit de veiligste keuze: {names}. Het "
        "scheelt nergens meer dan {percent} procentpunt met het beste plan.",
        "day": "1 dag",
        "days": "{n} dagen",
    },
    "en": {
        "plan": "This plan takes away about {percent}% of the barriers with {count}.",
        "one": "one aid",
        "many": "{n} aids",
        "cost": "It costs EUR {low} to {high} in the first year.",
        "cost_free": "It is free.",
        "cost_after": "With schemes, EUR {low} to {high} of that is left to pay.",
        "rest": "Other measures are listed for the rest.",
        "no_barrier": "No barrier was found. Enter the tasks and what is hard about them, and a "
        "plan will be made.",
        "no_help": "No technology in the catalogue takes these barriers away. See the other "
        "measures that are listed.",
        "zero": "With a budget of EUR 0 no aid fits that is free for certain. Start with the other "
        "measures.",
        "too_small": "For EUR {budget} there is no aid that fits the budget for certain. The "
        "cheapest that helps is {name}: EUR {low} to {high}.",
        "no_pair": "The aids that fit do not go together or add too little.",
        "cheaper": "If you take the cheaper version and a scheme pays its part, this fits: "
        "{names}. It takes away about {percent}%. Check this before buying.",
        "adds": "This takes away about {percent}% of the barriers.",
        "setup": "Count on {days}.",
        "setup_known": "Count on {days}, {wait} of which are for the decision.",
        "wait": "The time that {payer} takes to decide comes on top of that.",
        "payer": "Apply first: {payer}.",
        "robust": "If you do not know which future comes, this is the safest choice: {names}. "
        "Nowhere is it more than {percent} percentage points below the best plan.",
        "day": "1 day",
        "days": "{n} days",
    },
}


def say(key: str, language: Language, **values: object) -> str:
    """Return the sentence `key` in `language` with `values` filled in."""
    return WORDS[language][key].format(**values)


def percent(share: float) -> int:
    """Return a share of 0 to 1 in whole per cent."""
    return round(100 * share)


def days(number: float, language: Language) -> str:
    """Return a number of days in words: halves below three days, whole from there."""
    rounded = round(number) if number >= 3 else round(2 * number) / 2
    if rounded == 1:
        return say("day", language)
    text = f"{rounded:g}"
    return say("days", language, n=text.replace(".", ",") if language == "nl" else text)


def whole(amount: float, language: Language) -> str:
    """Return an amount in whole euro."""
    return euro(float(round(amount)), language)


def summary(
    steps: "tuple[PlanStep, ...]",
    covers: float,
    cost: tuple[float, float],
    after: tuple[float, float],
    language: Language,
) -> str:
    """Return what a plan with at least one option does and costs."""
    count = say("one", language) if len(steps) == 1 else say("many", language, n=len(steps))
    parts = [say("plan", language, percent=percent(covers), count=count)]
    low, high = (whole(value, language) for value in cost)
    free = cost[1] == 0
    parts.append(say("cost_free", language) if free else say("cost", language, low=low, high=high))
    if after != cost:
        low, high = (whole(value, language) for value in after)
        parts.append(say("cost_after", language, low=low, high=high))
    return " ".join(parts)
