"""The files of a batch: lines in with bounded memory, lines out whole or not at all."""

import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from api.cli.batch_line import MAX_LINE, Line
from api.cli.input_file import UnreadableFile, refuse_foreign, skip_mark

Seen = Callable[[int], None]  # told the bytes that were read


@contextmanager
def open_lines(path: Path) -> Iterator[BinaryIO]:
    """Open the JSON Lines in `path`. Raises `UnreadableFile` where it holds something else."""
    with path.open("rb") as file:
        refuse_foreign(str(path), file.peek(4096))
        skip_mark(file)
        yield file


def read_lines(file: BinaryIO, seen: Seen = lambda size: None) -> Iterator[Line]:
    """Give the lines that are not blank with their numbers; longer ones than `MAX_LINE` cut."""
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        seen(len(line))
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            _skip_rest(file, seen)
        if line.strip():
            yield number, line


def _skip_rest(file: BinaryIO, seen: Seen) -> None:
    while rest := file.readline(MAX_LINE):
        seen(len(rest))
        if rest.endswith(b"\n"):
            return


@contextmanager
def write_whole(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing such that it appears whole, or stays as it was.

    A device or pipe cannot be replaced and is written as it is.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    # The name is known before the file is there, so that a stop at any moment takes it away.
    part = target.parent / f".{target.name[:100]}-{secrets.token_hex(4)}.part"
    try:
        with open(part, "xb", opener=_for_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(target))
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink()  # is there only where something went wrong


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _mode(target: Path) -> int:
    """Return the access rights of the file that is replaced, or those of a new file."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def check_target(source: Path, target: Path) -> None:
    """Refuse a `target` that cannot be written, before any work is done.

    Raises:
        UnreadableFile: it is a folder, the input itself, or in a folder that is not there.

    """
    name = str(target)
    if target.is_dir():
        raise UnreadableFile(
            name, "dit is een map. Geef een bestand.", "this is a folder. Give a file."
        )
    if target.exists() and source.exists() and target.samefile(source):
        raise UnreadableFile(
            name,
            "dit is ook de invoer. Geef de uitvoer een andere naam.",
            "this is the input as well. Give the output another name.",
        )
    folder = target.resolve().parent
    if not folder.is_dir():
        raise UnreadableFile(
            name, f"de map {folder} bestaat niet.", f"the folder {folder} does not exist."
        )
    place = target if target.exists() and not target.is_file() else folder
    if not os.access(place, os.W_OK):
        raise UnreadableFile(
            name, "hier mag u niet schrijven.", "you are not allowed to write here."
        )
