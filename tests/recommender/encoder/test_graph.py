"""The graph is BERT: equal to the implementation of transformers on random weights."""

import numpy as np
import onnxruntime
import pytest

from recommender.encoder.adapter import load_adapter, merge_adapter, save_adapter
from recommender.encoder.graph import encoder_graph, quantise_rows
from recommender.encoder.hub_weights import tensor_names


def test_rows_come_back_to_within_half_a_step() -> None:
    table = np.random.default_rng(0).normal(size=(20, 16)).astype(np.float32)
    whole, scale = quantise_rows(table)
    assert whole.dtype == np.int8
    assert (np.abs(whole * scale - table) <= scale / 2 + 1e-6).all()


def test_an_adapter_comes_back_and_adds_its_product(tmp_path) -> None:
    dice = np.random.default_rng(1)
    down, up = (dice.normal(size=shape).astype(np.float32) for shape in ((2, 6), (5, 2)))
    save_adapter(tmp_path / "adapter.npz", {"l0.q.w": (down, up)})
    pairs = load_adapter(tmp_path / "adapter.npz")
    tensors = {"l0.q.w": np.ones((5, 6), np.float32), "other": np.zeros(3, np.float32)}
    merged = merge_adapter(tensors, pairs)
    np.testing.assert_allclose(merged["l0.q.w"], 1 + up @ down, atol=0.1)
    np.testing.assert_array_equal(merged["other"], tensors["other"])
    np.testing.assert_array_equal(tensors["l0.q.w"], 1)


def test_the_graph_computes_what_transformers_computes() -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=50, hidden_size=16, num_hidden_layers=2, num_attention_heads=4,
        intermediate_size=32, max_position_embeddings=20, type_vocab_size=2, pad_token_id=1,
        initializer_range=0.3,
    )  # fmt: skip
    model = transformers.BertModel(config, add_pooling_layer=False).eval()
    state = model.state_dict()
    tensors = {short: state[long].numpy() for short, long in tensor_names(2).items()}
    # The word table of the graph is int8, so that the other side gets the same rounded one.
    whole, scale = quantise_rows(tensors["emb.word"])
    state["embeddings.word_embeddings.weight"].copy_(torch.from_numpy(whole * scale))
    graph = encoder_graph(tensors, 2, 4, config.layer_norm_eps)
    session = onnxruntime.InferenceSession(
        graph.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    ids = np.random.default_rng(2).integers(4, 50, (3, 9))
    mask = np.ones_like(ids)
    ids[1, 6:], mask[1, 6:] = 1, 0
    (states,) = session.run(None, {"ids": ids, "mask": mask})
    with torch.no_grad():
        expected = model(torch.from_numpy(ids), attention_mask=torch.from_numpy(mask))
    kept = mask.astype(bool)
    np.testing.assert_allclose(states[kept], expected.last_hidden_state.numpy()[kept], atol=1e-4)
