"""The trained part of the encoder: low-rank changes (LoRA) to the linear layers of the base.

Hu et al. 2021, arXiv:2106.09685: a matrix W becomes W + scale * B @ A. What ships is A and B as
int8 with a scale per row; `passend build` adds the products into the base.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.graph import quantise_rows

MODELS = Path(__file__).parents[1] / "models"
ADAPTER_FILE = MODELS / "adapter.npz"

Tensors = dict[str, NDArray[np.float32]]


def save_adapter(path: Path, pairs: dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]) -> None:
    """Write `pairs` (name of the matrix: A [rank, in] and scaled B [out, rank]) as int8."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for name, (down, up) in sorted(pairs.items()):
        arrays[f"{name}:a"], arrays[f"{name}:as"] = quantise_rows(down)
        arrays[f"{name}:b"], arrays[f"{name}:bs"] = quantise_rows(up)
    np.savez_compressed(path, **arrays)


def merge_adapter(tensors: Tensors, path: Path) -> Tensors:
    """Return `tensors` with the changes in the file at `path` added."""
    merged = dict(tensors)
    with np.load(path, allow_pickle=False) as arrays:
        for name in {key.split(":")[0] for key in arrays.files}:
            down = arrays[f"{name}:a"].astype(np.float32) * arrays[f"{name}:as"]
            up = arrays[f"{name}:b"].astype(np.float32) * arrays[f"{name}:bs"]
            merged[name] = tensors[name] + up @ down
    return merged
