import math

import pytest

from evaluation.ablation import PARTS, lack_data, lack_sheets, measure_lacks, without
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.experiment import Questions
from evaluation.intervals import Draws
from recommender.case import Case, Job, Worker
from recommender.recommend import Recommender
from recommender.signals import SIGNALS

FEW = Questions({"few": read_case_file(DEVELOPMENT_CASES)[:3]}, ["nl"])


@pytest.fixture(scope="module")
def recommender() -> Recommender:
    return Recommender.load()


@pytest.mark.parametrize("part", SIGNALS)
def test_without_a_signal_its_summand_is_gone_and_the_others_stay(recommender, part) -> None:
    case = FEW.files["few"][0].case("profile" if part == "profile" else "nl")
    place = SIGNALS.index(part)
    whole, lesser = (
        recommender.score(case).summands,
        without(recommender, part).score(case).summands,
    )
    assert whole[place].any()
    assert not lesser[place].any()
    others = [row for row in range(len(SIGNALS)) if row != place]
    assert (whole[others] == lesser[others]).all()


def test_without_exclusions_nothing_is_excluded(recommender) -> None:
    case = Case(job=Job(title="Heftruckchauffeur", situations=("traffic-zone",)), worker=Worker())
    assert recommender.score(case).verdicts.excluded
    assert not without(recommender, "exclusions").score(case).verdicts.excluded
    assert recommender.score(case).verdicts.excluded


def test_without_the_removal_a_denied_clause_is_read(recommender) -> None:
    case = Case(worker=Worker(description="Geen moeite met tillen. Hoort slecht."))
    assert "tillen" not in recommender.reader.read(case).limitation
    assert "tillen" in without(recommender, "denied").reader.read(case).limitation


def test_an_unknown_part_is_refused(recommender) -> None:
    with pytest.raises(KeyError):
        without(recommender, "luck")


def test_the_loss_is_whole_minus_lesser(recommender) -> None:
    lacks = measure_lacks(FEW, recommender, Draws(200))
    assert [lack.part for lack in lacks] == list(PARTS)
    whole = lacks[0]
    assert whole.loss is None
    for lack in lacks[1:]:
        assert lack.loss
        assert math.isclose(lack.loss.mean, whole.value.mean - lack.value.mean, abs_tol=1e-9)
    (sheet,) = lack_sheets(lacks, "en")
    assert [row[0] for row in sheet.rows] == [name.en for name in PARTS.values()]
    assert [row["part"] for row in lack_data(lacks)] == list(PARTS)
