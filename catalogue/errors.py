"""Errors that a user can see: each has a field, a message in both languages and a status."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, ClassVar

from catalogue.text import Language, Localised


class PassendError(Exception):
    """Base of all errors that a user can cause and mend.

    `field` is the path of the input that is wrong (``worker.functions.0``), empty where the
    error is about the whole. `status` is the HTTP status, `code` a stable machine name.
    """

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad-request"

    def __init__(self, field: str, message: Localised) -> None:
        super().__init__(message.en)
        self.field = field
        self.message = message

    def text(self, language: Language) -> str:
        """Return the message in `language`."""
        return self.message.text(language)

    def __reduce__(self) -> tuple[Any, ...]:
        # Subclasses take other arguments; workers in other processes send errors home.
        return _rebuild, (type(self), self.field, self.message)


def _rebuild(kind: type[PassendError], field: str, message: Localised) -> PassendError:
    error = kind.__new__(kind)
    PassendError.__init__(error, field, message)
    return error


class BrokenCatalogue(PassendError):
    """A data file of the catalogue cannot be used."""

    status = 500
    code = "broken-catalogue"


class Unknown(PassendError):
    """An id that the catalogue does not know; the message names the nearest ones.

    `noun` holds the word for the thing in each language.
    """

    code = "unknown"
    noun: ClassVar[Localised] = Localised(nl="code", en="id")

    def __init__(
        self, value: str, known: Iterable[str], field: str = "", meant: Iterable[str] = ()
    ) -> None:
        """Name `meant`, or else what looks like `value` among the `known` ids."""
        self.value = value
        self.nearest = tuple(meant) or nearest(value, known)
        super().__init__(field, self._message())

    def _message(self) -> Localised:
        shown = self.value if len(self.value) <= 60 else self.value[:60] + "…"
        nl = f"Onbekende {self.noun.nl}: '{shown}'."
        en = f"Unknown {self.noun.en}: '{shown}'."
        if self.nearest:
            nl += f" Bedoelt u: {_listed(self.nearest, 'of')}?"
            en += f" Did you mean: {_listed(self.nearest, 'or')}?"
        return Localised(nl=nl, en=en)


class UnknownTechnology(Unknown):
    """No technology has this id."""

    status = 404
    code = "unknown-technology"
    noun = Localised(nl="technologie", en="technology")


class UnknownFunction(Unknown):
    """No work function has this id."""

    code = "unknown-function"
    noun = Localised(nl="functie", en="function")


class UnknownSituation(Unknown):
    """No situation has this id."""

    code = "unknown-situation"
    noun = Localised(nl="situatie", en="situation")


class UnknownSector(Unknown):
    """No sector has this id or name."""

    code = "unknown-sector"
    noun = Localised(nl="sector", en="sector")


def nearest(value: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return at most `limit` known ids that look like `value`, best first."""
    words = value.strip().lower().replace("_", "-").replace(" ", "-")[:80]
    return tuple(get_close_matches(words, sorted(known), n=limit, cutoff=0.6))


def _listed(words: tuple[str, ...], last: str) -> str:
    if len(words) == 1:
        return words[0]
    return ", ".join(words[:-1]) + f" {last} {words[-1]}"
