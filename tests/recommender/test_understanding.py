"""From text to functions."""

import numpy as np
import pytest

from recommender.case import Case, Job, Worker
from recommender.recommend import Recommender
from recommender.understanding import MAX_FUNCTIONS, MAX_QUOTE


def limited(recommender: Recommender, text: str, language: str) -> list[str]:
    case = Case(language=language, worker=Worker(description=text))  # type: ignore[arg-type]
    severity = recommender.reader.read(case).severity
    order = np.argsort(-severity, kind="stable")
    return [recommender.reader.functions[i] for i in order if severity[i] > 0]


@pytest.mark.parametrize(
    ("text", "language", "function"),
    [
        ("Mag niet boven tien kilo tillen", "nl", "lifting-carrying"),
        ("Kan niet goed horen", "nl", "hearing"),
        ("Leest slecht", "nl", "reading"),
        ("Vergeet wat er net gezegd is", "nl", "remembering"),
        ("Cannot lift heavy boxes", "en", "lifting-carrying"),
        ("Is hard of hearing", "en", "hearing"),
        ("Forgets appointments", "en", "remembering"),
    ],
)
def test_what_is_hard_is_read(
    recommender: Recommender, text: str, language: str, function: str
) -> None:
    found = limited(recommender, text, language)
    assert function in found[:3]
    assert len(found) <= MAX_FUNCTIONS


def test_chances_are_chances_and_severity_is_on_its_scale(recommender: Recommender) -> None:
    reading = recommender.reader.read(Case(worker=Worker(description="Kan niet goed horen")))
    found = recommender.understanding.limitation(
        reading.vectors.limitation, reading.limitation, "nl"
    )
    assert found.chance.shape == (len(recommender.reader.functions),)
    assert ((found.chance > 0) & (found.chance < 1)).all()
    assert 1 <= found.severity <= 4


def test_nothing_is_read_in_nothing(recommender: Recommender) -> None:
    found = recommender.understanding.limitation(np.zeros(384, np.float32), "", "nl")
    assert not found.chance.any()
    assert found.severity == 0


def test_a_task_asks_for_its_functions(recommender: Recommender) -> None:
    case = Case(language="nl", job=Job(tasks=("dozen tillen", "klanten bellen")))
    demands = recommender.reader.read(case).demands
    place = recommender.reader.functions.index
    assert demands.shape == (2, len(recommender.reader.functions))
    assert demands[0, place("lifting-carrying")] > demands[1, place("lifting-carrying")]
    assert demands[1, place("using-phone")] > demands[0, place("using-phone")]


def test_given_functions_override_the_text(recommender: Recommender) -> None:
    worker = Worker(description="Kan niet tillen", functions=("d160.3",))
    reading = recommender.reader.read(Case(language="nl", worker=worker))
    found = {recommender.reader.functions[i] for i in np.flatnonzero(reading.severity)}
    assert found == {"concentrating"}


def test_quotes_stand_in_the_text(recommender: Recommender) -> None:
    text = "Rustig type, kan niet tillen; hoort slecht in een rumoerige omgeving."
    functions = [recommender.reader.functions.index(f) for f in ("lifting-carrying", "hearing")]
    quotes = recommender.understanding.quote("limitation", text, functions)
    assert quotes[functions[0]] == ("tillen", "kan niet tillen")
    assert quotes[functions[1]][1].startswith("hoort slecht")
    assert all(len(words) <= MAX_QUOTE for found in quotes.values() for words in found)


def test_without_words_there_is_nothing_to_quote(recommender: Recommender) -> None:
    assert recommender.understanding.quote("task", "?!", [0, 1]) == {0: (), 1: ()}
