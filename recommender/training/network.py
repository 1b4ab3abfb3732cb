"""The network that is trained: encoder with LoRA adapters and the heads upon it."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from peft import LoraConfig
from sentence_transformers.sentence_transformer.modules import (  # type: ignore[import-not-found,unused-ignore]
    Transformer,
)
from tokenizers import processors
from torch import Tensor, nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from recommender.encoder.adapter import Pairs
from recommender.encoder.base_weights import BaseEncoder
from recommender.encoder.hub_weights import tensor_names
from recommender.encoder.session import WIDTH
from recommender.encoder.tokenizer import PADDING, make_tokenizer
from recommender.training.batches import LIMITATION, TASK

RANK = 32
SCALE = 2.0  # alpha / rank
TEMPERATURE = 20.0


def base_module(base: BaseEncoder) -> Transformer:
    """Return `base` as a module of sentence-transformers."""
    vocabulary, width = base.tensors["emb.word"].shape
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=width,
        num_hidden_layers=base.layers,
        num_attention_heads=base.heads,
        intermediate_size=base.tensors["l0.fi.w"].shape[0],
        max_position_embeddings=base.tensors["emb.pos"].shape[0],
        type_vocab_size=base.tensors["emb.type"].shape[0],
        pad_token_id=PADDING,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model = BertModel(config, add_pooling_layer=False)
    names = tensor_names(base.layers)
    state = {long: torch.from_numpy(base.tensors[name].copy()) for name, long in names.items()}
    model.load_state_dict(state, strict=False)
    with TemporaryDirectory() as folder:
        model.save_pretrained(folder)
        _tokenizer(base).save_pretrained(folder)
        module: Transformer = Transformer(folder, max_seq_length=512)
        return module


def _tokenizer(base: BaseEncoder) -> PreTrainedTokenizerFast:
    tokenizer = make_tokenizer(base.pieces)
    ends = [("<s>", 0), ("</s>", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=ends
    )
    return PreTrainedTokenizerFast(  # type: ignore[no-untyped-call,unused-ignore]
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", unk_token="<unk>",
        pad_token="<pad>", cls_token="<s>", sep_token="</s>",
    )  # fmt: skip


class Network(nn.Module):
    """Encoder and heads.

    score(kind) = temperature * (unit(q - c) . (content + correction) + unit(v - c) . K_v
    + unit(t - c) . K_t) + bias, with q, v, t the means over all tokens, those of the limitation
    and those of the tasks, and c the mean of q before training.
    """

    content: Tensor
    centre: Tensor

    def __init__(self, module: Transformer, content: NDArray[np.float32], functions: int) -> None:
        super().__init__()
        self.module = module
        kinds = content.shape[0]
        self.register_buffer("content", torch.from_numpy(content.copy()))
        self.register_buffer("centre", torch.zeros(WIDTH))
        self.correction = nn.Parameter(torch.zeros(kinds, WIDTH))
        self.by_limitation = nn.Parameter(torch.zeros(kinds, WIDTH))
        self.by_task = nn.Parameter(torch.zeros(kinds, WIDTH))
        self.bias = nn.Parameter(torch.zeros(kinds))
        self.log_temperature = nn.Parameter(torch.tensor(float(np.log(TEMPERATURE))))
        # Auxiliary: functions of a limitation and of a task shape the encoder, then go.
        self.limits = nn.Linear(WIDTH, functions)
        self.demands = nn.Linear(WIDTH, functions)

    def adapt(self) -> None:
        """Freeze the base and put LoRA adapters on all linear layers of the encoder."""
        config = LoraConfig(
            r=RANK,
            lora_alpha=int(SCALE * RANK),
            target_modules=["query", "key", "value", "dense"],
        )
        self.module.auto_model.add_adapter(config)

    def vectors(self, ids: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the mean vectors [texts, 384] of all tokens, the limitation and the tasks."""
        mask = (ids != PADDING).long()
        output = self.module({"input_ids": ids, "attention_mask": mask})
        states = output["token_embeddings"].float()
        return (
            _mean(states, mask.bool()),
            _mean(states, roles == LIMITATION),
            _mean(states, roles == TASK),
        )

    def scores(self, whole: Tensor, limitation: Tensor, tasks: Tensor) -> Tensor:
        """Return the scores [texts, kinds]."""
        product = (
            self._unit(whole) @ (self.content + self.correction).T
            + self._unit(limitation) @ self.by_limitation.T
            + self._unit(tasks) @ self.by_task.T
        )
        return product * self.log_temperature.exp() + self.bias

    def _unit(self, vectors: Tensor) -> Tensor:
        present = vectors.abs().sum(-1, keepdim=True) > 0
        return nn.functional.normalize(vectors - self.centre, dim=-1) * present


def adapter_pairs(trained: Mapping[str, Tensor]) -> Pairs:
    """Return the adapters among `trained` parameters: A [rank, in] and B [out, rank], scaled."""
    names = {long: short for short, long in tensor_names(99).items()}
    pairs = {}
    for name, down in trained.items():
        # The library adds a pooler that is not used; it has an adapter too.
        if ".lora_A." in name and ".encoder." in name:
            matrix = "encoder." + name.split(".lora_A.")[0].partition("encoder.")[2] + ".weight"
            up = trained[name.replace("lora_A", "lora_B")]
            pairs[names[matrix]] = (
                down.detach().cpu().numpy(),
                up.detach().cpu().numpy() * np.float32(SCALE),
            )
    return pairs


def _mean(states: Tensor, chosen: Tensor) -> Tensor:
    weights = chosen.float().unsqueeze(-1)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)


def save_state(network: Network, path: Path, **extra: object) -> None:
    """Write what is trained to `path` for a later resume."""
    trained = {name: p for name, p in network.named_parameters() if p.requires_grad}
    torch.save({"trained": trained, "centre": network.centre, **extra}, path)
