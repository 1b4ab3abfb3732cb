"""Reasons: the summands of the score, each with its sentence (design.md section 4.3).

A rule turns one group of signals into a sentence; its share is the part of the score that those
signals make up. Number and sentence come from the same object, so that they cannot drift apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Language, Localised
from recommender.answer import Example, Reason
from recommender.barriers import Weighed
from recommender.examples import LikeCase
from recommender.reading import Reading
from recommender.signals import SIGNALS

Floats = NDArray[np.float32]
WordScores = Mapping[str, Mapping[int, float]]  # word of the case: score by technology

SHOWN = 3  # functions, words or examples that a sentence names
STRONG = {
    1: Localised(nl="helpt een beetje", en="helps somewhat"),
    2: Localised(nl="helpt duidelijk", en="clearly helps"),
    3: Localised(nl="vangt op", en="makes up for it"),
}


@dataclass(frozen=True)
class Context:
    """What a rule may look at."""

    technology: Technology
    place: int  # of the technology in the catalogue
    reading: Reading
    barriers: list[Weighed]
    catalogue: Catalogue
    like: list[LikeCase]  # written examples for which it was suitable
    words: WordScores

    @property
    def language(self) -> Language:
        """Return the language of the answer."""
        return self.reading.language


Sentence = Callable[[Context], Localised]


@dataclass(frozen=True)
class Rule:
    """A scoring rule: the signals that it adds up and the sentence that it says."""

    name: str
    signals: tuple[str, ...]
    sentence: Sentence

    def share(self, summands: Floats) -> float:
        """Return the sum of its `summands` [signals]."""
        return float(sum(summands[SIGNALS.index(signal)] for signal in self.signals))


def _coverage(context: Context) -> Localised:
    functions = list(context.catalogue.functions.values())
    met = {functions[one.function].id: functions[one.function] for one in context.barriers}
    found = sorted(
        (s for s in context.technology.supports if s.function in met), key=lambda s: -s.strength
    )[:SHOWN]
    parts = {
        language: ", ".join(
            f"{met[s.function].name.text(language).lower()} ({STRONG[s.strength].text(language)})"
            for s in found
        )
        for language in ("nl", "en")
    }
    return Localised(
        nl=f"Helpt bij wat hier moeilijk is: {parts['nl']}.",
        en=f"Helps with what is hard here: {parts['en']}.",
    )


def _examples(context: Context) -> Localised:
    found = context.like
    if not found:
        return Localised(
            nl="Past volgens geleerde patronen uit geschreven voorbeeldcases.",
            en="Fits by patterns learned from written example cases.",
        )
    jobs = {
        language: "; ".join(example.title.text(language) for example in found)
        for language in ("nl", "en")
    }
    return Localised(
        nl=f"Past bij voorbeeldcases die lijken op deze: {jobs['nl']}. "
        "Dat zijn geschreven voorbeelden, geen oordelen van arbeidsdeskundigen.",
        en=f"Fits written example cases that are like this one: {jobs['en']}. "
        "They are written examples, not verdicts of labour experts.",
    )


def _profile(context: Context) -> Localised:
    functions = context.catalogue.functions.values()
    severity = context.reading.given
    order = np.argsort(-severity, kind="stable")[:SHOWN]
    names = [list(functions)[index].name for index in order if severity[index] > 0]
    return Localised(
        nl="Past bij geschreven voorbeelden met een profiel zoals dit: "
        f"{', '.join(name.nl.lower() for name in names)}.",
        en="Fits written examples with a profile like this: "
        f"{', '.join(name.en.lower() for name in names)}.",
    )


def _words(context: Context) -> Localised:
    found = [
        (-scores[context.place], word)
        for word, scores in context.words.items()
        if context.place in scores
    ]
    best = ", ".join(f"“{word}”" for _, word in sorted(found)[:SHOWN])
    return Localised(
        nl=f"Woorden die passen bij deze technologie: {best}.",
        en=f"Words that match this technology: {best}.",
    )


RULES = (
    Rule("coverage", ("coverage",), _coverage),
    Rule("examples", ("encoder", "ngrams"), _examples),
    Rule("profile", ("profile",), _profile),
    Rule("words", ("words",), _words),
)


def reasons_for(summands: Floats, context: Context) -> tuple[Reason, ...]:
    """Return the reasons for one technology, largest share first; the shares add up to 1.

    `summands` [signals] are the weighted signals, never negative.
    """
    total = float(summands.sum())
    if total <= 0:
        return ()
    parts = [(rule.share(summands) / total, rule) for rule in RULES]
    kept = sorted((pair for pair in parts if pair[0] > 0), key=lambda pair: -pair[0])
    shares = _rounded([share for share, _ in kept])
    return tuple(
        Reason(
            rule=rule.name,
            share=share,
            text=rule.sentence(context).text(context.language),
            examples=_named_examples(rule, context),
        )
        for share, (_, rule) in zip(shares, kept, strict=True)
    )


def _rounded(shares: list[float]) -> list[float]:
    # The largest takes what rounding leaves, so that what is shown adds up to 1.
    rounded = [round(share, 4) for share in shares]
    rounded[0] = round(1 - sum(rounded[1:]), 4)
    return rounded


def _named_examples(rule: Rule, context: Context) -> tuple[Example, ...] | None:
    if rule.name != "examples":
        return None
    return tuple(
        Example(id=one.id, title=one.title.text(context.language), likeness=round(one.likeness, 4))
        for one in context.like
    )
