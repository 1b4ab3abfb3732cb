from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.check_technologies import check_technologies, known_ids


def told(folder: Path) -> list[str]:
    """Return the faults as Dutch sentences."""
    return sorted(fault.text("nl") for fault in check_technologies(folder))


@pytest.fixture
def change(magnifier: Path) -> Callable[..., None]:
    def write(*pairs: tuple[str, str]) -> None:
        text = magnifier.read_text()
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        magnifier.write_text(text)

    return write


def test_a_sound_catalogue_has_no_faults(folder: Path) -> None:
    assert told(folder) == []


def test_faults_name_file_and_field(folder: Path, change) -> None:
    change(("trl: 9", "trl: 5"))
    (sentence,) = told(folder)
    assert sentence.startswith("technologies/vision/optical-magnifier.yaml, trl: ")


def test_all_faults_come_at_once(folder: Path, change) -> None:
    change(
        ("trl: 9", "trl: 12"),
        ("high_eur: 350", "high_eur: 3"),
        ("function: seeing\n", "function: seing\n"),
        ("- all", "- space"),
        ("  en: Optical magnifier\n", ""),
        ("setup_days: 0.1", "setup_day: 0.1"),
    )
    places = {sentence.split(", ")[1].split(":")[0] for sentence in told(folder)}
    assert places == {"trl", "cost", "supports", "sectors", "name.en", "setup_days", "setup_day"}


def test_broken_yaml_is_a_fault_like_others(folder: Path, magnifier: Path) -> None:
    magnifier.write_text("id: [optical\nname: {")
    (sentence,) = told(folder)
    assert "Geen geldige YAML" in sentence


@pytest.mark.parametrize("content", ["- a\n- b\n", "just words", "", "42"])
def test_what_is_no_record_is_a_fault(folder: Path, magnifier: Path, content: str) -> None:
    magnifier.write_text(content)
    (sentence,) = told(folder)
    assert "velden met een waarde" in sentence


def test_bytes_that_are_no_text(folder: Path, magnifier: Path) -> None:
    magnifier.write_bytes(b"\x89PNG\xff")
    (sentence,) = told(folder)
    assert "UTF-8" in sentence


def test_the_wrong_folder(folder: Path, magnifier: Path) -> None:
    magnifier.rename(folder / "technologies" / "hearing" / magnifier.name)
    (sentence,) = told(folder)
    assert "hoort in de map 'vision'" in sentence


def test_the_wrong_name(folder: Path, magnifier: Path) -> None:
    magnifier.rename(magnifier.with_name("loupe.yaml"))
    (sentence,) = told(folder)
    assert "niet de naam van het bestand" in sentence


def test_an_id_twice(folder: Path, magnifier: Path) -> None:
    magnifier.with_name("second.yaml").write_text(magnifier.read_text())
    sentences = told(folder)
    assert any("de code staat ook in" in sentence for sentence in sentences)
    assert any("dezelfde lijst staat in" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "name", ["loose.yaml", "vision/note.txt", "vision/deep/er.yaml", "vision/x.yml"]
)
def test_files_that_would_not_be_read(folder: Path, magnifier: Path, name: str) -> None:
    path = folder / "technologies" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a: 1\n")
    assert any("hoort hier niet" in sentence and name in sentence for sentence in told(folder))


def test_a_broken_field_hides_no_other(folder: Path, change) -> None:
    change(("  - function: seeing\n    strength: 2\n", "  - function: seeing\n    strength: 9\n"))
    change(("products:\n", "products: []\nold_products:\n"))
    places = {sentence.split(", ")[1].split(":")[0] for sentence in told(folder)}
    assert places == {"supports.0.strength", "products", "old_products"}


def test_known_ids_come_from_the_lists(folder: Path) -> None:
    known = known_ids(folder)
    assert "seeing" in known.functions
    assert "outdoor" in known.situations
    assert "all" in known.sectors


def test_lists_that_cannot_be_read_count_as_empty(folder: Path) -> None:
    (folder / "functions.yaml").write_text("[")
    (folder / "sectors.yaml").unlink()
    known = known_ids(folder)
    assert (known.functions, known.sectors) == ((), ())
