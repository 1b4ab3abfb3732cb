"""What the commands about futures share."""

from functools import cache

from catalogue.store import load_catalogue
from catalogue.text import Language
from recommender.outcomes import Outcomes


@cache
def outcomes() -> Outcomes:
    """Return the availability of the catalogue that ships."""
    return Outcomes(load_catalogue())


def number(value: float, language: Language, digits: int = 2) -> str:
    """Return `value` with the decimal sign of `language`."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "nl" else text


def signed(value: float, language: Language, digits: int = 2) -> str:
    """Return `value` with its sign."""
    text = f"{value:+.{digits}f}"
    return text.replace(".", ",") if language == "nl" else text
