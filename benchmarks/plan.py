"""How much more a plan of four covers than the plain top four, and how long it takes.

    python benchmarks/plan.py [CASES.jsonl] [--matcher] [--size 4]

Barriers are the case's labelled functions × its tasks, weight = severity / 4, unless `--matcher`
asks Passend itself: then barriers and ranking are those of its answer in profile mode. Without
it, candidates are the graded technologies of the case, best grade first. Prints one line a
figure; exits 1 where a figure misses its bound.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from catalogue.combination import hindered_pairs
from catalogue.store import Catalogue, load_catalogue
from catalogue.technology import Technology
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.graded_case import GradedCase
from recommender.coverage import covered, strength_table
from recommender.plan import plan
from recommender.plan_price import Candidate
from recommender.plan_problem import BarrierLike, Problem, problem_of
from recommender.plan_setting import kinds_by_id

BOUND, LIMIT_MS = 1.25, 20.0
POOL = 40  # options that the recommender looks at for a plan
FITS = {3: 0.9, 2: 0.6, 1: 0.3}
Ranked = Sequence[tuple[Technology, float]]


@dataclass(frozen=True)
class LabelledBarrier:
    """A labelled function of a case, for one task."""

    function: str
    weight: float
    task: int | None


@dataclass(frozen=True)
class Measured:
    """One case: what both ways cover, how many options the plan has, milliseconds."""

    case: str
    top: float
    plan: float
    options: int
    milliseconds: float

    @property
    def ratio(self) -> float:
        """Cover of the plan over that of the plain top; 1 where both are 0."""
        return self.plan / self.top if self.top > 0 else (1.0 if self.plan == 0 else np.inf)


def labelled(case: GradedCase, catalogue: Catalogue) -> tuple[list[LabelledBarrier], Ranked]:
    """Return barriers and candidates from the labels of `case`."""
    tasks: Sequence[int | None] = range(len(case.tasks_nl)) or (None,)
    barriers = [
        LabelledBarrier(limit.function, limit.severity / 4, task)
        for limit in case.functions
        for task in tasks
    ]
    grades = sorted(case.grades.items(), key=lambda item: -item[1])  # stable within a grade
    ranked = [(catalogue.technologies[name], FITS[grade]) for name, grade in grades if grade]
    return barriers, ranked


def matched(case: GradedCase, matcher: Any, catalogue: Catalogue) -> tuple[Any, Ranked]:
    """Return barriers and ranking of Passend itself."""
    # The plan looks at as many options as in an answer (recommender.recommend.POOL).
    asked = case.case("profile").model_copy(update={"limit": POOL})
    answer = matcher.match(asked)
    ranked = [(catalogue.technologies[o.technology], o.fit) for o in answer.options]
    return answer.barriers, ranked


def measure(
    case: str, barriers: Sequence[BarrierLike], ranked: Ranked, catalogue: Catalogue, size: int
) -> Measured:
    """Return the figures of one case."""
    kinds = kinds_by_id(catalogue)
    hindered = hindered_pairs(catalogue.combinations.values(), ())
    blocked = frozenset(pair for pair, c in hindered.items() if c.verdict == "exclude")
    candidates = [Candidate(r, fit, (r.cost.low_eur, r.cost.high_eur)) for r, fit in ranked]
    start = time.perf_counter()
    problem = problem_of(barriers, candidates, None, size, kinds=kinds, blocked=blocked)
    made = plan(problem)
    took = 1000 * (time.perf_counter() - start)
    top = plain_cover([record for record, _ in ranked[:size]], problem, kinds)
    return Measured(case, top, made.covers, len(made.chosen), took)


def plain_cover(top: Sequence[Technology], problem: Problem, kinds: Any) -> float:
    """Return what the first options of the ranking cover together, doubles counted once."""
    labels = np.array([kinds[record.id] for record in top], dtype=np.int64)
    return float(covered(strength_table(top, problem.functions), labels) @ problem.weights)


def report(measured: Sequence[Measured]) -> Iterator[tuple[str, bool]]:
    """Yield the figures as lines, each with whether it holds."""
    ratios = [one.ratio for one in measured if np.isfinite(one.ratio)]
    endless = len(measured) - len(ratios)
    top, made = (
        statistics.mean(getattr(one, name) for one in measured) for name in ("top", "plan")
    )
    took = [one.milliseconds for one in measured]
    mean, median = statistics.mean(ratios), statistics.median(took)
    options = statistics.mean(one.options for one in measured)
    worst = min(ratios)
    yield f"cases                       {len(measured)}", bool(measured)
    yield f"cover of the plain top      {top:.3f}", True
    yield f"cover of the plan           {made:.3f} with {options:.1f} options", True
    yield f"plan / top, mean of cases   {mean:.3f} (bound {BOUND})", mean >= BOUND
    yield f"plan / top, ratio of means  {made / top:.3f}", True
    yield f"plan / top, worst case      {worst:.3f} (bound 1)", worst >= 1 - 1e-6
    yield f"top covers nothing          {endless} cases, left out of the ratio", True
    line = f"milliseconds                median {median:.2f}, longest {max(took):.2f}"
    yield f"{line} (bound {LIMIT_MS:.0f} median)", median < LIMIT_MS


def main() -> int:
    """Print the figures; 1 where one misses its bound."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("cases", nargs="?", type=Path, default=DEVELOPMENT_CASES)
    parser.add_argument("--matcher", action="store_true", help="use Passend's own ranking")
    parser.add_argument("--size", type=int, default=4, help="options in a plan")
    asked = parser.parse_args()
    catalogue = load_catalogue()
    matcher = None
    if asked.matcher:
        from recommender.recommend import Recommender  # noqa: PLC0415 (loads the models)

        matcher = Recommender.load()
    measured = []
    for case in read_case_file(asked.cases, catalogue):
        given = matched(case, matcher, catalogue) if matcher else labelled(case, catalogue)
        barriers, ranked = given
        measured.append(measure(case.id, barriers, ranked, catalogue, asked.size))
    holds = True
    for line, fine in report(measured):
        print(line if fine else f"{line}  <- misses its bound")
        holds = holds and fine
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
