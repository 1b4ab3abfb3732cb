"""Builds the encoder once into the cache folder: base weights, adapter, pruning, int8 ONNX.

Each step leaves one file, written atomically; a step whose file is there and whole is skipped, so
that a build that was cut off goes on where it stopped. A manifest with the hash of every file
marks the build as done; a file that differs from it is noticed and made again.
"""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from catalogue.cache import cache_folder, write_atomic
from catalogue.store import Catalogue, load_catalogue
from recommender.encoder.adapter import load_adapter, merge_adapter
from recommender.encoder.base_weights import (
    WEIGHT_SHA256,
    BaseEncoder,
    packaged_weight_file,
    read_base_encoder,
)
from recommender.encoder.content import content_texts, encode_content
from recommender.encoder.graph import encoder_graph
from recommender.encoder.hub_weights import read_hub_folder
from recommender.encoder.session import WIDTH, OnnxEncoder
from recommender.encoder.tokenizer import kept_pieces, make_tokenizer
from recommender.models import ADAPTER_FILE, trained_kinds

GRAPH, TOKENIZER, CONTENT, MANIFEST = (
    "encoder.onnx", "tokenizer.json", "content.npy", "manifest.json",
)  # fmt: skip
FORMAT = 1  # raise when the files of a build change in kind

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class BuiltEncoder:
    """The folder of a finished build."""

    folder: Path

    def open(self, threads: int = 2) -> OnnxEncoder:
        """Return the encoder, ready to serve."""
        return OnnxEncoder(self.folder / GRAPH, self.folder / TOKENIZER, threads)

    def content(self) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        """Return the content vectors [kinds, 384], in the order of the catalogue."""
        return np.asarray(np.load(self.folder / CONTENT, allow_pickle=False))


def build_encoder(
    cache: Path | None = None,
    catalogue: Catalogue | None = None,
    base: str | None = None,
    progress: Progress = lambda step, done, total: None,
    force: bool = False,
) -> BuiltEncoder:
    """Return the built encoder, building what is missing or broken.

    `base` is another weight source than the packaged one: a folder in the layout of a model hub.

    Raises:
        BaseWeightsError: the base weights are missing or not the known ones.

    """
    catalogue = catalogue or load_catalogue()
    folder = (cache or cache_folder()) / f"encoder-{_key(catalogue, base)}"
    if force or not is_whole(folder):
        _build(folder, catalogue, base, progress)
    return BuiltEncoder(folder)


def is_whole(folder: Path) -> bool:
    """Tell whether `folder` holds a finished build whose files are as they were written."""
    try:
        hashes: dict[str, str] = json.loads((folder / MANIFEST).read_text())["files"]
        return all(_stamp(folder / name) == stamp for name, stamp in hashes.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _build(folder: Path, catalogue: Catalogue, base: str | None, progress: Progress) -> None:
    steps = ((TOKENIZER, _tokenizer), (CONTENT, _content), (GRAPH, _graph))
    folder.mkdir(parents=True, exist_ok=True)
    done = _finished(folder)
    source: BaseEncoder | None = None
    for index, (name, step) in enumerate(steps):
        progress(name, index, len(steps))
        if done.get(name) != _stamp(folder / name):
            source = source or pruned(_read_base(base))
            write_atomic(folder / name, step(folder, source, catalogue))
            done[name] = _stamp(folder / name)
            write_atomic(folder / f"{MANIFEST}.part", json.dumps(done).encode())
    write_atomic(folder / MANIFEST, json.dumps({"files": done}, indent=1).encode())
    (folder / f"{MANIFEST}.part").unlink(missing_ok=True)
    progress("", len(steps), len(steps))


def _read_base(base: str | None) -> BaseEncoder:
    return read_base_encoder(packaged_weight_file()) if base is None else read_hub_folder(base)


def pruned(base: BaseEncoder) -> BaseEncoder:
    """Return `base` without the pieces that Dutch and English do not need."""
    kept = kept_pieces(base.pieces)
    tensors = {**base.tensors, "emb.word": base.tensors["emb.word"][kept]}
    return replace(base, pieces=[base.pieces[index] for index in kept], tensors=tensors)


def _tokenizer(_folder: Path, base: BaseEncoder, _catalogue: Catalogue) -> bytes:
    return make_tokenizer(base.pieces).to_str().encode()


def _content(_folder: Path, base: BaseEncoder, catalogue: Catalogue) -> bytes:
    vectors = np.zeros((len(catalogue.technologies), WIDTH), np.float32)
    # What the model was trained on has its vector there; encoding it again would take a minute.
    if not set(catalogue.technologies) <= trained_kinds():
        with TemporaryDirectory() as scratch:
            write_encoder(base, Path(scratch))
            encoder = OnnxEncoder(Path(scratch) / GRAPH, Path(scratch) / TOKENIZER)
            vectors = encode_content(encoder, catalogue.technologies.values())
    buffer = io.BytesIO()
    np.save(buffer, vectors)
    return buffer.getvalue()


def _graph(folder: Path, base: BaseEncoder, _catalogue: Catalogue) -> bytes:
    adapted = base
    if ADAPTER_FILE.exists():
        adapted = replace(base, tensors=merge_adapter(base.tensors, load_adapter(ADAPTER_FILE)))
    with TemporaryDirectory(dir=folder) as scratch:
        write_encoder(adapted, Path(scratch))
        return (Path(scratch) / GRAPH).read_bytes()


def write_encoder(encoder: BaseEncoder, folder: Path) -> None:
    """Write tokenizer and int8 graph of a pruned `encoder` into `folder`."""
    make_tokenizer(encoder.pieces).save(str(folder / TOKENIZER))
    graph = encoder_graph(encoder.tensors, encoder.layers, encoder.heads, encoder.epsilon)
    quantise(graph, folder / GRAPH)


def quantise(graph: onnx.ModelProto, target: Path) -> None:
    """Write `graph` to `target` with int8 weights, one scale per output column."""
    options = {"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT}
    quantize_dynamic(
        graph,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options=options,
    )


def _finished(folder: Path) -> dict[str, str]:
    try:
        return dict(json.loads((folder / f"{MANIFEST}.part").read_text()))
    except (OSError, ValueError, TypeError):
        return {}


def _stamp(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "missing"


def _key(catalogue: Catalogue, base: str | None) -> str:
    """Name what the build depends on: base, adapter, texts of the catalogue, form of the build."""
    digest = hashlib.sha256(f"{FORMAT} {base or WEIGHT_SHA256} {_stamp(ADAPTER_FILE)}".encode())
    for technology in catalogue.technologies.values():
        digest.update("\n".join(content_texts(technology)).encode())
    return digest.hexdigest()[:16]
