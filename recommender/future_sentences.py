"""Sentences about futures in an answer, in both languages (Dutch at level B1)."""

from catalogue.text import Localised
from recommender.future_part import Label


def _t(nl: str, en: str) -> Localised:
    return Localised(nl=nl, en=en)


NO_SCENARIO = _t(
    "U koos geen toekomst. De volgorde is die van passendheid. 'Vandaag' toont wat er in 2026 "
    "te krijgen is. Daarnaast staan de vier toekomsten in {year}.",
    "You chose no future. The order is that of fit. 'Today' shows what can be had in 2026; "
    "the four futures in {year} stand beside it.",
)
NO_YEAR = _t(
    "U koos geen jaar. Wij rekenen met {year}.", "You chose no year; we reckon with {year}."
)
TODAY_YEAR = _t(
    "'Vandaag' is altijd 2026. Het jaar {year} geldt voor de vier toekomsten.",
    "'Today' is always 2026; the year {year} holds for the four futures.",
)
HOLDS: dict[Label, Localised] = {
    "all-four": _t("Te krijgen in alle vier de toekomsten.", "Available in all four futures."),
    "three": _t(
        "Te krijgen in drie toekomsten, niet in {others}.",
        "Available in three futures, not in {others}.",
    ),
    "two": _t("Te krijgen in twee toekomsten: {works}.", "Available in two futures: {works}."),
    "bet-on-one": _t("Een gok op één toekomst: {works}.", "A bet on one future: {works}."),
    "none": _t(
        "In geen van de vier toekomsten gewoon te krijgen.",
        "In none of the four futures plainly available.",
    ),
}
