import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.store import load_catalogue
from evaluation.baselines import (
    FusionBaseline,
    VectorBaseline,
    WordBaseline,
    document,
    fused,
    order,
    query,
)
from recommender.encoder.session import FakeEncoder
from tests.evaluation.conftest import graded

CATALOGUE = load_catalogue()
IDS = list(CATALOGUE.technologies)


class Counting(FakeEncoder):
    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode_texts(self, texts, batch=16):
        self.texts += texts
        return super().encode_texts(texts)


@pytest.fixture(scope="module")
def words() -> WordBaseline:
    return WordBaseline(CATALOGUE)


def best(scores) -> list[str]:
    return [IDS[place] for place in order(scores)]


@pytest.mark.parametrize(
    ("mode", "said", "wanted"),
    [
        ("nl", "Kan geen braille lezen op een brailleleesregel.", "braille-display"),
        ("en", "Would like a braille display for the computer.", "braille-display"),
        ("nl", "een rolstoel om door het veld te rijden", "powered-wheelchair-work"),
    ],
)
def test_words_find_what_they_name(words, mode, said, wanted) -> None:
    one = graded(
        job_nl="", job_en="", tasks_nl=[], tasks_en=[], limitation_nl=said, limitation_en=said
    )
    assert wanted in best(words.scores(one.case(mode)))[:3]


def test_words_that_stand_nowhere_score_nothing(words) -> None:
    one = graded(job_nl="", tasks_nl=[], limitation_nl="zzqx wvvk")
    assert not words.scores(one.case("nl")).any()


def test_the_query_holds_all_that_is_said_and_functions_by_name() -> None:
    text = query(graded().case("profile"), CATALOGUE)
    assert text == (
        "Orderpicker. dozen van pallets tillen. bonnen lezen. Heeft rugklachten. "
        "Kan niet boven tien kilo tillen.. Tillen en dragen"
    )
    assert "Tillen en dragen" not in query(graded().case("nl"), CATALOGUE)


def test_a_document_holds_name_terms_summary_and_tasks() -> None:
    lifter = CATALOGUE.technologies["vacuum-lifter"]
    text = document(lifter, "en")
    parts = (lifter.name.en, lifter.summary.en, *lifter.terms.en, *lifter.tasks.en)
    assert all(part in text for part in parts)
    assert lifter.name.nl not in text


def test_vectors_carry_the_prefixes_and_technologies_are_read_once_a_language() -> None:
    encoder = Counting()
    vectors = VectorBaseline(CATALOGUE, encoder)
    scores = vectors.scores(graded().case("nl"))
    vectors.scores(graded().case("nl"))
    passages = [text for text in encoder.texts if text.startswith("passage: ")]
    queries = [text for text in encoder.texts if text.startswith("query: ")]
    assert (len(passages), len(queries)) == (len(IDS), 1)
    assert scores.shape == (len(IDS),)
    assert np.all(np.abs(scores) <= 1 + 1e-6)
    vectors.scores(graded().case("en"))
    assert len(encoder.texts) == 2 * len(IDS) + 2


def test_fusion_by_hand() -> None:
    found = fused([np.array([3.0, 2.0, 1.0]), np.array([0.0, 5.0, 1.0])])
    assert found == pytest.approx([1 / 61 + 1 / 63, 1 / 62 + 1 / 61, 1 / 63 + 1 / 62])


scores = st.lists(st.floats(-5, 5), min_size=4, max_size=4).map(np.array)


@settings(deadline=None)
@given(scores, scores)
def test_what_is_above_in_both_is_above_when_fused(first, second) -> None:
    both = fused([first, second])
    for i in range(4):
        for j in range(4):
            if first[i] > first[j] and second[i] > second[j]:
                assert both[i] > both[j]


def test_fusion_asks_its_parts(words) -> None:
    case = graded().case("nl")
    vectors = VectorBaseline(CATALOGUE, FakeEncoder())
    wanted = fused([words.scores(case), vectors.scores(case)])
    assert FusionBaseline(words, vectors).scores(case) == pytest.approx(wanted)


def test_ties_stand_in_the_order_of_the_catalogue() -> None:
    assert list(order(np.array([0.0, 1.0, 0.0, 1.0]))) == [1, 3, 0, 2]
