"""What is said about one scheme for one option; figures that are not verified say so."""

from datetime import date

from catalogue.scheme import UNVERIFIED, Figure, Scheme
from catalogue.text import Language
from recommender.eligibility import Verdict

OLD_MONTHS = 12
WORDS = {
    "nl": {
        "applies": "{name} betaalt dit.",
        "may": "{name} betaalt dit misschien.",
        "guidance": "Deze regeling betaalt begeleiding of oefening.",
        "wages": "Dit is geld voor loon. De werkgever mag het ook aan techniek besteden.",
        "nothing": "Dit is geen geld voor techniek, maar maakt proberen makkelijker.",
        "share": "Vergoeding: {share} van de kosten{mark}.",
        "share_unknown": "Hoeveel het vergoedt, is nog na te gaan.",
        "ceiling": "Hoogstens {eur} euro per jaar{mark}.",
        "threshold": "Drempel: {eur} euro{mark}.",
        "checked": "Bron van {checked}.",
        "checked_long_ago": "Bron van {checked}: kijk of dit nog klopt.",
        "helps": "{name} kan hierbij helpen.",
        "helps_may": "{name} kan hierbij misschien helpen.",
        "to": "tot",
    },
    "en": {
        "applies": "{name} pays for this.",
        "may": "{name} may pay for this.",
        "guidance": "This scheme pays guidance or practice.",
        "wages": "This is money for wages, which the employer may spend on technology as well.",
        "nothing": "This is no money for technology, but makes trying or buying easier.",
        "share": "It pays {share} of the cost{mark}.",
        "share_unknown": "How much it pays is still to be checked.",
        "ceiling": "At most EUR {eur} a year{mark}.",
        "threshold": "Threshold: EUR {eur}{mark}.",
        "checked": "Source of {checked}.",
        "checked_long_ago": "Source of {checked}: see whether it still holds.",
        "helps": "{name} can help.",
        "helps_may": "{name} may help.",
        "to": "to",
    },
}


def offer_text(verdict: Verdict, share: tuple[float, float], day: date, language: Language) -> str:
    """Return the sentences about one scheme: whether, why, how much, what is to be checked."""
    words, scheme = WORDS[language], verdict.scheme
    pays = share[1] > 0
    key = ("applies" if pays else "helps") if verdict.kind == "applies" else ""
    key = key or ("may" if pays else "helps_may")
    parts = [words[key].format(name=scheme.name.text(language))]
    if verdict.step:
        parts.append(verdict.step.text.text(language))
    parts.append(_purpose(scheme, language))
    if scheme.pays in ("technology", "learning", "wages") and pays:
        parts.extend(_amounts(scheme, language))
    if scheme.own_contribution:
        parts.append(scheme.own_contribution.text(language))
    if scheme.unverified:
        parts.append(scheme.unverified.text(language))
    old = scheme.months_since_check(day) >= OLD_MONTHS
    parts.append(words["checked_long_ago" if old else "checked"].format(checked=scheme.checked))
    return " ".join(part for part in parts if part)


def _purpose(scheme: Scheme, language: Language) -> str:
    key = "guidance" if scheme.pays in ("guidance", "learning") else scheme.pays
    return WORDS[language].get(key, "")


def _amounts(scheme: Scheme, language: Language) -> list[str]:
    words = WORDS[language]
    found = []
    if scheme.threshold_eur:
        figure = scheme.threshold_eur
        eur = number(figure, language)
        found.append(words["threshold"].format(eur=eur, mark=mark(figure, language)))
    if scheme.share_percent:
        figure = scheme.share_percent
        share = f"{number(figure, language)}%"
        found.append(words["share"].format(share=share, mark=mark(figure, language)))
    elif scheme.ceiling_eur is None:
        found.append(words["share_unknown"])
    if scheme.ceiling_eur:
        figure = scheme.ceiling_eur
        eur = number(figure, language)
        found.append(words["ceiling"].format(eur=eur, mark=mark(figure, language)))
    return found


def mark(figure: Figure, language: Language) -> str:
    """Return the mark of a figure that must not be read as a fact, with a space before it."""
    return "" if figure.verified else f" ({UNVERIFIED.text(language)})"


def number(figure: Figure, language: Language) -> str:
    """Return the figure as a reader writes it: `145,25 tot 200` or `145.25 to 200`."""
    low, high = (euro(value, language) for value in (figure.low, figure.high))
    return low if figure.low == figure.high else f"{low} {WORDS[language]['to']} {high}"


def euro(value: float, language: Language) -> str:
    """Return an amount with thousands marks; cents only where there are any."""
    text = f"{value:,.2f}" if value != int(value) else f"{int(value):,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text
