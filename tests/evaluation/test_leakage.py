"""No evaluation text is in the training data; and the search for it does find planted copies."""

import random

import pytest

from evaluation.base_encoder import RememberingEncoder, base_encoder
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.leakage import Passage, find_near_copies, same_meaning, shared_runs
from evaluation.passages import evaluation_passages, training_passages
from evaluation.perturbation import PERTURBATIONS
from recommender.encoder.session import FakeEncoder

CASES = read_case_file(DEVELOPMENT_CASES)
CHANGES = {change.name: change for change in PERTURBATIONS}
SOME = CASES[::4]


@pytest.fixture(scope="module")
def own() -> list[Passage]:
    return list(evaluation_passages(CASES))


@pytest.fixture(scope="module")
def training() -> list[Passage]:
    return list(training_passages())


@pytest.fixture(scope="module")
def encoder() -> RememberingEncoder:
    return RememberingEncoder(base_encoder())


def limitations(language: str = "nl") -> list[Passage]:
    return [
        Passage(case.id, language, "limitation", case.text(language).limitation) for case in CASES
    ]


def test_no_text_that_measures_is_in_the_training_data(own, training, encoder) -> None:
    assert {passage.language for passage in training} == {"nl", "en"}
    assert [str(found) for found in find_near_copies(own, training, encoder)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["typos", "no-capitals", "colloquial", "long"])
def test_planted_copies_are_found_by_their_letters(training, language, name) -> None:
    planted = [
        Passage(case.id, language, "limitation", CHANGES[name].text(case, language).limitation)
        for case in SOME
    ]
    found = {
        (copy.own.place, copy.other.place)
        for copy in shared_runs(limitations(language), [*training[:200], *planted])
    }
    hit = sum((case.id, case.id) in found for case in SOME)
    assert hit >= 0.9 * len(SOME)
    assert all(own == other for own, other in found)


def test_a_planted_copy_of_job_and_tasks_is_found(own) -> None:
    text = CASES[3].text("nl")
    words = [text.title, *text.tasks]
    random.Random(1).shuffle(words)
    planted = Passage("planted", "nl", "work", ", ".join(words).upper())
    assert [copy.own.place for copy in shared_runs(own, [planted])][:1] == [CASES[3].id]


# Said anew by hand: other words and another order, the same meaning.
ANEW = {
    "dev-004": "Hij is zwaar slechthorend en kan leerlingen niet verstaan, vooral niet wanneer het "
    "rumoerig is of wanneer meerdere leerlingen tegelijk praten.",
    "dev-016": "Loopt wankel en langzaam, valt weleens, heeft last van zijn rug, raakt snel "
    "uitgeput en kan niet lang bij een machine blijven staan.",
    "dev-048": "De plafondlampen bezorgen haar vaak aanvallen van hevige hoofdpijn, terwijl de "
    "collega in dezelfde kamer wel voldoende licht nodig heeft.",
    "dev-056": "Zit beademd in een elektrische rolstoel en beweegt heel weinig. Kan niet bij "
    "deurklinken en kan muis en toetsenbord niet gebruiken.",
}


def test_the_same_thing_in_other_words_is_found_by_its_vector(training, encoder) -> None:
    dutch = [p for p in training if p.language == "nl" and p.about == "limitation"]
    planted = [Passage(place, "nl", "limitation", text) for place, text in ANEW.items()]
    found = same_meaning(limitations(), [*dutch[:600], *planted], encoder)
    assert {(copy.own.place, copy.other.place) for copy in found} == {(p, p) for p in ANEW}
    assert all(copy.likeness == "cosine" for copy in found)


def test_short_texts_and_other_languages_are_not_compared() -> None:
    short = Passage("a", "nl", "limitation", "Zie bijlage.")
    assert find_near_copies([short], [short], FakeEncoder()) == []
    dutch = Passage("a", "nl", "limitation", "Deze zin staat in twee talen in de lijst.")
    other = Passage("b", "en", "limitation", dutch.text)
    assert same_meaning([dutch], [other], FakeEncoder()) == []
    assert {copy.likeness for copy in shared_runs([dutch], [other])} == {"jaccard", "contained"}


def test_a_near_copy_says_where_both_stand() -> None:
    one = Passage("dev-1", "nl", "work", "Deze zin staat op twee plaatsen in de lijst.")
    two = Passage("cases.jsonl:7", "nl", "work", one.text)
    text = str(shared_runs([one], [two])[0])
    assert "dev-1" in text
    assert "cases.jsonl:7" in text


def test_nothing_to_compare_finds_nothing() -> None:
    one = Passage("a", "nl", "limitation", "Deze zin staat op één plaats in de lijst.")
    assert find_near_copies([], [one], FakeEncoder()) == []
    assert find_near_copies([one], [], FakeEncoder()) == []
