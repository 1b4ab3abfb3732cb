"""How a case is laid out for the encoder."""

from hypothesis import given
from hypothesis import strategies as st

from catalogue.store import load_catalogue
from recommender.case import Case, Job, Worker
from recommender.layout import MAX_FUNCTIONS, MAX_SENTENCES, PREFIX, in_words, lay_out, sentences


def test_title_tasks_and_limitation_stand_in_this_order() -> None:
    case = Case(
        job=Job(title="Orderpicker", tasks=("dozen tillen", "bonnen lezen")),
        worker=Worker(description="Rugpijn. Leest slecht!"),
    )
    found = [(segment.role, segment.text, segment.task) for segment in lay_out(case)]
    assert found == [
        ("prefix", PREFIX, None),
        ("title", "Orderpicker. ", None),
        ("task", "dozen tillen. ", 0),
        ("task", "bonnen lezen. ", 1),
        ("limitation", "Rugpijn. ", None),
        ("limitation", "Leest slecht! ", None),
    ]


def test_an_empty_task_keeps_the_number_of_the_next() -> None:
    segments = lay_out(Case(job=Job(tasks=("", "tillen"))))
    assert [(segment.role, segment.task) for segment in segments] == [("prefix", None), ("task", 1)]


def test_parts_that_are_not_there_leave_no_segment() -> None:
    roles = [segment.role for segment in lay_out(Case(worker=Worker(functions=("hearing",))))]
    assert roles == ["prefix"]


def test_the_profile_in_words_comes_last() -> None:
    segments = lay_out(
        Case(worker=Worker(description="Rugpijn.")), "Beperkt in: tillen (ernstig). "
    )
    assert [segment.role for segment in segments] == ["prefix", "limitation", "functions"]


def test_a_profile_is_said_worst_first() -> None:
    functions = load_catalogue().functions
    severity = {"reading": 2, "hearing": 4, "standing": 0}
    assert in_words(severity, functions, "en") == (
        f"Limited in: {functions['hearing'].name.en.lower()} (complete), "
        f"{functions['reading'].name.en.lower()} (moderate). "
    )
    assert in_words(severity, functions, "nl").startswith("Beperkt in: ")
    assert in_words({"standing": 0}, functions, "nl") == ""
    assert in_words(dict.fromkeys(functions, 1), functions, "nl").count("(") >= MAX_FUNCTIONS


def test_sentences_end_at_stops_and_lines() -> None:
    assert sentences("Een. Twee; drie\nvier? ...") == ["Een. ", "Twee; ", "drie ", "vier? "]


def test_very_long_text_is_cut() -> None:
    assert len(sentences("Kan niet tillen. " * 500)) == MAX_SENTENCES


@given(st.text(max_size=300))
def test_no_word_is_lost(text: str) -> None:
    letters = [sign for sign in text if sign.isalnum()]
    found = [sign for sign in "".join(sentences(text)) if sign.isalnum()]
    assert found == letters or len(sentences(text)) == MAX_SENTENCES
