"""Which rules may be missing: kinds that graded cases leave out where a circumstance holds.

    python benchmarks/missing_exclusions.py [--functions] [--high 0.8]

A circumstance is a situation, or (with --functions) a function that is limited by 3 or 4 of 4.
Each case with it is matched with the 20 cases without it that are limited most alike: weights
exp(-4 d^2), d the distance of severities as a share of 4. They say how often a kind would be
graded 2 or 3 (or 1 to 3) by the functions alone. The lift is the found number over that expected
number, each plus a half, with an interval of 95% on the log scale. Printed is what has no rule
and an upper end below --high. With many pairs looked at, some are there by chance, and most are
there because the kind belongs to other work: each one is judged by hand
(docs/decisions/0068-missing-exclusion-rules.md).

A second table lists the kinds that lack a rule most of their like have: kinds that need a
network, and kinds of one form.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from learned_exclusions import SUITABLE, circumstances
from numpy.typing import NDArray

from catalogue.store import load_catalogue
from catalogue.technology import Technology
from recommender.training.written_cases import grade_table, load_written_cases, severity_table

NEIGHBOURS, SHARPNESS = 20, 4.0
FEWEST_CASES, LEAST_EXPECTED, LIKE = 20, 4.0, 0.25
Floats = NDArray[np.float32]
Row = tuple[str, str, int, str, float, int, float, float, float]


def matching(severity: Floats, has: NDArray[np.bool_]) -> Floats:
    """Return weights [cases that have it, cases that lack it]; each row sums to one."""
    inside, outside = severity[has], severity[~has]
    squares = (inside**2).sum(1)[:, None] + (outside**2).sum(1)[None] - 2 * inside @ outside.T
    alike = np.exp(-SHARPNESS * np.clip(squares, 0, None))
    edge = np.partition(alike, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS][:, None]
    kept = np.where(alike >= edge, alike, 0)
    return np.asarray(kept / (kept.sum(axis=1, keepdims=True) + 1e-9), np.float32)


def lift(found: float, expected: float) -> tuple[float, float, float]:
    """Return found over expected with the ends of its interval of 95%."""
    middle = (found + 0.5) / (expected + 0.5)
    wide = np.exp(1.96 * np.sqrt(1 / (found + 0.5) + 1 / (expected + 0.5)))
    return middle, float(middle / wide), float(middle * wide)


def candidates(
    circumstance: str,
    has: NDArray[np.bool_],
    severity: Floats,
    grades: Floats,
    ruled: dict[str, set[str]],
) -> Iterator[Row]:
    """Yield a row for each kind without a rule that was expected often enough."""
    weights = matching(severity, has)
    for name, least in (("2-3", SUITABLE), ("1-3", 1)):
        good = (grades >= least).astype(np.float32)
        expected, found = (weights @ good[~has]).sum(axis=0), good[has].sum(axis=0)
        for place, kind in enumerate(ruled):
            if circumstance not in ruled[kind] and expected[place] >= LEAST_EXPECTED:
                e, o = float(expected[place]), int(found[place])
                yield (circumstance, kind, int(has.sum()), name, e, o, *lift(o, e))


def without_their_like(
    kinds: Sequence[Technology], situations: Sequence[str]
) -> Iterator[tuple[str, str, int, int, list[str]]]:
    """Yield situation, group, how many of it have the rule, its size, and which kinds lack it."""
    groups: dict[str, list[Technology]] = defaultdict(list)
    for kind in kinds:
        groups[kind.technology].append(kind)
        if kind.needs_network:
            groups["needs network"].append(kind)
    for situation in situations:
        for group, members in groups.items():
            lack = [k.id for k in members if all(u.when != situation for u in k.unsuitable)]
            having = len(members) - len(lack)
            if lack and having > 1 and having >= LIKE * len(members):
                yield situation, group, having, len(members), lack


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--functions", action="store_true", help="limited functions as well")
    parser.add_argument("--high", type=float, default=0.8, help="upper end of the lift below this")
    asked = parser.parse_args()
    catalogue, cases = load_catalogue(), load_written_cases()
    kinds, functions = list(catalogue.technologies), list(catalogue.functions)
    ruled = {k.id: {u.when for u in k.unsuitable} for k in catalogue.technologies.values()}
    severity, grades = severity_table(cases, functions), grade_table(cases, kinds)
    holds = [circumstances(case, catalogue) for case in cases]
    print(f"{len(cases)} written cases\n| when | kind | cases | graded | expected | found | lift |")
    print("| --- | --- | ---: | --- | ---: | ---: | --- |")
    for name in [*catalogue.situations, *(functions if asked.functions else [])]:
        has = np.array([name in held for held in holds])
        if has.sum() < FEWEST_CASES:
            print(f"| {name} | too few | {has.sum()} | | | | |")
            continue
        rows = candidates(name, has, severity, grades, ruled)
        for row in sorted((r for r in rows if r[-1] < asked.high), key=lambda r: r[-1]):
            when, kind, count, graded, expected, found, middle, low, high = row
            print(f"| {when} | {kind} | {count} | {graded} | {expected:.1f} | {found} | ", end="")
            print(f"{middle:.2f} ({low:.2f}-{high:.2f}) |")
    print("\n| when | group | have the rule | lack it |\n| --- | --- | --- | --- |")
    known = list(catalogue.technologies.values())
    for when, group, having, size, lack in without_their_like(known, list(catalogue.situations)):
        print(f"| {when} | {group} | {having} of {size} | {', '.join(lack)} |")


if __name__ == "__main__":
    main()
