"""How a case is laid out as text for the encoder, and where each part of it stands.

One pass of the encoder over the whole case serves ranking (all tokens), understanding of the
limitation (tokens of the worker's text) and of each task (its tokens).
"""

import re
from dataclasses import dataclass
from typing import Literal

from recommender.case import Case

PREFIX = "query: "
SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;\n]+|$)")
MAX_SENTENCES = 60

Role = Literal["prefix", "title", "task", "limitation"]


@dataclass(frozen=True)
class Segment:
    """One piece of the case: its role, its text and, for a task, its index in `job.tasks`."""

    role: Role
    text: str
    task: int | None = None


def lay_out(case: Case) -> tuple[Segment, ...]:
    """Return the segments of `case` in the order in which the encoder reads them."""
    segments = [Segment("prefix", PREFIX)]
    if case.job.title:
        segments.append(Segment("title", f"{case.job.title}. "))
    for index, task in enumerate(case.job.tasks):
        if task:
            segments.append(Segment("task", f"{task}. ", index))
    segments += [Segment("limitation", text) for text in sentences(case.worker.description)]
    return tuple(segments)


def sentences(text: str) -> list[str]:
    """Split `text` after full stops, question marks, semicolons and line ends."""
    found = [part.strip() for part in SENTENCE.findall(text)]
    return [f"{part} " for part in found if any(map(str.isalnum, part))][:MAX_SENTENCES]
