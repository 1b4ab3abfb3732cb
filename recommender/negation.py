"""Finds what a text says is *not* hard, so that it does not count as a limitation.

"Geen moeite met tillen" holds the word for lifting, and vectors see little of "geen". Clauses that
say that something goes well are therefore taken out before the text is understood. In the
manner of NegEx (Chapman et al. 2001, doi:10.1006/jbin.2001.1029): trigger words and a scope that
ends at the clause.
"""

import re

# A pattern reads best as one line, as it is matched.
# ruff: noqa: E501

_END = r"(?=[,.;:!?\n)]|\b(?:maar|echter|alleen|wel|behalve|tenzij|terwijl|doch|but|however|except|unless|although|though|only|while|yet)\b|$)"
_TROUBLE_NL = (
    r"(?:moeite|problemen|probleem|last|hinder|beperking(?:en)?|klachten|belemmering(?:en)?)"
)
_TROUBLE_EN = (
    r"(?:trouble|difficulty|difficulties|problems?|limitations?|issues?|complaints?|restrictions?)"
)
_WELL_NL = r"(?:prima|goed|uitstekend|makkelijk|gemakkelijk|zonder moeite|zonder problemen|probleemloos|vlot)"
_WELL_EN = r"(?:fine|well|easily|without (?:any )?(?:trouble|difficulty|problems?))"
_SCOPE = r"[^,.;:!?\n]*?"

_DENIALS = [
    # tillen is geen probleem, lifting is no problem
    rf"(?:(?<=[,.;:!?\n])|^|\b(?:maar|en|but|and)\b)[^,.;:!?\n]*?\b(?:is|zijn|vormt|levert|geeft|are|gives?) (?:echt |helemaal )?(?:geen|no|not a|not any) (?:enkel |enkele )?(?:{_TROUBLE_NL}|{_TROUBLE_EN}|bezwaar|punt)\b{_SCOPE}{_END}",
    # geen moeite met ..., no trouble with ...
    rf"\b(?:heeft |hebben |heb |ervaart |is er )?(?<!niet )(?:geen|zonder|nooit|niet veel|nauwelijks) (?:enkele |enige )?{_TROUBLE_NL}\b(?! meer\b)(?: (?:met|bij|van|om|in|voor|op)\b)?{_SCOPE}{_END}",
    rf"\b(?:has |have |had |with |experiences |there (?:is|are) )?(?<!not )(?:no|without|never any|hardly any|not any) {_TROUBLE_EN}\b(?: (?:with|in|of|at|when|to|on)\b)?{_SCOPE}{_END}",
    rf"\b(?:does not|doesn't|do not|don't) have (?:any )?{_TROUBLE_EN}\b{_SCOPE}{_END}",
    # tillen gaat prima, lifting goes fine
    rf"(?:(?<=[,.;:!?\n])|^|\b(?:maar|en|but|and)\b)[^,.;:!?\n]*?\b(?:gaat|gaan|lukt|lukken|verloopt) (?:nog )?(?:heel |erg |gewoon |nog )?{_WELL_NL}\b(?! (?:als|zolang|mits))[^,.;:!?\n]*?{_END}",
    rf"(?:(?<=[,.;:!?\n])|^|\b(?:maar|en|but|and)\b)[^,.;:!?\n]*?\b(?:goes?|is|works?) (?:very |quite |just |still )?{_WELL_EN}\b(?! (?:if|as long|known|aware|below|above))[^,.;:!?\n]*?{_END}",
    # kan goed tillen, can lift well
    rf"\b(?:kan|kunnen|hoort|ziet|loopt|praat|leest|schrijft|tilt) (?:nog |wel |heel |erg )*{_WELL_NL}\b(?! (?:als|zolang|mits|genoeg)){_SCOPE}{_END}",
    r"\b(?:niet|not) (?:beperkt|limited|impaired|restricted) (?:in|met|bij|with)\b[^,.;:!?\n]*?"
    + _END,
]
_DENIED = [re.compile(pattern, re.IGNORECASE) for pattern in _DENIALS]
_TIDY = re.compile(r"^[\s,;:.!?]+|(?<=[.!?])\s*[,;:]+|\s+(?=[,.;:!?])|[,;:]\s*(?=[,;:.])")


def without_denied(text: str) -> str:
    """Return `text` without the clauses that say that something is not hard."""
    for pattern in _DENIED:
        text = pattern.sub(" ", text)
    return re.sub(r"[ \t]+", " ", _TIDY.sub("", text)).strip(" ,;:")


def denied(text: str) -> tuple[str, ...]:
    """Return the clauses of `text` that say that something is not hard, in order of rule."""
    found = []
    for pattern in _DENIED:
        found += [
            match.group().strip() for match in pattern.finditer(text) if match.group().strip()
        ]
        text = pattern.sub(" ", text)
    return tuple(found)
