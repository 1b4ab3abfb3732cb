"""How a case is laid out as text for the encoder, and where each part of it stands.

One pass of the encoder over the whole case serves ranking (all tokens), understanding of the
limitation (tokens of the worker's text) and of each task (its tokens).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from catalogue.function import Function
from catalogue.text import Language
from recommender.case import Case

PREFIX = "query: "
SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;\n]+|$)")
MAX_SENTENCES = 150
MAX_FUNCTIONS = 8  # the most severe ones; a long list says little more
LIMITED_IN: dict[Language, str] = {"nl": "Beperkt in", "en": "Limited in"}
SEVERITIES: dict[Language, tuple[str, ...]] = {
    "nl": ("", "licht", "matig", "ernstig", "volledig"),
    "en": ("", "mild", "moderate", "severe", "complete"),
}

Role = Literal["prefix", "title", "task", "limitation", "functions"]


@dataclass(frozen=True)
class Segment:
    """One piece of the case: its role, its text and, for a task, its index in `job.tasks`."""

    role: Role
    text: str
    task: int | None = None


def lay_out(case: Case, functions: str = "") -> tuple[Segment, ...]:
    """Return the segments of `case` in the order in which the encoder reads them.

    `functions` is the profile in words, as `in_words` gives it.
    """
    segments = [Segment("prefix", PREFIX)]
    if case.job.title:
        segments.append(Segment("title", f"{case.job.title}. "))
    for index, task in enumerate(case.job.tasks):
        if task:
            segments.append(Segment("task", f"{task}. ", index))
    segments += [Segment("limitation", text) for text in sentences(case.worker.description)]
    if functions:
        segments.append(Segment("functions", functions))
    return tuple(segments)


def in_words(
    severity: Mapping[str, int], functions: Mapping[str, Function], language: Language
) -> str:
    """Return a profile (severity 0 to 4 by function id) as one sentence; "" where none is limited.

    The encoder reads it beside the text, so that it weighs each in the light of the other.
    """
    limited = [name for name, level in severity.items() if level > 0]
    worst = sorted(limited, key=lambda name: (-severity[name], name))[:MAX_FUNCTIONS]
    parts = [
        f"{functions[name].name.text(language).lower()} ({SEVERITIES[language][severity[name]]})"
        for name in worst
    ]
    return f"{LIMITED_IN[language]}: {', '.join(parts)}. " if parts else ""


def sentences(text: str) -> list[str]:
    """Split `text` after full stops, question marks, semicolons and line ends."""
    found = [part.strip() for part in SENTENCE.findall(text)]
    return [f"{part} " for part in found if any(map(str.isalnum, part))][:MAX_SENTENCES]
