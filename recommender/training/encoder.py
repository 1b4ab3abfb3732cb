"""`passend train encoder`: tunes the encoder on the written cases.

Softmax cross-entropy over all technologies against gains 2^grade - 1, with two light auxiliary
tasks (functions of limitations, demands of tasks) that keep the vectors readable. Word
embeddings and base weights stay frozen; LoRA adapters and the heads learn. The random numbers
are seeded and each epoch leaves a checkpoint, so that a run that was cut off goes on.
"""

import hashlib
import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from catalogue.phrase import Phrase, load_all_phrases
from catalogue.store import Catalogue
from catalogue.text import LANGUAGES, Language
from recommender.encoder.base_weights import packaged_weight_file, read_base_encoder
from recommender.encoder.build import pruned
from recommender.encoder.content import encode_content
from recommender.encoder.tokenizer import make_tokenizer
from recommender.training.batches import Sample, Variation, batches, mistype, pad, sample
from recommender.training.network import Network, base_module, save_state
from recommender.training.written_cases import (
    WrittenCase,
    gains,
    grade_table,
    parts_of,
    severity_table,
)

Report = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Recipe:
    """Numbers of a training run."""

    epochs: int = 4
    batch: int = 24
    repeats: int = 2  # once for each language, on average
    adapter_rate: float = 3e-4
    head_rate: float = 2e-3
    warm_up: float = 0.1
    limit_weight: float = 0.3  # of the auxiliary loss
    phrase_weight: float = 0.15
    demand_weight: float = 0.09
    limit_phrases: int = 6  # in each step
    task_phrases: int = 4
    seed: int = 0


