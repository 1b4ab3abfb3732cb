"""What the shipped data promise, beyond the rules."""

from pathlib import Path

import pytest

from catalogue.store import DATA, load_catalogue
from catalogue.yaml_files import read_yaml

CATALOGUE = load_catalogue()
FROZEN = (Path(__file__).parent / "frozen_ids.txt").read_text().split()


@pytest.mark.parametrize("identity", FROZEN)
def test_an_id_stays_for_ever(identity: str) -> None:
    """Never take an id out of frozen_ids.txt: others have it in their files."""
    assert CATALOGUE.technology(identity)


def test_all_ids_are_frozen() -> None:
    listed = set(read_yaml(DATA / "replacements.yaml")["frozen"])
    assert set(CATALOGUE.technologies) <= listed
    assert set(FROZEN) <= listed | set(CATALOGUE.replacements)


def test_every_function_is_supported_by_something() -> None:
    supported = {s.function for t in CATALOGUE.technologies.values() for s in t.supports}
    assert supported <= set(CATALOGUE.functions)
    assert len(supported) >= 70


def test_codes_from_memory_are_marked() -> None:
    codes = [code for t in CATALOGUE.technologies.values() for code in t.iso9999]
    assert len(codes) > 190
    assert not any(code.verified for code in codes)


def test_prices_are_marked() -> None:
    basis = [t.cost.basis for t in CATALOGUE.technologies.values()]
    assert basis.count("looked-up") == 1
    assert basis.count("estimate") == 209


def test_missing_years_stay_missing() -> None:
    years = [e.year for t in CATALOGUE.technologies.values() for e in t.evidence]
    assert len(years) == 246
    assert years.count(None) == 9


def test_numbers_of_a_finding_stand_in_both_languages() -> None:
    """A translation that loses a number has lost a fact."""
    for technology in CATALOGUE.technologies.values():
        for entry in technology.evidence:
            assert _numbers(entry.finding.nl) == _numbers(entry.finding.en), technology.id


def test_each_family_has_its_folder() -> None:
    folders = {path.name for path in (DATA / "technologies").iterdir()}
    assert folders == {t.family for t in CATALOGUE.technologies.values()}
    assert len(folders) == 16


def _numbers(text: str) -> set[str]:
    bare = "".join(c for c in text.replace("-", " ") if c.isdigit() or c in " .,")
    found = {part.strip(".,").replace(",", "").replace(".", "") for part in bare.split()}
    return found - {""}
