"""The language of the command line's own words.

Help texts are made when the modules load, so the language is read from the command line (or
``PASSEND_LANGUAGE``) before anything is parsed.
"""

import os
import sys
from collections.abc import Sequence

from catalogue.text import LANGUAGES, Language

DEFAULT: Language = "nl"
VARIABLE = "PASSEND_LANGUAGE"


def asked_language(arguments: Sequence[str] | None = None) -> Language:
    """Return the language that `arguments` (default: those of the process) ask for.

    Dutch where they ask for none or for one that Passend does not speak.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    found = os.environ.get(VARIABLE, "")
    for place, word in enumerate(words):
        if word == "--language" and place + 1 < len(words):
            found = words[place + 1]
        elif word.startswith("--language="):
            found = word.partition("=")[2]
    return next((language for language in LANGUAGES if language == found), DEFAULT)


STARTED: Language = asked_language()


def say(nl: str, en: str) -> str:
    """Return the text in the language that the program was started in."""
    return nl if STARTED == "nl" else en
