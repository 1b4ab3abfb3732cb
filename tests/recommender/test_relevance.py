"""Which sentences of a long text are read."""

import numpy as np
import pytest

from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.perturbation import vacancy_prose
from recommender.case import Case, Job, Worker
from recommender.encoder.session import WIDTH, FakeEncoder
from recommender.layout import sentences
from recommender.recommend import Recommender
from recommender.relevance import AT_LEAST, LONG_TEXT, MOST_READ, Relevance

LIMITATION = "Door artrose in de handen lukt typen niet langer dan een kwartier."


class Telling(FakeEncoder):
    """Gives texts with "rug" in them the vector of something, all others that of nothing."""

    def encode_texts(self, texts, batch=16):
        sign = np.array([1.0 if "rug" in text else -1.0 for text in texts], np.float32)
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        vectors[:, 0] = sign
        return vectors


class Silent(FakeEncoder):
    """Must not be asked."""

    def encode_texts(self, texts, batch=16):
        raise AssertionError("a short text needs no look at each sentence")


@pytest.fixture
def relevance() -> Relevance:
    head = np.zeros(WIDTH, np.float32)
    head[0] = 4.0
    return Relevance(
        {
            "relevance:centre": np.zeros(WIDTH, np.float32),
            "relevance:head": head,
            "relevance:intercept": np.zeros(1, np.float32),
            "relevance:least": np.array([0.5], np.float32),
            "relevance:silent": np.array([0.4], np.float32),
        }
    )


def test_a_short_text_is_read_whole(relevance: Relevance) -> None:
    assert relevance.telling(["Wij bieden fruit. ", "Pijn. "], Silent()) == [True, True]
    assert relevance.tasks(["tillen", "bellen"], Silent()) == [True, True]


def test_of_a_long_text_only_what_says_something_is_read(relevance: Relevance) -> None:
    texts = ["Wij bieden een goed salaris. "] * 20
    texts[3] = texts[7] = "Heeft last van de rug. "
    assert [p for p, kept in enumerate(relevance.telling(texts, Telling())) if kept] == [3, 7]


def test_something_is_read_of_a_text_that_seems_to_say_nothing(relevance: Relevance) -> None:
    texts = ["Wij bieden een goed salaris. "] * 20
    assert sum(relevance.telling(texts, Telling())) == AT_LEAST


def test_no_more_is_read_than_there_is_room_for(relevance: Relevance) -> None:
    texts = [f"Last van de rug bij {'heel ' * 20}zwaar werk. "] * 40
    kept = [text for text, read in zip(texts, relevance.telling(texts, Telling()), strict=True)
            if read]  # fmt: skip
    assert MOST_READ - len(texts[0]) < sum(map(len, kept)) <= MOST_READ


def test_one_endless_sentence_is_read(relevance: Relevance) -> None:
    assert relevance.telling(["rug " * 1000], Telling()) == [True]


def test_tasks_give_way_only_to_better_ones(relevance: Relevance) -> None:
    tasks = ["spullen verplaatsen " * 20] * 8
    tasks[5] = "met de rug gebogen werken " * 10
    read = relevance.tasks(tasks, Telling())
    assert read[5]
    assert 1 < sum(read) < len(tasks)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_prose_around_a_case_is_mostly_left_out(recommender: Recommender, language) -> None:
    reader = recommender.reader
    prose = [f"{sentence} " for sentence in vacancy_prose()[language]]
    own = [
        sentence
        for case in read_case_file(DEVELOPMENT_CASES)[::4]
        for sentence in sentences(case.text(language).limitation)
    ]
    chance = reader.relevance.chance(
        reader.encoder.encode_texts([f"query: {text}" for text in [*prose, *own]])
    )
    kept = chance >= reader.relevance.least
    assert kept[: len(prose)].mean() <= 0.25
    assert kept[len(prose) :].mean() >= 0.9


def test_a_long_text_is_told_of(recommender: Recommender) -> None:
    prose = " ".join(vacancy_prose()["nl"])
    assert len(prose) > LONG_TEXT
    case = Case(
        job=Job(title="Redacteur"), worker=Worker(description=f"{prose[:800]} {LIMITATION} {prose}")
    )
    reading = recommender.reader.read(case)
    assert LIMITATION.rstrip() in reading.limitation
    assert reading.left_out > 10
    answer = recommender.match(case)
    assert not answer.abstained
    told = [notice.text for notice in answer.notices if notice.field == "worker.description"]
    assert any(str(reading.left_out) in text for text in told)


def test_tasks_keep_their_rows_where_some_are_not_read(recommender: Recommender) -> None:
    tail = "en verder niets " * 12
    tasks = tuple(f"{n}. dozen van twintig kilo tillen {tail}".strip() for n in range(40))
    reading = recommender.reader.read(Case(job=Job(title="Sjouwer", tasks=tasks)))
    assert reading.demands.shape[0] == len(tasks)
    assert 0 < sum(map(bool, reading.read.job.tasks)) < len(tasks)
    assert reading.case.job.tasks == tasks
