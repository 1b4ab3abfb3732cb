"""Files that a user hands in: read as UTF-8 text, or refused with what they seem to be."""

import sys
from pathlib import Path
from typing import BinaryIO

from catalogue.errors import PassendError
from catalogue.text import Localised

STANDARD_INPUT = "-"
_KINDS: tuple[tuple[bytes, Localised], ...] = (
    (b"%PDF", Localised(nl="een PDF", en="a PDF")),
    (b"PK\x03\x04", Localised(nl="een Office- of zip-bestand", en="an Office or zip file")),
    (b"\xd0\xcf\x11\xe0", Localised(nl="een oud Office-bestand", en="an old Office file")),
    (b"\x1f\x8b", Localised(nl="een ingepakt bestand (gzip)", en="a packed file (gzip)")),
    (b"\xff\xfe", Localised(nl="tekst in UTF-16", en="text in UTF-16")),
    (b"\xfe\xff", Localised(nl="tekst in UTF-16", en="text in UTF-16")),
)  # fmt: skip
_BINARY = Localised(nl="geen tekst", en="not text")
_UTF8_MARK = b"\xef\xbb\xbf"


class UnreadableFile(PassendError):
    """A file that holds something else than what is read."""

    code = "unreadable-file"

    def __init__(self, name: str, nl: str, en: str) -> None:
        super().__init__(name, Localised(nl=f"{name}: {nl}", en=f"{name}: {en}"))


def read_text(name: str, most: int) -> str:
    """Return the text of the file called `name`, or of standard input where that is ``-``.

    Raises:
        UnreadableFile: it is empty, longer than `most` bytes, or not text in UTF-8.
        OSError: it cannot be opened.

    """
    if name == STANDARD_INPUT:
        content = sys.stdin.buffer.read(most + 1)
    else:
        with Path(name).open("rb") as file:
            content = file.read(most + 1)
    if len(content) > most:
        raise UnreadableFile(
            name,
            f"dit bestand is groter dan {most:,} bytes. Dat is te groot voor één casus.",
            f"this file is larger than {most:,} bytes. That is too large for one case.",
        )
    refuse_foreign(name, content)
    try:
        return content.removeprefix(_UTF8_MARK).decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            name,
            f"teken {error.start + 1} is geen UTF-8. Sla het bestand op als UTF-8.",
            f"byte {error.start + 1} is not UTF-8. Save the file as UTF-8.",
        ) from None


def refuse_foreign(name: str, start: bytes) -> None:
    """Raise `UnreadableFile` where the first bytes show something else than text in UTF-8."""
    if not start.strip():
        raise UnreadableFile(name, "dit bestand is leeg.", "this file is empty.")
    kind = next((words for mark, words in _KINDS if start.startswith(mark)), None)
    if kind is None and b"\x00" in start:
        kind = _BINARY
    if kind is not None:
        raise UnreadableFile(
            name,
            f"dit is {kind.nl}. Hier hoort JSON in UTF-8.",
            f"this is {kind.en}. JSON in UTF-8 belongs here.",
        )


def skip_mark(file: BinaryIO) -> None:
    """Move `file`, which stands at its start, past the mark that some programs put before UTF-8."""
    if file.peek(3)[:3] == _UTF8_MARK:  # type: ignore[attr-defined]
        file.read(3)
