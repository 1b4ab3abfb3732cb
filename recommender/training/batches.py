"""Training texts: cases with random parts left out, typing errors, and batches of like length."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from catalogue.function import Function
from catalogue.text import LANGUAGES, Language
from recommender.encoder.tokenizer import END, PADDING, START
from recommender.layout import PREFIX, in_words
from recommender.training.neutral import load_prose
from recommender.training.written_cases import WrittenCase, parts_of

MAX_TOKENS = 192
DUTCH_SHARE = 0.58  # Dutch is what most users type and what the base knows less well
WITH_PROFILE = 0.35  # share of the samples that give the functions in words
WITH_PROSE = 0.15  # share with sentences around the limitation that say nothing
OTHER, LIMITATION, TASK = 0, 1, 2
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Sample:
    """Token ids of one text and the role of each token."""

    ids: list[int]
    roles: list[int]


def sample(
    tokenizer: Tokenizer,
    title: str,
    tasks: Sequence[str],
    limitation: str,
    functions: str = "",
) -> Sample:
    """Lay out one text as `recommender.layout.lay_out` does."""
    parts = [(PREFIX, OTHER)]
    parts += [(f"{title}. ", OTHER)] if title else []
    parts += [(f"{task}. ", TASK) for task in tasks]
    parts += [(f"{limitation} ", LIMITATION)] if limitation else []
    parts += [(functions, OTHER)] if functions else []
    ids, roles = [START], [OTHER]
    for text, role in parts:
        tokens = tokenizer.encode(text, add_special_tokens=False).ids
        ids += tokens
        roles += [role] * len(tokens)
    return Sample([*ids[: MAX_TOKENS - 1], END], [*roles[: MAX_TOKENS - 1], OTHER])


class Variation:
    """Makes samples of cases as people send them: parts left out, mistyped, prose around them."""

    def __init__(
        self, tokenizer: Tokenizer, functions: Mapping[str, Function], dice: random.Random
    ) -> None:
        self.tokenizer, self.functions, self.dice = tokenizer, functions, dice
        self.prose = {language: load_prose(language) for language in LANGUAGES}

    def sample(self, case: WrittenCase) -> Sample:
        """Return `case` in a random language with random parts left out."""
        dice = self.dice
        language: Language = "nl" if dice.random() < DUTCH_SHARE else "en"
        title, listed, limitation = parts_of(case, language)
        tasks = dice.sample(listed, len(listed))
        if dice.random() < 0.25:
            title = ""
        if dice.random() < 0.3:
            tasks = tasks[: dice.randint(0, len(tasks))]
        if tasks and dice.random() < 0.05:
            limitation = ""
        limitation = _shortened(limitation, dice)
        if dice.random() < 0.15:
            title, limitation = title.lower(), limitation.lower()
            tasks = [task.lower() for task in tasks]
        title, limitation = mistype(title, dice), mistype(limitation, dice)
        tasks = [mistype(task, dice) for task in tasks]
        if limitation and dice.random() < WITH_PROSE:
            limitation = self._surrounded(limitation, language)
        profile = ""
        if dice.random() < WITH_PROFILE:
            profile = self._profile(case, language)
            limitation = "" if dice.random() < 0.2 else limitation
            if not limitation and dice.random() < 0.6:
                title, tasks = "", []
        return sample(self.tokenizer, title, tasks, limitation, profile)

    def _profile(self, case: WrittenCase, language: Language) -> str:
        severity = {limited.function: limited.severity for limited in case.functions}
        return in_words(severity, self.functions, language)

    def _surrounded(self, limitation: str, language: Language) -> str:
        before, after = self.dice.choice(((1, 0), (0, 1), (1, 1)))
        picked = self.dice.sample(self.prose[language], before + after)
        return " ".join([*picked[:before], limitation, *picked[before:]])


def _shortened(limitation: str, dice: random.Random) -> str:
    parts = re.split(r"(?<=[.!?;])\s+", limitation)
    if len(parts) > 1 and dice.random() < 0.2:
        parts.pop(dice.randrange(len(parts)))
    return " ".join(parts)


def mistype(text: str, dice: random.Random, chance: float = 0.15) -> str:
    """Return `text`, with `chance` with one to three letters left out, swapped or doubled."""
    if dice.random() >= chance:
        return text
    letters = list(text)
    for _ in range(dice.randint(1, 3)):
        if len(letters) < 5:
            break
        place = dice.randrange(len(letters) - 1)
        kind = dice.randrange(3)
        if kind == 0:
            del letters[place]
        elif kind == 1:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters.insert(place, letters[place])
    return "".join(letters)


def batches(
    lengths: Sequence[int], size: int, repeats: int, dice: random.Random
) -> Iterator[list[int]]:
    """Yield batches of indices of like length in random order, each index `repeats` times."""
    order = [index for index in range(len(lengths)) for _ in range(repeats)]
    dice.shuffle(order)
    pools = [order[start : start + 10 * size] for start in range(0, len(order), 10 * size)]
    order = [index for pool in pools for index in sorted(pool, key=lengths.__getitem__)]
    found = [order[start : start + size] for start in range(0, len(order) - size + 1, size)]
    dice.shuffle(found)
    yield from found


def pad(samples: Sequence[Sample]) -> tuple[np.ndarray, np.ndarray]:
    """Return token ids and roles [samples, longest]."""
    longest = max(len(one.ids) for one in samples)
    ids = np.full((len(samples), longest), PADDING, np.int64)
    roles = np.zeros((len(samples), longest), np.int64)
    for row, one in enumerate(samples):
        ids[row, : len(one.ids)] = one.ids
        roles[row, : len(one.roles)] = one.roles
    return ids, roles
