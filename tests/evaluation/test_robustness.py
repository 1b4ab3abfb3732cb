import pytest

from catalogue.text import Localised
from evaluation.experiment import Questions
from evaluation.intervals import Draws
from evaluation.perturbation import Perturbation, no_capitals
from evaluation.robustness import loss_data, loss_sheets, measure_losses
from tests.evaluation.conftest import Fixed, graded

DRAWS = Draws(200, 1)
NAME = Localised(nl="kleine letters", en="lower case")
QUESTIONS = Questions({"a": [graded(), graded(id="two")]}, ("nl", "en"))
# Finds the lifter only where the text still has its capital.
FRAGILE = Fixed(lambda case: ["vacuum-lifter"] if case.job.title[:1].isupper() else [])
STEADY = Fixed(lambda case: ["vacuum-lifter"])


def losses(system: Fixed, allowed: float):
    return measure_losses(
        QUESTIONS, system, [Perturbation("lower", NAME, allowed, no_capitals)], DRAWS
    )


def test_a_loss_is_the_mean_before_minus_the_mean_after() -> None:
    found = losses(FRAGILE, 0.1)
    assert [(loss.file, loss.mode) for loss in found] == [("a", "nl"), ("a", "en")]
    for loss in found:
        assert loss.loss.mean == pytest.approx(loss.plain.mean - loss.value.mean)
        assert loss.loss.mean > 0.3
        assert not loss.held


def test_what_does_not_depend_on_it_loses_nothing() -> None:
    assert all(loss.loss.mean == 0 and loss.held for loss in losses(STEADY, 0.0))


def test_a_loss_up_to_the_allowance_holds() -> None:
    (lost, _) = losses(FRAGILE, 1.0)
    assert lost.held


def test_progress_counts_every_ranking() -> None:
    heard: list[tuple[int, int]] = []
    changes = [Perturbation("lower", NAME, 0.1, no_capitals)]
    measure_losses(QUESTIONS, STEADY, changes, DRAWS, lambda *seen: heard.append(seen))
    assert heard[-1] == (8, 8)
    assert len(heard) == 9


@pytest.mark.parametrize(("language", "no"), [("nl", "nee"), ("en", "no")])
def test_tables_and_data_say_what_held(language, no) -> None:
    found = losses(FRAGILE, 0.1)
    first, second = loss_sheets(found, language)
    assert first.title != second.title
    assert [row[-1] for row in first.rows] == ["", no]
    data = loss_data(found)
    assert [entry["held"] for entry in data] == [False, False]
    assert data[0]["change"] == "lower"
