"""The language of an answer, from the `Accept-Language` header (RFC 9110, 12.5.4)."""

from functools import lru_cache

from catalogue.text import LANGUAGES, Language

DEFAULT: Language = "nl"


@lru_cache(maxsize=1024)
def negotiate(header: str) -> Language:
    """Return the language that `header` likes best; Dutch where it asks for neither.

    An unknown language is no fault: an answer in Dutch beats no answer.
    """
    return asked(header) or DEFAULT


@lru_cache(maxsize=1024)
def asked(header: str) -> Language | None:
    """Return the language of ours that `header` likes best, None where it names neither."""
    best: tuple[float, Language] | None = None
    for part in header[:500].split(","):
        tag, _, rest = part.strip().partition(";")
        primary = tag.strip().lower().split("-")[0]
        quality = _quality(rest)
        for language in LANGUAGES:
            if primary == language and quality > 0 and (best is None or quality > best[0]):
                best = (quality, language)
    return best[1] if best else None


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
