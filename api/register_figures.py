"""Figures for the entry in the Algorithm Register: measured now, on the development cases."""

from api.register import Quality
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.experiment import Questions, run_experiment
from evaluation.graded_case import Mode
from evaluation.measures import NDCG_10
from evaluation.systems import Matcher, Matching

MODES: tuple[Mode, ...] = ("nl", "en", "profile")


def measure(recommender: Matching) -> Quality:
    """Return the mean nDCG@10 of `recommender` by mode."""
    cases = read_case_file(DEVELOPMENT_CASES)
    questions = Questions({DEVELOPMENT_CASES.name: cases}, MODES)
    frame = run_experiment(questions, [Matcher(recommender)], [NDCG_10])
    means = frame.groupby("mode")["value"].mean()
    return Quality({mode: float(means[mode]) for mode in MODES}, len(cases))
