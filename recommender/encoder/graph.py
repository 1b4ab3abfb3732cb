"""The encoder as an ONNX graph, written from plain arrays so that building needs no torch.

The graph is BERT as in Devlin et al. (2019, arXiv:1810.04805) with the sizes of
multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672): 12 layers of width 384.
Query, key and value are one matrix product, attention is one operator of onnxruntime; the word
table is int8 with a scale per row.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
RUNTIME = "com.microsoft"  # onnxruntime's own operators
Tensors = Mapping[str, NDArray[np.float32]]


class GraphWriter:
    """Collects nodes and constants under generated names."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add `value` as an initialiser and return its name."""
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output and return the name of that output."""
        return self.add_many(operator, 1, *inputs, **attributes)[0]

    def add_many(self, operator: str, outputs: int, *inputs: str, **attributes: Any) -> list[str]:
        """Add a node with so many outputs and return their names."""
        names = [f"{operator}_{len(self.nodes)}_{place}" for place in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return names

    def linear(
        self, name: str, value: str, weight: NDArray[np.float32], bias: NDArray[np.float32]
    ) -> str:
        """Add `value @ weight.T + bias`; `weight` is [out, in]."""
        product = self.add("MatMul", value, self.constant(f"{name}.w", weight.T))
        return self.add("Add", product, self.constant(f"{name}.b", bias))

    def normalise(self, name: str, value: str, tensors: Tensors, epsilon: float) -> str:
        """Add a layer normalisation with the weights `<name>.w` and `<name>.b`."""
        scale = self.constant(f"{name}.w", tensors[f"{name}.w"])
        shift = self.constant(f"{name}.b", tensors[f"{name}.b"])
        return self.add("LayerNormalization", value, scale, shift, axis=-1, epsilon=epsilon)


def quantise_rows(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return `table` [rows, width] as int8 and the scale of each row [rows, 1]."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-12) / 127
    return np.rint(table / scale).astype(np.int8), scale.astype(np.float32)


def encoder_graph(tensors: Tensors, layers: int, heads: int, epsilon: float) -> onnx.ModelProto:
    """Return the graph from int64 `ids` and `mask` [batch, tokens].

    It gives `states` [batch, tokens, width].
    """
    writer = GraphWriter()
    epsilon = max(epsilon, 1e-12)
    state = _embed(writer, tensors, epsilon)
    mask = writer.add("Cast", "mask", to=TensorProto.INT32)
    for layer in range(layers):
        state = _layer(writer, tensors, f"l{layer}", state, mask, heads, epsilon)
    writer.nodes.append(helper.make_node("Identity", [state], ["states"]))
    width = tensors["emb.ln.w"].shape[0]
    axes = ["batch", "tokens"]
    graph = helper.make_graph(
        writer.nodes,
        "encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name in ("ids", "mask")],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, [*axes, width])],
        writer.constants,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
    )
    model.ir_version = 9
    return model


def _embed(writer: GraphWriter, tensors: Tensors, epsilon: float) -> str:
    words, scale = quantise_rows(tensors["emb.word"])
    rows = writer.add("Cast", writer.add("Gather", writer.constant("words", words), "ids"), to=1)
    scales = writer.add("Gather", writer.constant("word_scales", scale), "ids")
    positions = tensors["emb.pos"] + tensors["emb.type"][:1]
    tokens = writer.add(
        "Slice", writer.add("Shape", "ids"), _ints(writer, "one", [1]), _ints(writer, "two", [2])
    )
    first = writer.add(
        "Slice", writer.constant("positions", positions), _ints(writer, "zero", [0]), tokens
    )
    total = writer.add("Add", writer.add("Mul", rows, scales), first)
    return writer.normalise("emb.ln", total, tensors, epsilon)


def _layer(  # noqa: PLR0913, PLR0917 (what a layer is made of)
    writer: GraphWriter,
    tensors: Tensors,
    name: str,
    state: str,
    mask: str,
    heads: int,
    epsilon: float,
) -> str:
    def weight(part: str) -> NDArray[np.float32]:
        return tensors[f"{name}.{part}"]

    attended = _attention(writer, tensors, name, state, mask, heads)
    output = writer.linear(f"{name}.ao", attended, weight("ao.w"), weight("ao.b"))
    state = writer.normalise(f"{name}.aln", writer.add("Add", state, output), tensors, epsilon)
    inner = writer.linear(f"{name}.fi", state, weight("fi.w"), weight("fi.b"))
    outer = writer.linear(f"{name}.fo", _gelu(writer, inner), weight("fo.w"), weight("fo.b"))
    return writer.normalise(f"{name}.oln", writer.add("Add", state, outer), tensors, epsilon)


def _attention(  # noqa: PLR0913, PLR0917 (what a layer is made of)
    writer: GraphWriter, tensors: Tensors, name: str, state: str, mask: str, heads: int
) -> str:
    width = tensors["emb.ln.w"].shape[0]
    weight = np.concatenate([tensors[f"{name}.{part}.w"] for part in "qkv"])
    bias = np.concatenate([tensors[f"{name}.{part}.b"] for part in "qkv"])
    joint = writer.linear(f"{name}.qkv", state, weight, bias)
    split = _ints(writer, f"{name}.split", [width, width, width])
    query, key, value = writer.add_many("Split", 3, joint, split, axis=-1)
    return writer.add(
        "MultiHeadAttention", query, key, value, "", mask, domain=RUNTIME, num_heads=heads
    )


def _gelu(writer: GraphWriter, value: str) -> str:
    name = f"gelu{len(writer.nodes)}"
    half = writer.constant(f"{name}.half", np.array([0.5], np.float32))
    root = writer.constant(f"{name}.root", np.array([2**0.5], np.float32))
    one = writer.constant(f"{name}.one", np.array([1], np.float32))
    gate = writer.add("Add", writer.add("Erf", writer.add("Div", value, root)), one)
    return writer.add("Mul", writer.add("Mul", value, gate), half)


def _ints(writer: GraphWriter, name: str, values: list[int]) -> str:
    return writer.constant(name, np.array(values, np.int64))
