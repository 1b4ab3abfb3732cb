"""The written cases: what they hold, and how they are split."""

from collections import Counter

import numpy as np

from catalogue.store import Catalogue
from recommender.training.written_cases import (
    FOLDS,
    fold_of,
    gains,
    grade_table,
    load_written_cases,
    parts_of,
    severity_table,
)

CASES = load_written_cases()


def test_there_are_as_many_as_the_papers_say() -> None:
    assert len(CASES) == 2_940
    assert len({case.id for case in CASES}) == len(CASES)


def test_all_ids_are_in_the_catalogue_and_all_grades_known(catalogue: Catalogue) -> None:
    kinds = {kind for case in CASES for kind in case.grades}
    functions = {limited.function for case in CASES for limited in case.functions}
    assert kinds <= set(catalogue.technologies)
    assert functions <= set(catalogue.functions)
    assert {grade for case in CASES for grade in case.grades.values()} == {1, 2, 3}


def test_each_case_says_the_same_in_both_languages() -> None:
    for case in CASES:
        dutch, english = parts_of(case, "nl"), parts_of(case, "en")
        assert len(dutch[1]) == len(english[1]) > 0, case.id
        assert dutch[0] and english[0] and dutch[2] and english[2], case.id
        assert case.grades, case.id
        assert case.functions, case.id


def test_every_theme_is_spread_evenly_over_the_folds() -> None:
    folds = fold_of(CASES)
    for theme in {case.theme for case in CASES}:
        counts = Counter(f for case, f in zip(CASES, folds, strict=True) if case.theme == theme)
        sizes = [counts[fold] for fold in range(FOLDS)]
        assert max(sizes) - min(sizes) <= 1, theme


def test_the_split_is_the_same_each_time_and_holds_both_languages_together() -> None:
    folds = fold_of(CASES)
    np.testing.assert_array_equal(folds, fold_of(CASES))
    assert len(folds) == len(CASES)  # one fold a case, whatever its language
    assert set(folds) == set(range(FOLDS))


def test_tables_hold_what_the_case_says(catalogue: Catalogue) -> None:
    case, kinds, functions = CASES[7], list(catalogue.technologies), list(catalogue.functions)
    grades = grade_table([case], kinds)[0]
    assert {kinds[i]: int(grades[i]) for i in np.flatnonzero(grades)} == case.grades
    severity = severity_table([case], functions)[0]
    limited = {one.function: one.severity / 4 for one in case.functions if one.severity}
    assert {functions[i]: float(severity[i]) for i in np.flatnonzero(severity)} == limited


def test_a_kind_left_out_is_left_out_of_the_table() -> None:
    kind = next(iter(CASES[0].grades))
    assert grade_table([CASES[0]], [kind]).shape == (1, 1)


def test_gains_double() -> None:
    assert gains(np.array([0, 1, 2, 3], np.float32)).tolist() == [
        np.float32(gain / 7) for gain in (0, 1, 3, 7)
    ]
