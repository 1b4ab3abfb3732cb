import pytest

from api.cli.answer_table import print_answer, sentences, shared_sentences
from api.cli.answer_words import WORDS
from recommender.answer import Answer, Barrier, Reason
from recommender.availability import Status
from recommender.case import Case
from recommender.funding_part import Funding, FundingOffer
from recommender.future_part import AvailabilityPart, RobustnessPart
from tests.api.cli.answers import load_echo, option, remark

ECHO = load_echo().match(Case.model_validate({"job": {"title": "kok"}}))


@pytest.fixture
def shown(capsys):
    def show(answer: Answer, **more) -> str:
        print_answer(answer, **more)
        return " ".join(capsys.readouterr().out.split())

    return show


def test_fixed_words_exist_in_both_languages() -> None:
    assert set(WORDS["nl"]) == set(WORDS["en"])
    for name in ("columns", "future_columns"):
        assert WORDS["nl"][name].count("|") == WORDS["en"][name].count("|")
    assert {w for w in WORDS["nl"] if WORDS["nl"][w] == WORDS["en"][w]} == {"plan"}


def test_every_status_and_label_has_words() -> None:
    statuses = Status.__args__
    assert set(statuses) <= set(WORDS["nl"])
    labels = {"all-four", "three", "two", "bet-on-one"}
    assert labels <= set(WORDS["nl"])


def test_where_nothing_fits_the_questions_are_asked(shown) -> None:
    text = shown(
        ECHO.model_copy(
            update={"abstained": True, "options": (), "excluded": (), "questions": ("Wat lukt?",)}
        )
    )
    assert "niets dat duidelijk past" in text
    assert "Wat lukt?" in text
    assert "arbeidsdeskundige dit geschikt" not in text


def test_where_all_is_excluded_that_is_said(shown) -> None:
    text = shown(ECHO.model_copy(update={"options": ()}))
    assert "geen techniek over" in text
    assert "Exoskelet kan niet nat" in text


def test_a_function_of_several_tasks_is_one_line_heaviest_first(shown) -> None:
    def barrier(task: int, name: str, weight: float, *because: str) -> Barrier:
        return Barrier(task=task, function=name, name=name, weight=weight, because=because)

    barriers = (
        barrier(0, "Staan", 0.2, "a", "b"),
        barrier(0, "Tillen", 0.5, "c"),
        barrier(1, "Staan", 0.9, "a", "d"),
    )
    text = shown(ECHO.model_copy(update={"barriers": barriers}))
    assert "- Staan (door: 'a', 'b', 'd') - Tillen (door: 'c')" in text


def test_long_lists_of_exclusions_are_cut_and_counted(shown) -> None:
    excluded = tuple(remark(f"t{number}", f"Ding {number}") for number in range(11))
    text = shown(ECHO.model_copy(update={"excluded": excluded}))
    assert "Ding 7" in text
    assert "Ding 8" not in text
    assert "en nog 3 andere" in text


def test_markup_in_text_is_shown_as_it_is(shown) -> None:
    odd = option(1, "x", "[bold]Ding[/bold] [/]")
    assert "[bold]Ding[/bold] [/]" in shown(ECHO.model_copy(update={"options": (odd,)}))


def test_futures_and_payers(shown) -> None:
    offer = FundingOffer(
        scheme="s",
        name="Regeling van de gemeente",
        verdict="applies",
        step="first",
        share=(0, 1),
        verified=True,
        questions=(),
        text="…",
        apply_at="…",
        url="…",
        checked="2026-11-01",
    )
    rich = option(1, "x", "Kruk").model_copy(
        update={
            "availability": {
                "all-green": AvailabilityPart(year=2030, value=0.4, status="limited", factors=())
            },
            "robustness": RobustnessPart(
                label="bet-on-one",
                works_in=(),
                worst=0,
                worst_future="x",
                regret=0,
                leaning=0,
                text="…",
            ),
            "funding": Funding(technology="x", offers=(offer,), cost_after_eur=(0, 0), remarks=()),
        }
    )
    text = shown(ECHO.model_copy(update={"options": (rich,)}))
    for words in ("2030: beperkt", "gok op één", "Regeling van de gemeente"):
        assert words in text
    bare = shown(ECHO)
    assert "wie kan betalen" not in bare


def with_examples(*texts: str) -> tuple:
    return tuple(
        option(rank, f"t{rank}", "Ding").model_copy(
            update={"reasons": (Reason(rule="examples", share=1, text=text),)}
        )
        for rank, text in enumerate(texts, 1)
    )


def test_a_sentence_of_every_option_is_said_once() -> None:
    options = with_examples("Als A. Let op dit.", "Als B. Let op dit.", "Als C; D. Let op dit.")
    assert shared_sentences(options) == ["Let op dit."]
    assert shared_sentences(options[:2]) == []
    assert sentences("Kost 4.500 euro. Dat is veel.") == ["Kost 4.500 euro.", "Dat is veel."]


def test_said_once_means_once(shown) -> None:
    options = with_examples("Als A. Let op dit.", "Als B. Let op dit.", "Als C. Let op dit.")
    text = shown(ECHO.model_copy(update={"options": options}))
    assert text.count("Let op dit.") == 1
    for letter in "ABC":
        assert f"Als {letter}." in text
