"""Times one warm match in process and prints the memory of the process.

    python benchmarks/match.py [--threads 2] [--rounds 3]

Cases: the 60 real development cases, Dutch text. Exit 1 where a bound is missed: median 15 ms
and 500 MB, on two cores that do nothing else.
"""

import argparse
import resource
import statistics
import sys
import time

from catalogue.store import load_catalogue
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from recommender.recommend import Recommender

MILLISECONDS, MEGABYTES = 15.0, 500.0


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    recommender = Recommender.load(threads=asked.threads)
    cases = [case.case("nl") for case in read_case_file(DEVELOPMENT_CASES, load_catalogue())]
    for case in cases:
        recommender.match(case)
    took = []
    for case in cases * asked.rounds:
        start = time.perf_counter()
        recommender.match(case)
        took.append(1000 * (time.perf_counter() - start))
    tenths = statistics.quantiles(took, n=20)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"matches  {len(took)} with {asked.threads} threads")
    print(f"median   {statistics.median(took):.1f} ms (bound {MILLISECONDS:.0f})")
    print(f"p95      {tenths[18]:.1f} ms")
    print(f"memory   {memory:.0f} MB (bound {MEGABYTES:.0f})")
    return int(statistics.median(took) > MILLISECONDS or memory > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
