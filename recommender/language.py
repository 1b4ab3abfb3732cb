"""Which language a case is written in."""

from functools import cache

from lingua import Language as Known
from lingua import LanguageDetector, LanguageDetectorBuilder

from catalogue.text import Language
from recommender.case import Case

# Languages that Dutch case workers may paste; more would cost memory and blur short texts.
_CANDIDATES = {
    Known.DUTCH: "nl",
    Known.ENGLISH: "en",
    Known.GERMAN: "de",
    Known.FRENCH: "fr",
    Known.TURKISH: "tr",
    Known.POLISH: "pl",
    Known.ARABIC: "ar",
    Known.UKRAINIAN: "uk",
}
_OURS = {"nl", "en"}
_SURE = 0.8
_LATIN_END = 0x0250  # the encoder reads no other script (encoder/tokenizer.py)
_SHORT = 25  # below this many letters a foreign verdict is not to be trusted


def detect(case: Case) -> tuple[Language, bool]:
    """Return the language to answer in, and whether the text was recognised as that language.

    The language that the case gives wins. Text in no known language is answered in Dutch.
    """
    if case.language is not None:
        return case.language, True
    text = " ".join([case.worker.description, *case.job.tasks, case.job.title])[:2_000]
    letters = sum(map(str.isalpha, text))
    if not letters:
        return "nl", bool(case.worker.functions)
    if 2 * sum(letter.isalpha() and ord(letter) < _LATIN_END for letter in text) < letters:
        return "nl", False
    values = detector().compute_language_confidence_values(text)
    ranked = [(_CANDIDATES[value.language], value.value) for value in values]
    if letters >= _SHORT and ranked[0][0] not in _OURS and ranked[0][1] >= _SURE:
        return "nl", False
    return ("nl" if next(name for name, _ in ranked if name in _OURS) == "nl" else "en"), True


@cache
def detector() -> LanguageDetector:
    """Return the detector, loaded once."""
    return LanguageDetectorBuilder.from_languages(*_CANDIDATES).with_low_accuracy_mode().build()
