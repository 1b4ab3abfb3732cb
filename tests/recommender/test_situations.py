"""Situations that were given, and those that words point to."""

import pytest

from catalogue.errors import PassendError
from catalogue.store import Catalogue
from recommender.case import Case, Job, Worker
from recommender.situations import find_situations


def test_a_given_situation_has_no_words(catalogue: Catalogue) -> None:
    case = Case(job=Job(title="Kok", situations=("noisy-area",)))
    assert find_situations(case, "", catalogue)["noisy-area"] == ""


@pytest.mark.parametrize(
    ("text", "situation", "words"),
    [
        ("werkt tussen de heftrucks", "traffic-zone", "heftrucks"),
        ("works next to a Chainsaw", "hearing-protection-needed", "Chainsaw"),
        ("works next to a Chainsaw", "noisy-area", "Chainsaw"),
        ("heeft epilepsie", "epilepsy", "epilepsie"),
    ],
)
def test_words_point_to_a_situation(
    text: str, situation: str, words: str, catalogue: Catalogue
) -> None:
    in_task = find_situations(Case(job=Job(tasks=(text,))), "", catalogue)
    assert in_task[situation] == words
    case = Case(worker=Worker(description=text))
    assert find_situations(case, text, catalogue)[situation] == words


def test_where_hearing_is_protected_there_is_noise(catalogue: Catalogue) -> None:
    case = Case(job=Job(title="Medewerker", situations=("hearing-protection-needed",)))
    given = find_situations(case, "", catalogue)
    assert given == {"hearing-protection-needed": "", "noisy-area": ""}
    text = "lawaai, want hij werkt met een slijptol"
    found = find_situations(Case(worker=Worker(description=text)), text, catalogue)
    assert found == {"hearing-protection-needed": "slijptol", "noisy-area": "lawaai"}


def test_noise_alone_asks_for_no_protection(catalogue: Catalogue) -> None:
    case = Case(job=Job(title="Medewerker", situations=("noisy-area", "outdoor")))
    assert list(find_situations(case, "", catalogue)) == ["noisy-area", "outdoor"]


def test_denied_text_points_to_nothing(catalogue: Catalogue) -> None:
    case = Case(worker=Worker(description="Geen last van lawaai"))
    assert find_situations(case, "", catalogue) == {}


def test_an_unknown_situation_is_an_error_that_names_the_field(catalogue: Catalogue) -> None:
    with pytest.raises(PassendError) as error:
        find_situations(Case(job=Job(title="Kok", situations=("moon",))), "", catalogue)
    assert error.value.field == "job.situations[0]"
