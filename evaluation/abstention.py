"""Whether the matcher keeps silent where nothing fits, and speaks where something does."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import Field

from catalogue.text import Language, Localised, Record
from evaluation.experiment import Progress, Questions
from evaluation.sheet import Sheet, number
from recommender.answer import Answer
from recommender.case import Case, Worker

TEXTS = Path(__file__).parent / "abstention_cases" / "texts.jsonl"
# Nine in ten texts without sense get no option; at most one in ten real cases goes unanswered,
# the error that the conformal threshold allows.
REAL_CASES = "real"
LEAST_SILENT = 0.9
MOST_SILENT = 0.1
HEADINGS = {
    "nl": ("soort tekst", "teksten", "zwijgt", "aandeel"),
    "en": ("kind of text", "texts", "silent", "share"),
}
TITLE = Localised(nl="Zwijgen waar niets past", en="Silent where nothing fits")
ALL = Localised(nl="alle", en="all")
REAL = Localised(nl="echte casussen (hoort te spreken)", en="real cases (ought to speak)")

Kind = Literal[
    "gibberish", "shopping-list", "weather", "song", "sport", "no-limitation", "software-error",
    "recipe", "lorem-ipsum", "perks", "empty-talk", "out-of-scope", "other",
]  # fmt: skip


class NothingFits(Record):
    """A text for which no kind of technology fits, or that has no meaning."""

    id: str = Field(description="Id of the text.")
    language: Language = Field(description="Language that the text is typed in.")
    kind: Kind = Field(description="What sort of text it is.")
    text: str = Field(min_length=1, description="What is typed as the description.")

    def case(self) -> Case:
        """Return the question to Passend."""
        worker = Worker(description=self.text)
        return Case(id=self.id, language=self.language, worker=worker)


class Advising(Protocol):
    """Anything that gives advice."""

    def match(self, case: Case) -> Answer:
        """Return the advice."""
        ...


@dataclass(frozen=True)
class Silence:
    """How often the matcher abstained among texts of one sort."""

    sort: str
    silent: tuple[str, ...]
    spoken: tuple[str, ...]
    """Ids of the texts at which it abstained, and at which it presented options as fitting."""

    @property
    def texts(self) -> int:
        """Return how many texts there are."""
        return len(self.silent) + len(self.spoken)

    @property
    def share(self) -> float:
        """Return the share of texts at which it abstained, 0 to 1."""
        return len(self.silent) / self.texts

    @property
    def wrong(self) -> tuple[str, ...]:
        """Return the ids of the texts at which it ought to have done the other thing."""
        return self.silent if self.sort == REAL_CASES else self.spoken


def load_texts(path: Path = TEXTS) -> tuple[NothingFits, ...]:
    """Return the texts for which nothing fits."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(NothingFits.model_validate(json.loads(line)) for line in lines if line.strip())


def measure_silence(
    advisor: Advising,
    texts: Sequence[NothingFits],
    questions: Questions,
    progress: Progress = lambda done, total: None,
) -> list[Silence]:
    """Return how often `advisor` abstains: by kind of text, over all, and on real cases.

    The last one, sort ``real``, is about cases for which something fits: there it should be 0.
    """
    asked: list[tuple[str, str, Case]] = [(text.kind, text.id, text.case()) for text in texts]
    asked += [(REAL_CASES, f"{c.id}/{mode}", c.case(mode)) for _, mode, c in questions]
    spoke: dict[str, list[tuple[str, bool]]] = {}
    for done, (sort, identity, case) in enumerate(asked):
        progress(done, len(asked))
        spoke.setdefault(sort, []).append((identity, not advisor.match(case).abstained))
    progress(len(asked), len(asked))
    real = spoke.pop(REAL_CASES, [])
    every = [found for kind in spoke.values() for found in kind]
    sorts = [*spoke.items(), ("all", every), (REAL_CASES, real)]
    return [_silence(sort, found) for sort, found in sorts if found]


def abstains_enough(found: Iterable[Silence]) -> bool:
    """Tell whether it is silent at `LEAST_SILENT` of the texts and at most `MOST_SILENT` cases."""
    share = {one.sort: one.share for one in found}
    return share.get("all", 1) >= LEAST_SILENT and share.get(REAL_CASES, 0) <= MOST_SILENT


def silence_sheet(found: Iterable[Silence], language: Language) -> Sheet:
    """Return the table."""
    names = {"all": ALL.text(language), REAL_CASES: REAL.text(language)}
    rows = [
        (
            names.get(one.sort, one.sort),
            str(one.texts),
            str(len(one.silent)),
            number(one.share, language),
        )
        for one in found
    ]
    return Sheet(TITLE.text(language), HEADINGS[language], rows)


def silence_data(found: Iterable[Silence]) -> list[dict[str, Any]]:
    """Return the counts as plain data, with the ids of the texts where it went wrong."""
    return [
        {"sort": one.sort, "texts": one.texts, "share": one.share, "wrong": list(one.wrong)}
        for one in found
    ]


def _silence(sort: str, found: Sequence[tuple[str, bool]]) -> Silence:
    silent = tuple(identity for identity, spoke in found if not spoke)
    return Silence(sort, silent, tuple(identity for identity, spoke in found if spoke))
