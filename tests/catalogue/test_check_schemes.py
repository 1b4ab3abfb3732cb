import shutil
from datetime import date
from pathlib import Path

import pytest

from catalogue.check_plans import check_plans
from catalogue.check_schemes import check_schemes
from catalogue.store import DATA

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("whole") / "data"
    shutil.copytree(DATA, home)
    return home


@pytest.fixture
def edit(whole: Path):
    """Return a function that replaces text in a file until the test ends."""
    kept: dict[Path, str] = {}

    def change(name: str, old: str, new: str) -> None:
        path = whole / name
        kept.setdefault(path, path.read_text())
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    yield change
    for path, text in kept.items():
        path.write_text(text)


def errors(whole: Path, day: date = TODAY) -> list[str]:
    found = [*check_schemes(whole, day), *check_plans(whole)]
    return [fault.text("en") for fault in found if fault.level == "error"]


def test_what_ships_has_no_error(whole: Path) -> None:
    assert errors(whole) == []


def test_schemes_not_checked_for_a_year_are_named(whole: Path) -> None:
    stale = {f.file for f in check_schemes(whole, TODAY) if f.field == "checked"}
    assert "schemes/uwv-meeneembare-voorziening.yaml" in stale
    assert "schemes/lkv-banenafspraak.yaml" not in stale
    assert "schemes/stap-budget.yaml" not in stale  # it is over and will not change
    later = {f.file for f in check_schemes(whole, date(2027, 2, 1)) if f.field == "checked"}
    assert later > stale
    assert "schemes/lkv-banenafspraak.yaml" in later


LEARN = "schemes/praktijkleren.yaml"
TRAITS = "funding-traits.yaml"
UWV = "schemes/uwv-meeneembare-voorziening.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (UWV, "id: uwv-meeneembare", "id: other", "id is not file name"),
        (UWV, "question: only-for-work", "question: only-for-wrok", "Did you mean: only-for-work"),
        (UWV, "claim: right", "claim: wish", "must be"),
        (UWV, "unverified:\n", "unverified_:\n", "no such field"),
        (UWV, "families:\n", "functions:\n  - walkign\nfamilies:\n", "walking"),
        (LEARN, "valid_until: '2028'", "valid_from: '2029'\nvalid_until: '2028'", "ends before"),
        (TRAITS, "  - audio-labels", "  - audio-lables", "audio-labels"),
        (TRAITS, "outside_possible:\n", "outside_possible:\n  - adapted-bike\n", "both"),
        ("scheme-strengths.yaml", "driver: public-money", "driver: public-monny", "public-money"),
        ("scheme-strengths.yaml", "minimal:", "minimall:", "is missing"),
        ("measures.yaml", "- lifting-carrying", "- lifting-carying", "lifting-carrying"),
        ("combinations.yaml", "- pick-by-voice", "- pick-by-voise", "pick-by-voice"),
        ("combinations.yaml", "- traffic-zone", "- trafic-zone", "traffic-zone"),
        ("scheme-questions.yaml", "if_no:", "if_not:", "no such field"),
    ],
)  # fmt: skip
def test_a_fault_is_named(whole: Path, edit, name: str, old: str, new: str, said: str) -> None:
    edit(name, old, new)
    found = errors(whole)
    assert any(said in text and text.startswith(name) for text in found), found


def test_an_unread_figure_must_be_said(whole: Path, edit) -> None:
    edit("schemes/lkv-banenafspraak.yaml", "verified: true", "verified: false")
    assert any("unverified" in text for text in errors(whole))


def test_a_long_dutch_sentence_is_a_warning(whole: Path, edit) -> None:
    edit("measures.yaml", "nl: Spreek af dat", "nl: Spreek af " + "en af " * 12 + "dat")
    found = [f for f in check_plans(whole) if f.level == "warning"]
    assert any("at most 20" in fault.en for fault in found)


def test_a_folder_without_payers_is_sound(tmp_path: Path) -> None:
    assert list(check_schemes(tmp_path, TODAY)) == list(check_plans(tmp_path)) == []
