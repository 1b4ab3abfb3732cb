"""Functions, FML items and ICF codes become severities; nothing is dropped in silence."""

import pytest

from catalogue.errors import UnknownFunction
from catalogue.store import Catalogue
from recommender.case import FmlItem, FunctionLimit, IcfCode
from recommender.profile import ASSUMED_SEVERITY, read_profile


def test_a_function_keeps_its_severity(catalogue: Catalogue) -> None:
    profile = read_profile([FunctionLimit(function="hearing", severity=3)], catalogue)
    assert profile.severity == {"hearing": 3}
    assert profile.given_as == {"hearing": "hearing"}
    assert profile.unused == ()


@pytest.mark.parametrize("code", ["4.14", "04.14", "4.14 "])
def test_an_fml_item_is_read(code: str, catalogue: Catalogue) -> None:
    profile = read_profile([FmlItem(fml=code.strip(), score=2)], catalogue)
    assert profile.severity == {"lifting-carrying": 2}
    assert profile.given_as["lifting-carrying"].startswith("FML")


@pytest.mark.parametrize("limit", [IcfCode(icf="d430.2"), "d430.2", " D430.2 "])
def test_an_icf_code_is_read(limit: IcfCode | str, catalogue: Catalogue) -> None:
    profile = read_profile([limit], catalogue)
    assert profile.severity == {"lifting-carrying": 2}
    assert profile.unused == ()


def test_a_narrower_icf_code_finds_the_broader_function(catalogue: Catalogue) -> None:
    assert read_profile(["d4300.3"], catalogue).severity == {"lifting-carrying": 3}


def test_a_broader_icf_code_finds_the_narrower_functions(catalogue: Catalogue) -> None:
    found = read_profile(["d455.1"], catalogue).severity
    assert found == {"moving-around": 1}
    assert set(read_profile(["d41.1"], catalogue).severity) >= {"standing", "sitting"}


@pytest.mark.parametrize("code", ["d430", "d430.8", "d430.9"])
def test_a_code_without_severity_counts_as_moderate_and_says_so(
    code: str, catalogue: Catalogue
) -> None:
    profile = read_profile([code], catalogue)
    assert profile.severity == {"lifting-carrying": ASSUMED_SEVERITY}
    assert [field for field, _ in profile.unused] == ["worker.functions[0]"]


def test_a_bare_function_counts_as_moderate_and_says_so(catalogue: Catalogue) -> None:
    profile = read_profile(["hearing"], catalogue)
    assert profile.severity == {"hearing": ASSUMED_SEVERITY}
    assert "hearing" in profile.unused[0][1].nl


@pytest.mark.parametrize(
    ("limit", "code"),
    [(FmlItem(fml="9.99", score=2), "9.99"), ("x999.2", "x999.2"), ("onzin", "onzin"),
     (IcfCode(icf="b999.2"), "b999")],
)  # fmt: skip
def test_an_unknown_code_is_named(
    limit: FmlItem | IcfCode | str, code: str, catalogue: Catalogue
) -> None:
    profile = read_profile(["d430.1", limit], catalogue)
    assert profile.severity == {"lifting-carrying": 1}
    ((field, remark),) = profile.unused
    assert field == "worker.functions[1]"
    assert code in remark.nl
    assert code in remark.en


def test_the_most_severe_wins(catalogue: Catalogue) -> None:
    profile = read_profile(["d430.3", FunctionLimit(function="lifting-carrying", severity=1)],
                           catalogue)  # fmt: skip
    assert profile.severity == {"lifting-carrying": 3}
    assert profile.given_as["lifting-carrying"] == "ICF d430.3"


def test_an_unknown_function_is_an_error_that_names_the_field(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownFunction) as error:
        read_profile([FunctionLimit(function="flying", severity=2)], catalogue)
    assert error.value.field == "worker.functions[0].function"
