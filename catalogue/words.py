"""Words of a text, made comparable: lower case, no accents, no filler words, stemmed.

Stems are those of the Snowball stemmers for Dutch and English (M. Porter, 2001).
"""

import re
import unicodedata
from functools import lru_cache

import Stemmer

from catalogue.text import LANGUAGES, Language

_WORD = re.compile(r"[^\W_]+")
_NAMES: dict[Language, str] = {"nl": "dutch", "en": "english"}

# Words that carry no subject. "not" is one too: "cannot lift" asks for help with lifting.
STOP: dict[Language, frozenset[str]] = {
    "nl": frozenset(
        "de het een en of maar want dus om te ten ter van voor in op aan bij met zonder naar uit "
        "over onder door tot tegen tussen als dan dat die dit deze er hier daar is zijn was waren "
        "ben bent wordt worden werd heeft hebben had kan kunnen kon mag moet moeten wil willen zal "
        "zullen niet geen nooit wel ook nog al alleen steeds vaak soms meer veel heel erg zo zeer "
        "ik je jij u hij ze zij wij we mijn jouw uw haar hem hun ons onze zich zelf wie wat waar "
        "welke hoe iemand iets mensen mens gaat gaan doet doen krijgt lukt goed slecht moeilijk "
        "moeite lastig last meneer mevrouw".split()
    ),
    "en": frozenset(
        "the a an and or but so to of for in on at by with without from out over under as if then "
        "than that this these those there here is are was were be been being has have had can "
        "cannot could may must should will would do does did not no never only also still very "
        "much more often i you he she it they we my your his her its their our who what which how "
        "someone something people person t s hard difficult well badly trouble difficulty mr mrs "
        "ms us them him".split()
    ),
}


def plain(text: str) -> str:
    """Return `text` in lower case without accents (``Reïntegratie`` → ``reintegratie``)."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c))


def words(text: str, language: Language) -> list[str]:
    """Return the words of `text` that carry a subject, plain, in order."""
    found = _WORD.findall(plain(text))
    # A letter alone is mostly the tail of "collega's".
    return [w for w in found if w not in STOP[language] and (len(w) > 1 or w.isdigit())]


def spoken(text: str, default: Language) -> Language:
    """Return the language whose filler words `text` uses most; `default` on a tie."""
    found = _WORD.findall(plain(text))
    count = {language: sum(w in STOP[language] for w in found) for language in LANGUAGES}
    return max(LANGUAGES, key=lambda language: (count[language], language == default))


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`: what ends in a full stop, question or exclamation mark."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


@lru_cache(maxsize=50_000)
def stem(word: str, language: Language) -> str:
    """Return the stem of a plain `word`; never empty."""
    # A stemmer keeps state between calls and is not safe to share between threads.
    return Stemmer.Stemmer(_NAMES[language], 0).stemWord(word) or word


def stems(text: str, language: Language) -> list[str]:
    """Return the stems of the words of `text`, in order."""
    return [stem(word, language) for word in words(text, language)]
