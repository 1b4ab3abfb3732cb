"""Where the rules of the catalogue exclude what the written cases call suitable.

    python benchmarks/learned_exclusions.py [--least 4]

A rule applies by a situation (found in the Dutch text, or among the settings of the case) or by a
function that is limited by 3 or 4 of 4. Prints each pair of rule and kind with how often a kind
that it rules out was graded 2 or 3, and how often it applied at all.
"""

import argparse
from collections import Counter

from catalogue.store import Catalogue, load_catalogue
from recommender.negation import without_denied
from recommender.situations import find_situations
from recommender.training.fitting import as_case
from recommender.training.written_cases import WrittenCase, load_written_cases

SETTINGS = {
    "noisy": "noisy-area",
    "wet": "wet-or-dirty",
    "traffic": "traffic-zone",
    "food": "food-hygiene",
    "gloves": "gloves-needed",
    "privacy": "privacy-sensitive",
    "outdoor": "outdoor",
}
SEVERE, SUITABLE = 3, 2


def circumstances(case: WrittenCase, catalogue: Catalogue) -> set[str]:
    """Return the situations of a case, and the functions that are limited by 3 or 4 of 4."""
    found = find_situations(
        as_case(case, "nl", "text"), without_denied(case.limitation.nl), catalogue
    )
    marked = {SETTINGS[name] for name in case.setting if name in SETTINGS}
    return {*found, *marked, *(f.function for f in case.functions if f.severity >= SEVERE)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--least", type=int, default=4, help="contradictions from which to print")
    asked = parser.parse_args()
    catalogue = load_catalogue()
    rules = [
        (entry.when, technology.id, entry.severity)
        for technology in catalogue.technologies.values()
        for entry in technology.unsuitable
    ]
    applied: Counter[tuple[str, str, str]] = Counter()
    against: Counter[tuple[str, str, str]] = Counter()
    cases = load_written_cases()
    for case in cases:
        when = circumstances(case, catalogue)
        for rule in rules:
            if rule[0] in when:
                applied[rule] += 1
                against[rule] += case.grades.get(rule[1], 0) >= SUITABLE
    print(f"{len(cases)} written cases; rule, kind, severity, graded 2 or 3, of times it applied")
    for rule, count in sorted(against.items(), key=lambda pair: (-pair[1], pair[0])):
        if rule[2] == "exclude" and count >= asked.least:
            print(f"{rule[0]} x {rule[1]}: {count} of {applied[rule]}")
    for rule in CHANGED:
        print(f"changed to caution: {rule[0]} x {rule[1]}: {against[rule]} of {applied[rule]}")


CHANGED = [
    ("food-hygiene", "smartwatch-prompts", "caution"),
    ("noisy-area", "handheld-translator", "caution"),
    ("reading", "live-translated-captions", "caution"),
]

if __name__ == "__main__":
    main()
