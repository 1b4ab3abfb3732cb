from pathlib import Path

import pytest

from catalogue.check_lists import LISTS, check_lists


def told(folder: Path) -> list[str]:
    return sorted(fault.text("nl") for fault in check_lists(folder))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_sound_lists_have_no_faults(folder: Path) -> None:
    assert told(folder) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_must_be_one(folder: Path, name: str) -> None:
    (folder / name).write_text("a: 1\n")
    assert f"{name}: hier hoort een lijst." in told(folder)


@pytest.mark.parametrize("name", [*LISTS, "replacements.yaml", "catalogue.yaml", "synonyms.yaml"])
def test_broken_yaml_is_told(folder: Path, name: str) -> None:
    (folder / name).write_text("[")
    assert any(s.startswith(f"{name}: Geen geldige YAML") for s in told(folder))


@pytest.mark.parametrize("name", [*LISTS, "replacements.yaml", "synonyms.yaml"])
def test_a_missing_file_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert any(s.startswith(f"{name}: ") for s in told(folder))


def test_a_record_names_its_id(folder: Path) -> None:
    replace(folder / "functions.yaml", "group: sensory", "group: senses")
    assert any("functions.yaml, seeing.group" in sentence for sentence in told(folder))


def test_an_id_twice(folder: Path) -> None:
    replace(folder / "functions.yaml", "id: seeing-colour", "id: seeing")
    assert "functions.yaml, seeing: de code staat er twee keer." in told(folder)


def test_words_are_lower_case(folder: Path) -> None:
    replace(folder / "situations.yaml", "- duizelig*", "- Duizelig*")
    assert any("kleine letters" in sentence for sentence in told(folder))


def test_a_cue_may_serve_two_situations_but_stands_once_in_each(folder: Path) -> None:
    replace(folder / "situations.yaml", "- duizelig*", "- draaiduizelig*")
    assert any("staat al bij vestibular" in sentence for sentence in told(folder))


def test_an_implied_situation_must_be_there(folder: Path) -> None:
    replace(folder / "situations.yaml", "- noisy-area", "- noisy-aria")
    (sentence,) = told(folder)
    assert "hearing-protection-needed.implies" in sentence
    assert "Bedoelt u: noisy-area?" in sentence


def test_a_synonym_means_one_sector(folder: Path) -> None:
    replace(folder / "sectors.yaml", "- detailhandel", "- magazijn")
    assert any("'magazijn' staat al bij retail" in sentence for sentence in told(folder))


def test_ids_may_not_go(folder: Path, magnifier: Path) -> None:
    magnifier.unlink()
    assert any("mag niet verdwijnen" in sentence for sentence in told(folder))


def test_new_ids_are_frozen(folder: Path, magnifier: Path) -> None:
    magnifier.with_name("loupe.yaml").write_text("x")
    assert any("replacements.yaml, loupe: " in sentence for sentence in told(folder))


def test_a_replaced_id_leads_to_one_that_is_there(folder: Path) -> None:
    path = folder / "replacements.yaml"
    replace(path, "replaced: {}", "replaced:\n  loupe: optical-magnifer\n  live-captioning: x")
    sentences = told(folder)
    assert any("Bedoelt u: optical-magnifier?" in sentence for sentence in sentences)
    assert any("replaced.live-captioning: deze code bestaat nog" in s for s in sentences)


def test_the_version_is_text(folder: Path) -> None:
    (folder / "catalogue.yaml").write_text("version: 2026.11\n")
    assert any("catalogue.yaml, version" in sentence for sentence in told(folder))


@pytest.mark.parametrize("group", ["[alleen]", "[een, twee woorden]", "woord", "[1, 2]"])
def test_synonyms_are_groups_of_words(folder: Path, group: str) -> None:
    replace(folder / "synonyms.yaml", "nl:\n", f"nl:\n  - {group}\n")
    assert any("twee of meer losse woorden" in sentence for sentence in told(folder))


def test_both_languages_have_synonyms(folder: Path) -> None:
    (folder / "synonyms.yaml").write_text("nl: []\n")
    assert "synonyms.yaml, en: hier hoort een lijst." in told(folder)


def test_phrases_name_functions_that_exist(folder: Path) -> None:
    path = folder / "phrases" / "nl.jsonl"
    path.write_text('{"text": "x", "kind": "task", "functions": ["seing"]}\n')
    (sentence,) = told(folder)
    assert "phrases/nl.jsonl, line 1" in sentence
    assert "seeing" in sentence


def test_a_broken_phrase_is_told(folder: Path) -> None:
    (folder / "phrases" / "en.jsonl").write_text("{\n")
    assert any("phrases/en.jsonl" in sentence for sentence in told(folder))


def test_missing_phrases_are_told(folder: Path) -> None:
    (folder / "phrases" / "en.jsonl").unlink()
    assert "phrases/en.jsonl: het bestand is niet te lezen." in told(folder)
