"""Small case files and stand-ins, so that no test here needs a model."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from catalogue.store import load_catalogue
from evaluation.graded_case import GradedCase
from recommender.answer import Answer, Versions
from recommender.case import Case


def line(**changed: Any) -> dict[str, Any]:
    """Return a sound case as it stands in a file."""
    return {
        "id": "one",
        "job_nl": "Orderpicker",
        "job_en": "Order picker",
        "tasks_nl": ["dozen van pallets tillen", "bonnen lezen"],
        "tasks_en": ["lifting boxes off pallets", "reading slips"],
        "limitation_nl": "Heeft rugklachten. Kan niet boven tien kilo tillen.",
        "limitation_en": "Has a bad back. Cannot lift more than ten kilos.",
        "functions": [{"function": "lifting-carrying", "severity": 3}],
        "grades": {"vacuum-lifter": 3, "height-adjustable-trolley": 2, "anti-fatigue-mat": 1},
        **changed,
    }


def graded(**changed: Any) -> GradedCase:
    """Return a sound graded case."""
    return GradedCase.model_validate(line(**changed))


class Fixed:
    """A system, and a recommender, whose answer depends on the words of the case alone."""

    def __init__(self, best: Callable[[Case], Sequence[str]], name: str = "matcher") -> None:
        self.name = name
        self.asked: list[Case] = []
        self._best = best
        self._ids = list(load_catalogue().technologies)

    def ranked(self, case: Case) -> Sequence[str]:
        """Return the named technologies first, then the others."""
        self.asked.append(case)
        first = list(self._best(case))
        return [*first, *(identity for identity in self._ids if identity not in first)]

    def ranking(self, case: Case) -> list[tuple[str, float]]:
        """Return the same with falling scores."""
        return [(identity, -place) for place, identity in enumerate(self.ranked(case))]

    def match(self, case: Case) -> Answer:
        """Return an answer that abstains where nothing is named."""
        return Answer(
            case=case.id,
            language=case.language or "nl",
            abstained=not self._best(case),
            barriers=(),
            options=(),
            excluded=(),
            versions=Versions(catalogue="c", model="m1", case_digest="d"),
        )


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a case file out of lines (records or raw text)."""

    def write(*lines: dict[str, Any] | str, name: str = "cases.jsonl") -> Path:
        path = tmp_path / name
        texts = [text if isinstance(text, str) else json.dumps(text) for text in lines]
        path.write_text("\n".join(texts), encoding="utf-8")
        return path

    return write