class Trainer:
    """One training run over `cases`."""

    def __init__(
        self,
        cases: Sequence[WrittenCase],
        catalogue: Catalogue,
        kinds: Sequence[str],
        recipe: Recipe,
    ) -> None:
        self.cases, self.recipe = cases, recipe
        torch.manual_seed(recipe.seed)
        self.dice = random.Random(recipe.seed)
        base = pruned(read_base_encoder(packaged_weight_file()))
        self.tokenizer = make_tokenizer(base.pieces)
        self.variation = Variation(self.tokenizer, catalogue.functions, self.dice)
        functions = list(catalogue.functions)
        module = base_module(base)
        self.network = Network(module, np.zeros((len(kinds), 384), np.float32), len(functions))
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._place_content([catalogue.technologies[kind] for kind in kinds])
        self.network.adapt()
        self.network.to(self.device)
        self.targets = gains(grade_table(cases, kinds))
        self.limited = severity_table(cases, functions) > 0
        phrases = [phrase for found in load_all_phrases().values() for phrase in found]
        self.phrases = _labelled(phrases, functions)

    def _place_content(self, technologies: Sequence[object]) -> None:
        encoder = BaseTexts(self)
        content = encode_content(encoder, technologies)  # type: ignore[arg-type]
        self.network.content.copy_(torch.from_numpy(content))
        probe = [self._plain(case, language) for case in self.cases[::8] for language in LANGUAGES]
        self.network.centre.copy_(torch.from_numpy(self.encode(probe)[0].mean(axis=0)))

    def _plain(self, case: WrittenCase, language: Language) -> Sample:
        return sample(self.tokenizer, *parts_of(case, language))

    def train(self, checkpoint: Path, report: Report) -> None:
        """Train all epochs, starting after the last one that `checkpoint` holds."""
        steps = self.recipe.epochs * (len(self.cases) * self.recipe.repeats // self.recipe.batch)
        groups = self._groups()
        optimiser = torch.optim.AdamW(groups)
        schedule = torch.optim.lr_scheduler.OneCycleLR(
            optimiser,
            [self.recipe.adapter_rate, self.recipe.head_rate],
            total_steps=steps + 1,
            pct_start=self.recipe.warm_up,
            cycle_momentum=False,
        )
        start = self._resume(checkpoint, optimiser, schedule)
        step = start * steps // self.recipe.epochs
        began, first = time.monotonic(), step
        for epoch in range(start, self.recipe.epochs):
            lengths = [
                sum(map(len, parts_of(case, "nl")[1])) + len(case.limitation.nl)
                for case in self.cases
            ]
            for chosen in batches(lengths, self.recipe.batch, self.recipe.repeats, self.dice):
                loss = self._step(chosen, optimiser)
                schedule.step()
                step += 1
                left = (time.monotonic() - began) / (step - first) * (steps - step)
                report(step, steps, f"loss {loss:.3f}, {left / 60:.0f} min left")
            self._save(checkpoint, epoch + 1, optimiser, schedule)

    def _groups(self) -> list[dict[str, object]]:
        named = [(n, p) for n, p in self.network.named_parameters() if p.requires_grad]
        adapters = [p for n, p in named if "lora_" in n]
        heads = [p for n, p in named if "lora_" not in n]
        return [
            {"params": adapters, "lr": self.recipe.adapter_rate, "weight_decay": 0.01},
            {"params": heads, "lr": self.recipe.head_rate, "weight_decay": 0.0},
        ]

    def _step(self, chosen: list[int], optimiser: torch.optim.Optimizer) -> float:
        self.network.train()
        samples = [self.variation.sample(self.cases[index]) for index in chosen]
        whole, limitation, tasks = self._vectors(samples)
        target = self._tensor(self.targets[chosen])
        target = target / target.sum(1, keepdim=True)
        chances = functional.log_softmax(self.network.scores(whole, limitation, tasks), -1)
        ranking = -(target * chances).sum(1).mean()
        loss = ranking + self._auxiliary(limitation, chosen, samples)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        optimiser.step()
        return float(ranking.detach())

    def _auxiliary(
        self, limitation: torch.Tensor, chosen: list[int], samples: list[Sample]
    ) -> torch.Tensor:
        has_text = self._tensor([float(1 in one.roles) for one in samples])
        own = _cross_entropy(
            self.network.limits(limitation), self._tensor(self.limited[chosen].astype(np.float32))
        )
        loss = self.recipe.limit_weight * (own * has_text).mean()
        for kind, count, weight in (
            ("limitation", self.recipe.limit_phrases, self.recipe.phrase_weight),
            ("task", self.recipe.task_phrases, self.recipe.demand_weight),
        ):
            picked = self.dice.sample(self.phrases[kind], count)
            texts = [sample(self.tokenizer, "", (), mistype(text, self.dice)) for text, _ in picked]
            vectors = self._vectors(texts)[1]
            head = self.network.limits if kind == "limitation" else self.network.demands
            labels = self._tensor(np.array([label for _, label in picked]))
            loss = loss + weight * _cross_entropy(head(vectors), labels).mean()
        return loss

    def _vectors(self, samples: Sequence[Sample]) -> tuple[torch.Tensor, ...]:
        ids, roles = pad(samples)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            return self.network.vectors(
                torch.from_numpy(ids).to(self.device), torch.from_numpy(roles).to(self.device)
            )

    def _tensor(self, values: object) -> torch.Tensor:
        return torch.as_tensor(values, dtype=torch.float32, device=self.device)

    @torch.no_grad()
    def encode(self, samples: Sequence[Sample], batch: int = 32) -> NDArray[np.float32]:
        """Return the mean vectors [3, texts, 384] of all tokens, the limitation and the tasks."""
        self.network.eval()
        vectors = np.zeros((3, len(samples), 384), np.float32)
        order = sorted(range(len(samples)), key=lambda index: len(samples[index].ids))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            parts = self._vectors([samples[index] for index in chosen])
            vectors[:, chosen] = np.stack([part.cpu().numpy() for part in parts])
        return vectors

    def _resume(self, checkpoint: Path, optimiser: object, schedule: object) -> int:
        if not checkpoint.exists():
            return 0
        kept = torch.load(checkpoint, weights_only=False)
        if kept["run"] != self.fingerprint():
            return 0
        parameters = dict(self.network.named_parameters())
        for name, value in kept["trained"].items():
            parameters[name].data.copy_(value)
        optimiser.load_state_dict(kept["optimiser"])  # type: ignore[attr-defined]
        schedule.load_state_dict(kept["schedule"])  # type: ignore[attr-defined]
        self.dice.setstate(kept["dice"])
        return int(kept["epoch"])

    def _save(self, checkpoint: Path, epoch: int, optimiser: object, schedule: object) -> None:
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        partial = checkpoint.with_suffix(".part")
        save_state(
            self.network,
            partial,
            epoch=epoch,
            run=self.fingerprint(),
            optimiser=optimiser.state_dict(),  # type: ignore[attr-defined]
            schedule=schedule.state_dict(),  # type: ignore[attr-defined]
            dice=self.dice.getstate(),
        )
        partial.replace(checkpoint)

    def fingerprint(self) -> str:
        """Return what names this run: its recipe and its cases."""
        text = json.dumps(asdict(self.recipe)) + "".join(case.id for case in self.cases)
        return hashlib.sha256((text + str(self.targets.sum())).encode()).hexdigest()


class BaseTexts:
    """The untuned base of a trainer as a text encoder, for the content vectors."""

    def __init__(self, trainer: Trainer) -> None:
        self.trainer = trainer

    def encode_texts(self, texts: list[str]) -> NDArray[np.float32]:
        """Return the vectors [texts, 384]."""
        tokens = [
            self.trainer.tokenizer.encode(text, add_special_tokens=False).ids for text in texts
        ]
        samples = [Sample([0, *ids[:380], 2], [1] * (len(ids[:380]) + 2)) for ids in tokens]
        return np.asarray(self.trainer.encode(samples)[0])


def _labelled(
    phrases: Sequence[Phrase], functions: Sequence[str]
) -> dict[str, list[tuple[str, NDArray[np.float32]]]]:
    column = {function: place for place, function in enumerate(functions)}
    found: dict[str, list[tuple[str, NDArray[np.float32]]]] = {"limitation": [], "task": []}
    for phrase in phrases:
        label = np.zeros(len(functions), np.float32)
        label[[column[function] for function in phrase.functions]] = 1
        found[phrase.kind].append((phrase.text, label))
    return found


def _cross_entropy(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the binary cross-entropy of each text, summed over functions."""
    losses = functional.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    return losses.sum(1)
