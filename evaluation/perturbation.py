"""The way people really type: changes to a text that should hardly change the advice.

Each change holds the loss of nDCG@10 that is allowed for it. The allowance follows from what the
change takes away: nothing (no capitals), spelling, words, or most of the text.
"""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.text import Language, Localised
from catalogue.words import sentences
from catalogue.yaml_files import read_yaml
from evaluation.graded_case import CaseText, GradedCase, Mode, language_of

WORDS = Path(__file__).parent / "perturbation_words.yaml"
PROSE = Path(__file__).parent / "vacancy_prose.yaml"
SEED = 20262
TYPO_SHARE = 0.15  # of the words of four letters and more: a hasty writer on a telephone
LONG = 2000  # characters of prose around the text, about a page
NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu",
    "z": "x",
}  # fmt: skip

Texts = Mapping[Language, CaseText]
Change = Callable[[Texts, Language, random.Random], CaseText]


@dataclass(frozen=True)
class Perturbation:
    """One change, with the loss of nDCG@10 that is allowed for it."""

    name: str
    label: Localised
    allowed_loss: float
    change: Change

    def __str__(self) -> str:
        return self.name

    def text(self, case: GradedCase, mode: Mode, seed: int = SEED) -> CaseText:
        """Return the changed text of `case`; the same for the same case, mode and seed."""
        chance = random.Random(f"{seed} {self.name} {mode} {case.id}")
        return self.change(case.texts(), language_of(mode), chance)


def each_text(text: CaseText, change: Callable[[str], str]) -> CaseText:
    """Return `text` with every part changed."""
    return CaseText(change(text.title), tuple(map(change, text.tasks)), change(text.limitation))


def typos(texts: Texts, language: Language, chance: random.Random) -> CaseText:
    """Mistype words: letters swapped, dropped, doubled, or the key beside it hit."""

    def mistype(found: re.Match[str]) -> str:
        return _typo(found.group(), chance) if chance.random() < TYPO_SHARE else found.group()

    return each_text(texts[language], lambda part: re.sub(r"[^\W\d_]{4,}", mistype, part))


def no_capitals(texts: Texts, language: Language, _: random.Random) -> CaseText:
    """Write everything in lower case, without full stops or commas."""
    return each_text(
        texts[language], lambda part: " ".join(re.sub(r"[.,;:!?]", " ", part.lower()).split())
    )


def colloquial(texts: Texts, language: Language, _: random.Random) -> CaseText:
    """Put spoken, regional and popular words in the place of written ones."""
    known = _words()[language]

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        other = known.get(word.lower(), word)
        return other[:1].upper() + other[1:] if word[:1].isupper() else other

    return each_text(texts[language], lambda part: re.sub(r"[^\W\d_]+(?:['’]s)?", swap, part))


def mixed(texts: Texts, language: Language, chance: random.Random) -> CaseText:
    """Say about half of the tasks and sentences in the other language.

    Where a limitation is one sentence, half of its words at the end are in the other language.
    """
    other = texts["en" if language == "nl" else "nl"]
    own = texts[language]
    tasks = tuple(chance.choice(pair) for pair in zip(own.tasks, other.tasks, strict=True))
    mine, theirs = sentences(own.limitation), sentences(other.limitation)
    if min(len(mine), len(theirs)) < 2:
        mine, theirs = _halves(own.limitation), _halves(other.limitation)
    cut = len(mine) // 2
    rest = theirs[round(cut / len(mine) * len(theirs)) :]
    return CaseText(own.title, tasks, " ".join([*mine[:cut], *rest]))


def limitation_only(texts: Texts, language: Language, _: random.Random) -> CaseText:
    """Say what is hard and nothing about the work."""
    return CaseText("", (), texts[language].limitation)


def first_sentence(texts: Texts, language: Language, _: random.Random) -> CaseText:
    """Say only the first sentence of what is hard."""
    return CaseText("", (), sentences(texts[language].limitation)[0])


def padded(texts: Texts, language: Language, chance: random.Random) -> CaseText:
    """Put the text in the middle of a page of vacancy prose that says nothing."""
    prose = list(vacancy_prose()[language])
    chance.shuffle(prose)
    half = len(prose) // 2
    before, after = " ".join(prose[:half]), " ".join(prose[half:])
    text = texts[language]
    return replace(
        text, limitation=f"{before[-LONG // 2 :]} {text.limitation} {after[: LONG // 2]}"
    )


PERTURBATIONS: tuple[Perturbation, ...] = tuple(
    Perturbation(name, Localised(nl=nl, en=en), allowed, change)
    for name, nl, en, allowed, change in (
        ("typos", "typefouten", "typing errors", 0.06, typos),
        ("no-capitals", "geen hoofdletters en leestekens", "no capitals", 0.02, no_capitals),
        ("colloquial", "spreektaal en streektaal", "regional words", 0.06, colloquial),
        ("mixed", "Nederlands en Engels door elkaar", "Dutch and English", 0.04, mixed),
        ("limitation-only", "alleen de beperking", "limitation only", 0.15, limitation_only),
        ("first-sentence", "alleen de eerste zin", "first sentence only", 0.22, first_sentence),
        ("long", "in een lange vacature", "inside a long advert", 0.08, padded),
    )
)


def _typo(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    kind = chance.randrange(4)
    if kind == 0:
        return before + after[:1] + letter + after[1:]
    if kind == 1:
        return before + after
    if kind == 2:
        return before + letter + letter + after
    return before + chance.choice(NEIGHBOURS.get(letter.lower(), letter)) + after


def _halves(text: str) -> list[str]:
    words = text.split()
    half = (len(words) + 1) // 2
    return [" ".join(words[:half]), " ".join(words[half:])]


@cache
def _words() -> dict[Language, dict[str, str]]:
    found: dict[Language, dict[str, str]] = _checked(read_yaml(WORDS))
    return found


@cache
def vacancy_prose() -> dict[Language, Sequence[str]]:
    """Return the sentences that say nothing, which are put around a case."""
    found: dict[Language, Sequence[str]] = _checked(read_yaml(PROSE))
    return found


def _checked(data: Any) -> Any:
    if set(data) != {"nl", "en"}:
        raise ValueError("a list in Dutch and one in English belong here")
    return data
