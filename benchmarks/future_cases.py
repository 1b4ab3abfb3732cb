"""The same case in the four futures: what comes first, and what holds the rest back.

    python benchmarks/future_cases.py [--case dev-007 ...] [--year 2028] [--top 4]
                                      [--mode nl|en|profile] [--grades] [--language en]

Prints one Markdown table a case, as in docs/futures.md. Ranking and fit are those of Passend;
with `--grades` those of the case file, so that it runs without the model.
"""

import argparse
import sys

from catalogue.store import Catalogue, load_catalogue
from catalogue.text import Language
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.graded_case import GradedCase
from recommender.advice_futures import FutureAdviser
from recommender.unfold_sentences import FACTOR_NAMES

CASES = ("dev-007", "dev-014", "dev-032")
FITS = {3: 0.9, 2: 0.6, 1: 0.3}  # as in benchmarks/plan.py
Options = list[tuple[str, float]]


def options_of(case: GradedCase, mode: str, grades: bool) -> Options:
    """Return the options of `case` with their fit, best first, no future asked."""
    if grades:
        ranked = sorted(case.grades.items(), key=lambda grade: (-grade[1], grade[0]))
        return [(name, FITS[grade]) for name, grade in ranked if grade]
    from recommender.recommend import Recommender  # noqa: PLC0415 (not with --grades)

    asked = case.case(mode).model_copy(update={"limit": 30, "scenario": None, "year": None})
    answer = Recommender.load().match(asked)
    return [(option.technology, option.fit) for option in answer.options]


def table(
    adviser: FutureAdviser, options: Options, year: int, top: int, language: Language
) -> list[str]:
    """Return the Markdown lines: one column a future, one row a place."""
    held = adviser.outcomes
    futures = {name: future.name.text(language) for name, future in held.four.items()}
    columns = []
    for name in futures:
        advice = adviser.advise(options, name, year, language)
        columns.append(
            [_cell(adviser, advice, options, place, name, language) for place in advice.order[:top]]
        )
    head = ["", "fit alone", *futures.values()]
    lines = ["| " + " | ".join(head) + " |", "| --- " * len(head) + "|"]
    for place in range(min(top, len(options))):
        name, fit = options[place]
        plain = f"{held.catalogue.technologies[name].name.text(language)} {fit:.2f}"
        row = [str(place + 1), plain, *(column[place] for column in columns)]
        lines.append("| " + " | ".join(row) + " |")
    return lines


def _cell(adviser, advice, options: Options, place: int, future: str, language: Language) -> str:
    name, fit = options[place]
    part = advice.availability[name][future]
    weak = f", {FACTOR_NAMES[part.weakest].text(language)}" if part.weakest else ""
    title = adviser.outcomes.catalogue.technologies[name].name.text(language)
    return f"{title} {fit:.2f} × {part.value:.2f}{weak}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", action="append", help="id of a development case; may be repeated")
    parser.add_argument("--year", type=int, default=2028)
    parser.add_argument("--top", type=int, default=4)
    parser.add_argument("--mode", choices=("nl", "en", "profile"), default="nl")
    parser.add_argument("--grades", action="store_true")
    parser.add_argument("--language", choices=("nl", "en"), default="en")
    given = parser.parse_args()
    catalogue: Catalogue = load_catalogue()
    adviser = FutureAdviser(catalogue)
    known = {case.id: case for case in read_case_file(DEVELOPMENT_CASES, catalogue)}
    for identity in given.case or CASES:
        case = known[identity]
        print(f"\n**{identity}: {case.job_en}, {given.year}**\n")
        options = options_of(case, given.mode, given.grades)
        print("\n".join(table(adviser, options, given.year, given.top, given.language)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
