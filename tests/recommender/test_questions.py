"""The two questions that help most."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from recommender.case import Case, Job, Worker
from recommender.questions import HOW_SEVERE, MORE_DETAIL, NO_LIMITATION, NO_TASKS, questions_for


@dataclass
class Read:
    """Of a reading, what the questions look at."""

    case: Case
    limitation: str = ""
    language: str = "nl"
    given: np.ndarray = field(default_factory=lambda: np.zeros(3))


WITH_TASKS = Case(job=Job(tasks=("tillen",)))
WITHOUT_TASKS = Case(worker=Worker(description="rugpijn"))


@pytest.mark.parametrize(
    ("read", "asked"),
    [
        (Read(WITHOUT_TASKS), (NO_LIMITATION, NO_TASKS)),
        (Read(WITHOUT_TASKS, "rugpijn"), (NO_TASKS, MORE_DETAIL)),
        (Read(WITHOUT_TASKS, given=np.ones(3)), (NO_TASKS, MORE_DETAIL)),
        (Read(WITH_TASKS), (NO_LIMITATION, MORE_DETAIL)),
        (Read(WITH_TASKS, "rugpijn"), (MORE_DETAIL, HOW_SEVERE)),
    ],
)
def test_the_largest_gaps_are_asked_first(read: Read, asked: tuple) -> None:
    assert questions_for(read) == tuple(one.nl for one in asked)  # type: ignore[arg-type]


def test_questions_are_in_the_language_of_the_case() -> None:
    found = questions_for(Read(WITH_TASKS, language="en"))  # type: ignore[arg-type]
    assert found == (NO_LIMITATION.en, MORE_DETAIL.en)
