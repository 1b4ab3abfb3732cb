"""The sentences that unfold a value of availability, in both languages (Dutch at level B1)."""

from catalogue.driver import Factor
from catalogue.text import Localised


def _t(nl: str, en: str) -> Localised:
    return Localised(nl=nl, en=en)


FACTOR_NAMES: dict[Factor, Localised] = {
    "supply": _t("aanbod", "supply"),
    "adoption": _t("gebruik", "adoption"),
    "money": _t("geld", "money"),
    "guidance": _t("begeleiding", "guidance"),
    "rules": _t("regels", "rules"),
}
STATUS_NAMES: dict[str, Localised] = {
    "available": _t("te krijgen", "available"),
    "limited": _t("beperkt te krijgen", "limited"),
    "pilot": _t("alleen in een proef of bij uitzondering", "pilot or exception only"),
    "not-available": _t("niet te krijgen", "not available"),
}

SUPPLY = (
    (8.95, _t("Dit is gewoon te koop.", "This is on the market.")),
    (7.95, _t("Dit is net op de markt (TRL {trl}).", "New on the market (TRL {trl}).")),
    (
        5.95,
        _t("Dit is in {year} nog een proef (TRL {trl}).", "Still on trial in {year} (TRL {trl})."),
    ),
    (
        0.0,
        _t("Dit is in {year} nog onderzoek (TRL {trl}).", "Still research in {year} (TRL {trl})."),
    ),
)
YOUNG = _t("Jonge aanbieders van AI kunnen stoppen.", "Young suppliers of AI may stop.")
EFFORT = (
    (1500.0, _t("Invoeren vraagt veel van een bedrijf.", "Taking it up asks much of a firm.")),
    (50.0, _t("Invoeren vraagt wat van een bedrijf.", "Taking it up asks something of a firm.")),
    (0.0, _t("Invoeren vraagt weinig van een bedrijf.", "Taking it up asks little of a firm.")),
)
NEW = ("emerging", "research")
UNKNOWN = _t("Nog weinig bedrijven kennen dit.", "Few firms know it yet.")
SKILL = {
    "basic": _t("De werknemer moet wat digitaal kunnen.", "The worker needs some digital skill."),
    "good": _t("De werknemer moet digitaal vaardig zijn.", "The worker needs good digital skill."),
}
FREE = _t("Dit kost niets.", "This costs nothing.")
PRICE = _t(
    "Een gewone prijs is € {price} in het eerste jaar.", "A usual first-year price is € {price}."
)
PAID = (
    (0.9, _t("Dat geld is er bijna altijd.", "That money is nearly always there.")),
    (0.6, _t("Dat geld is er meestal.", "That money is mostly there.")),
    (0.3, _t("Dat geld is er vaak niet.", "That money is often missing.")),
    (0.0, _t("Dat geld is er bijna nooit.", "That money is hardly ever there.")),
)
PUBLIC = _t(
    "Publiek geld dekt ongeveer {share} procent van wat ontbreekt.",
    "Public money covers about {share} per cent of the gap.",
)
GUIDANCE = _t(
    "Dit vraagt ongeveer {need} uur begeleiding. Er is ongeveer {capacity} uur per plaatsing.",
    "This takes about {need} hours of guidance; there are about {capacity} a placement.",
)
RULES = {
    "none": _t(
        "Regels over gegevens of AI houden dit niet tegen.",
        "Rules on data or AI do not hold this back.",
    ),
    "personal": _t("Dit gebruikt persoonsgegevens.", "This uses personal data."),
    "health": _t("Dit gebruikt gegevens over de gezondheid.", "This uses health data."),
    "ai-personal": _t(
        "Dit is AI die persoonsgegevens gebruikt.", "This is AI that uses personal data."
    ),
    "ai-health": _t(
        "Dit is AI die gegevens over de gezondheid gebruikt.", "This is AI that uses health data."
    ),
    "high-risk": _t(
        "Dit kan een hoog risico zijn volgens de AI-verordening.",
        "This may be high-risk under the AI Act.",
    ),
    "restricted": _t(
        "De AI-verordening staat dit op het werk bijna niet toe.",
        "The AI Act hardly allows this at work.",
    ),
}
RECOVERY = _t("De economie herstelt in dit jaar al wat.", "By then the economy is recovering.")
