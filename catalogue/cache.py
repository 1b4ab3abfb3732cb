"""The cache folder: what can be made again at any time."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

VARIABLE = "PASSEND_CACHE"


def cache_folder() -> Path:
    """Return the cache folder: ``PASSEND_CACHE`` if set, else the folder of the platform."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_cache_path  # noqa: PLC0415 (25 ms that a set variable saves)

    return user_cache_path("passend")


def write_atomic(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all; makes the folder. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
