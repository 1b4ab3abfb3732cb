"""Which language a case is answered in."""

import pytest

from recommender.case import Case, Job, Worker
from recommender.language import detect


def said(text: str) -> Case:
    return Case(worker=Worker(description=text))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kan niet goed horen in een rumoerige hal", "nl"),
        ("Cannot hear well in a noisy production hall", "en"),
        ("tillen", "nl"),
        ("cannot lift", "en"),
    ],
)
def test_dutch_and_english_are_told_apart(text: str, language: str) -> None:
    assert detect(said(text)) == (language, True)


@pytest.mark.parametrize(
    "text",
    [
        "Ich kann keine schweren Kisten heben und habe Schmerzen im Rücken",
        "Je ne peux pas soulever de lourdes charges à cause de mon dos",
        "Nie mogę podnosić ciężkich pudeł, ponieważ bolą mnie plecy",
    ],
)
def test_another_language_is_answered_in_dutch_with_a_remark(text: str) -> None:
    assert detect(said(text)) == ("nl", False)


def test_the_given_language_wins() -> None:
    case = Case(language="en", worker=Worker(description="Kan niet goed horen"))
    assert detect(case) == ("en", True)


def test_without_letters_only_functions_make_it_sure() -> None:
    assert detect(said("12345 🙂")) == ("nl", False)
    assert detect(Case(worker=Worker(functions=("hearing",)))) == ("nl", True)


def test_tasks_count_too() -> None:
    assert detect(Case(job=Job(tasks=("lifting heavy boxes off the pallets",)))) == ("en", True)
