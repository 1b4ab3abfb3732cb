"""Reads a base encoder in the layout of a model hub: a local folder or a hub id."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from catalogue.text import Localised
from recommender.encoder.base_weights import BaseEncoder, BaseWeightsError

EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}
LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def tensor_names(layers: int) -> dict[str, str]:
    """Return the names of the tensors here with their names on the hub."""
    names = dict(EMBEDDINGS)
    for layer in range(layers):
        for short, long in LAYER.items():
            names[f"l{layer}.{short}.w"] = f"encoder.layer.{layer}.{long}.weight"
            names[f"l{layer}.{short}.b"] = f"encoder.layer.{layer}.{long}.bias"
    return names


def read_hub_folder(source: str) -> BaseEncoder:
    """Read a BERT encoder with a unigram tokenizer from a folder or a hub id.

    Raises:
        BaseWeightsError: a file is missing, or the model is of another kind or size.

    """
    folder = Path(source) if Path(source).is_dir() else _download(source)
    try:
        config = json.loads((folder / "config.json").read_text())
        words = json.loads((folder / "tokenizer.json").read_text())["model"]
        stored: dict[str, NDArray[np.float32]] = load_file(folder / "model.safetensors")
        layers = config["num_hidden_layers"]
        tensors = {
            name: stored[long].astype(np.float32) for name, long in tensor_names(layers).items()
        }
        pieces = [(str(piece), float(score)) for piece, score in words["vocab"]]
    except (OSError, KeyError, ValueError) as error:
        raise _unusable(source, str(error)) from error
    return BaseEncoder(
        layers, config["num_attention_heads"], config["layer_norm_eps"], pieces, tensors
    )


def _download(source: str) -> Path:
    try:
        from huggingface_hub import snapshot_download  # noqa: PLC0415 (only for a hub id)

        return Path(snapshot_download(source, allow_patterns=["*.json", "model.safetensors"]))
    except Exception as error:
        raise _unusable(source, type(error).__name__) from error


def _unusable(source: str, why: str) -> BaseWeightsError:
    return BaseWeightsError(
        "base",
        Localised(
            nl=f"Het basismodel '{source}' is niet te gebruiken ({why}). Geef een map met "
            "config.json, tokenizer.json en model.safetensors, of laat de instelling weg.",
            en=f"The base model '{source}' cannot be used ({why}). Give a folder with config.json, "
            "tokenizer.json and model.safetensors, or leave the setting out.",
        ),
    )
