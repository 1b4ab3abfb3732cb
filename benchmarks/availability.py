"""How long availability takes: all values at once, a composed future, and what an answer grows by.

    python benchmarks/availability.py [--repeat 50]

Prints one line a figure, median of the repeats with the slowest tenth; exits 1 where a figure
misses its bound.
"""

import argparse
import random
import sys
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

from catalogue.scenario import YEARS
from catalogue.store import load_catalogue
from recommender.advice_futures import FutureAdviser
from recommender.availability import compute

BOUND_ALL_MS, BOUND_ANSWER_MS = 50.0, 1.0
SEED = 4


def timed(action: Callable[[], object], repeat: int) -> tuple[float, float]:
    """Return the median and the 90th percentile of `action`, in milliseconds."""
    times = []
    for _ in range(repeat):
        start = perf_counter()
        action()
        times.append((perf_counter() - start) * 1000)
    return median(times), quantiles(times, n=10)[-1]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=50)
    repeat = max(2, parser.parse_args().repeat)
    catalogue = load_catalogue()
    start = perf_counter()
    adviser = FutureAdviser(catalogue)
    print(f"adviser made once: {(perf_counter() - start) * 1000:.1f} ms")
    held = adviser.outcomes
    four = tuple(held.four.values())
    names = list(catalogue.technologies)
    cells = len(names) * len(four) * len(YEARS)
    everything = timed(
        lambda: compute(held.traits, four, held.parameters, held.today, YEARS), repeat
    )
    print(f"{cells} values with factors: {everything[0]:.2f} ms (p90 {everything[1]:.2f})")
    start = perf_counter()
    rows = len(held.field.rows)
    print(f"{rows} consistent futures found in {(perf_counter() - start) * 1000:.0f} ms")
    draw = random.Random(SEED)
    cases = [[(n, draw.random()) for n in draw.sample(names, len(names))] for _ in range(repeat)]
    cold = [
        timed_once(lambda case=case: adviser.advise(case, "jobless-growth", 2028, limit=10))
        for case in cases
    ]
    warm = [
        timed_once(lambda case=case: adviser.advise(case, "jobless-growth", 2028, limit=10))
        for case in cases
    ]
    print(f"answer grows by, first {repeat} answers of a process: {median(cold):.2f} ms")
    print(f"answer grows by, later: {median(warm):.2f} ms (p90 {quantiles(warm, n=10)[-1]:.2f})")
    return int(everything[0] > BOUND_ALL_MS or median(warm) > BOUND_ANSWER_MS)


def timed_once(action: Callable[[], object]) -> float:
    """Return how long `action` takes once, in milliseconds."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
