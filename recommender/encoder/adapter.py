"""The trained part of the encoder: low-rank changes (LoRA) to the linear layers of the base.

Hu et al. 2021, arXiv:2106.09685: a matrix W becomes W + scale * B @ A. What ships is A and B as
int8 with a scale per row; `passend build` adds the products into the base.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.encoder.graph import quantise_rows
from recommender.models import Arrays, save_arrays

Tensors = dict[str, NDArray[np.float32]]
Pairs = dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]


def save_adapter(path: Path, pairs: Pairs) -> None:
    """Write `pairs` (name of the matrix: A [rank, in] and scaled B [out, rank]) as int8."""
    arrays: Arrays = {}
    for name, (down, up) in sorted(pairs.items()):
        arrays[f"{name}:a"], arrays[f"{name}:as"] = quantise_rows(down)
        arrays[f"{name}:b"], arrays[f"{name}:bs"] = quantise_rows(up)
    save_arrays(path, arrays)


def load_adapter(path: Path) -> Pairs:
    """Return the pairs that `save_adapter` wrote, to within their int8 precision."""
    with np.load(path, allow_pickle=False) as arrays:
        names = sorted({key.split(":")[0] for key in arrays.files})
        return {
            name: (
                arrays[f"{name}:a"].astype(np.float32) * arrays[f"{name}:as"],
                arrays[f"{name}:b"].astype(np.float32) * arrays[f"{name}:bs"],
            )
            for name in names
        }


def merge_adapter(tensors: Tensors, pairs: Pairs) -> Tensors:
    """Return `tensors` with the changes of `pairs` added."""
    merged = {name: tensors[name] + up @ down for name, (down, up) in pairs.items()}
    return {**tensors, **merged}
