import pytest

from catalogue.funding_trait import FundingTraits
from catalogue.store import load_catalogue


@pytest.mark.parametrize(
    ("technology", "portable", "shared", "outside"),
    [
        ("braille-display", True, False, "possible"),
        ("remote-microphone", True, False, "typical"),
        ("lift-assist-manipulator", False, False, "no"),
        ("cobot-assembly-assistant", False, True, "no"),
        ("tablet-step-instructions", True, False, "no"),
    ],
)
def test_traits(technology: str, portable: bool, shared: bool, outside: str) -> None:
    catalogue = load_catalogue()
    found = catalogue.traits.of(catalogue.technologies[technology])
    assert (found.portable, found.shared, found.outside) == (portable, shared, outside)


def test_nothing_is_both_portable_and_shared() -> None:
    catalogue = load_catalogue()
    for record in catalogue.technologies.values():
        traits = catalogue.traits.of(record)
        assert not (traits.portable and traits.shared), record.id


def test_without_lists_the_role_decides() -> None:
    catalogue = load_catalogue()
    empty = FundingTraits()
    assert empty.of(catalogue.technologies["tablet-step-instructions"]).portable is False
    assert empty.of(catalogue.technologies["braille-display"]).portable is True
    fixed = FundingTraits(fixed=("braille-display",))
    assert fixed.of(catalogue.technologies["braille-display"]).portable is False
