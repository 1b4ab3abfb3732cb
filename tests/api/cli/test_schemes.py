from typing import get_args

import pytest

from api.cli.schemes import Benefit, Work
from catalogue.scheme import Employment, Status


def test_all_schemes_are_listed(passend) -> None:
    said = passend("schemes")
    assert said.code == 0
    assert "uwv-meeneembare-voorziening" in said.out
    assert "gestopt" in said.out and "* nog na te gaan" in said.out


def test_all_schemes_as_json(passend) -> None:
    data = passend("schemes", "--format", "json").data
    assert len(data["schemes"]) == 28
    assert data["schemes"][0]["id"] < data["schemes"][1]["id"]


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Betaalt dit niet"), ("en", "Does not pay")]
)
def test_who_pays_for_one_technology(passend, language, words) -> None:
    said = passend(
        "schemes", "braille-display", "--employment", "employee", "--status", "wajong",
        "--language", language,
    )  # fmt: skip
    assert said.code == 0
    assert words in said.out
    assert "(longer-than-a-year)" in said.out


def test_one_scheme_with_its_conditions(passend) -> None:
    said = passend("schemes", "uwv-meeneembare-voorziening")
    assert "De beperking duurt naar verwachting langer dan een jaar." in said.out
    assert "nog na te gaan" in said.out
    data = passend("schemes", "lkv-banenafspraak", "--format", "json").data
    assert data["ceiling_eur"]["high"] == 2000


def test_answers_settle_questions(passend) -> None:
    said = passend(
        "schemes", "braille-display", "--employment", "employee", "--status", "none",
        "--answer", "longer-than-a-year=ja", "--answer", "only-for-work=yes", "--format", "json",
    ).data  # fmt: skip
    assert said["offers"][0]["verdict"] == "applies"
    assert said["cost_after_eur"] == [0, 0]
    assert "stap-budget" in said["does_not_apply"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("braile-display",), "braille-display"),
        (("braille-display", "--answer", "maybe"), "geen antwoord"),
        (("braille-display", "--answer", "longr-than-a-year=ja"), "longer-than-a-year"),
        (("braille-display", "--status", "rich"), "wajong"),
    ],
)
def test_bad_input_is_named_without_a_traceback(passend, arguments, words) -> None:
    said = passend("schemes", *arguments)
    assert said.code == 2
    assert words in said.err
    assert "Traceback" not in said.err


def test_the_options_are_those_of_the_catalogue() -> None:
    assert {work.value for work in Work} == set(get_args(Employment))
    assert {benefit.value for benefit in Benefit} == set(get_args(Status))
