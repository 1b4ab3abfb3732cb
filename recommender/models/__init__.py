"""The fitted artefacts that ship with the project: plain arrays and one JSON file, no pickle."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODELS = Path(__file__).parent
ADAPTER_FILE = MODELS / "adapter.npz"
RANKING_FILE = MODELS / "ranking.npz"
UNDERSTANDING_FILE = MODELS / "understanding.npz"
FUSION_FILE = MODELS / "fusion.json"

# Each array has a type of its own: letters, int8 weights, float scales.
Arrays = dict[str, NDArray[Any]]


def load_arrays(path: Path) -> Arrays:
    """Return all arrays of the file at `path`."""
    with np.load(path, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def save_arrays(path: Path, arrays: Arrays) -> None:
    """Write `arrays` to `path`; the same arrays give the same bytes."""
    ordered: dict[str, Any] = dict(sorted(arrays.items()))
    np.savez_compressed(path, **ordered)


def trained_kinds() -> frozenset[str]:
    """Return the ids of the technologies that the ranking model was trained on."""
    if not RANKING_FILE.exists():
        return frozenset()
    with np.load(RANKING_FILE, allow_pickle=False) as stored:
        return frozenset(stored["kinds"].tolist())
