"""The questions that would help most where nothing fits well enough to be presented."""

from catalogue.text import Language, Localised
from recommender.reading import Reading

ASKED = 2

NO_LIMITATION = Localised(
    nl="Wat is moeilijk voor deze persoon op het werk? Noem wat niet lukt, geen ziekte.",
    en="What is hard for this person at work? Say what does not work out, not an illness.",
)
NO_TASKS = Localised(
    nl="Om welke taken gaat het? Noem twee of drie taken, zoals 'dozen tillen'.",
    en="Which tasks is it about? Name two or three tasks, such as 'lifting boxes'.",
)
MORE_DETAIL = Localised(
    nl="Bij welke handeling gaat het mis? Denk aan zien, horen, lezen, onthouden, tillen of lopen.",
    en="At which action does it go wrong? Think of seeing, hearing, reading, remembering, "
    "lifting or walking.",
)
HOW_SEVERE = Localised(
    nl="Hoe erg is het, en wat lukt nog wel?",
    en="How severe is it, and what does still work?",
)


def questions_for(reading: Reading) -> tuple[str, ...]:
    """Return the two questions that fill the largest gaps of the case."""
    gaps = []
    if not reading.limitation and not reading.given.any():
        gaps.append(NO_LIMITATION)
    if not any(reading.case.job.tasks):
        gaps.append(NO_TASKS)
    gaps += [MORE_DETAIL, HOW_SEVERE]
    language: Language = reading.language
    return tuple(question.text(language) for question in gaps[:ASKED])
