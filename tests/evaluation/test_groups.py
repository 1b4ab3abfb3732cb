import pytest

from catalogue.store import load_catalogue
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.groups import (
    FOLLOW_FROM_SKILLS,
    GROUP_NAMES,
    GROUPS,
    SKILLS,
    groups_of,
    without_diagnosis,
)
from tests.evaluation.conftest import graded


def case(**severities: int):
    limits = [{"function": f.replace("_", "-"), "severity": s} for f, s in severities.items()]
    return graded(functions=limits)


@pytest.mark.parametrize(
    ("severities", "groups"),
    [
        ({"hearing": 4, "recognising_hazards": 2}, ("sensory",)),
        ({"reading": 3, "remembering": 3, "asking_for_help": 1}, ("communication", "cognition")),
        ({"lifting_carrying": 2}, ("physical",)),
        ({"hearing": 0}, ()),
        ({}, ()),
        ({"dutch_language": 4, "reading": 3}, ("communication", "without-diagnosis")),
    ],
)
def test_a_case_belongs_to_the_groups_of_what_is_most_limited(severities, groups) -> None:
    assert groups_of(case(**severities), load_catalogue()) == groups


@pytest.mark.parametrize(
    ("severities", "without"),
    [
        ({"reading": 3}, True),
        ({"reading": 3, "seeing": 2}, False),
        ({"reading": 3, "seeing": 1}, True),
        ({"dutch_language": 3, "asking_for_help": 2}, True),
        ({"asking_for_help": 3}, False),
        ({"learning_tasks": 3, "remembering": 3}, False),
        ({"using_digital_devices": 1}, False),
    ],
)
def test_without_diagnosis_is_language_literacy_or_experience_alone(severities, without) -> None:
    assert without_diagnosis(case(**severities)) is without


def test_the_rule_finds_the_development_cases_that_a_reader_finds() -> None:
    found = [case.id for case in read_case_file(DEVELOPMENT_CASES) if without_diagnosis(case)]
    assert found == [f"dev-0{number}" for number in range(23, 32)]


def test_every_development_case_has_a_group_and_every_group_a_name() -> None:
    catalogue = load_catalogue()
    groups = [groups_of(case, catalogue) for case in read_case_file(DEVELOPMENT_CASES)]
    assert all(groups)
    assert {name for found in groups for name in found} == set(GROUPS) == set(GROUP_NAMES)
    assert catalogue.functions.keys() >= SKILLS | FOLLOW_FROM_SKILLS
