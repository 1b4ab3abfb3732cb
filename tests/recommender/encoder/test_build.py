"""A build goes on where it was cut off, and notices a broken file."""

from pathlib import Path

import pytest

from catalogue.store import Catalogue
from recommender.encoder import build
from recommender.encoder.build import CONTENT, GRAPH, MANIFEST, TOKENIZER, build_encoder, is_whole

Made = list[str]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Put small steps in the place of the real ones; returns which were taken."""
    found: Made = []

    def step(name: str) -> object:
        def take(folder: Path, base: object, catalogue: Catalogue) -> bytes:
            found.append(name)
            return f"content of {name}".encode()

        return take

    for attribute, name in (("_tokenizer", TOKENIZER), ("_content", CONTENT), ("_graph", GRAPH)):
        monkeypatch.setattr(build, attribute, step(name))
    monkeypatch.setattr(build, "_read_base", lambda base: None)
    monkeypatch.setattr(build, "pruned", lambda base: "base")
    return found


def test_a_build_leaves_all_files_and_is_not_done_twice(
    made: Made, tmp_path: Path, catalogue: Catalogue
) -> None:
    folder = build_encoder(tmp_path, catalogue).folder
    assert made == [TOKENIZER, CONTENT, GRAPH]
    assert {path.name for path in folder.iterdir()} == {TOKENIZER, CONTENT, GRAPH, MANIFEST}
    assert is_whole(folder)
    assert build_encoder(tmp_path, catalogue).folder == folder
    assert len(made) == 3


@pytest.mark.parametrize("broken", [TOKENIZER, CONTENT, GRAPH])
def test_a_broken_file_is_noticed_and_the_build_is_whole_again(
    made: Made, tmp_path: Path, catalogue: Catalogue, broken: str
) -> None:
    folder = build_encoder(tmp_path, catalogue).folder
    good = (folder / broken).read_bytes()
    (folder / broken).write_bytes(good[:-1])
    assert not is_whole(folder)
    build_encoder(tmp_path, catalogue)
    assert is_whole(folder)
    assert (folder / broken).read_bytes() == good
    assert broken in made[3:]


@pytest.mark.parametrize("gone", [TOKENIZER, CONTENT, GRAPH, MANIFEST])
def test_a_lost_file_is_made_again(
    made: Made, tmp_path: Path, catalogue: Catalogue, gone: str
) -> None:
    folder = build_encoder(tmp_path, catalogue).folder
    (folder / gone).unlink()
    assert not is_whole(folder)
    assert is_whole(build_encoder(tmp_path, catalogue).folder)


def test_a_build_that_was_cut_off_goes_on(
    made: Made, tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = build._graph

    def cut_off(folder: Path, base: object, catalogue: Catalogue) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "_graph", cut_off)
    with pytest.raises(KeyboardInterrupt):
        build_encoder(tmp_path, catalogue)
    monkeypatch.setattr(build, "_graph", whole)
    folder = build_encoder(tmp_path, catalogue).folder
    assert made == [TOKENIZER, CONTENT, GRAPH]
    assert is_whole(folder)


def test_force_builds_and_progress_counts(made: Made, tmp_path: Path, catalogue: Catalogue) -> None:
    seen: list[tuple[str, int, int]] = []
    build_encoder(tmp_path, catalogue, progress=lambda *step: seen.append(step))
    assert seen == [(TOKENIZER, 0, 3), (CONTENT, 1, 3), (GRAPH, 2, 3), ("", 3, 3)]
    build_encoder(tmp_path, catalogue, force=True)
    assert len(made) == 6


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": 3}', "\x00"])
def test_a_broken_manifest_is_no_build(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert not is_whole(tmp_path)


@pytest.mark.parametrize("text", ["", "3", "[1]", "{"])
def test_broken_notes_of_a_cut_off_build_start_it_anew(
    made: Made, tmp_path: Path, catalogue: Catalogue, text: str
) -> None:
    folder = build_encoder(tmp_path, catalogue).folder
    (folder / MANIFEST).unlink()
    (folder / f"{MANIFEST}.part").write_text(text)
    assert is_whole(build_encoder(tmp_path, catalogue).folder)
    assert len(made) == 6


def test_another_base_is_another_build(made: Made, tmp_path: Path, catalogue: Catalogue) -> None:
    own = build_encoder(tmp_path, catalogue).folder
    assert build_encoder(tmp_path, catalogue, base="other").folder != own
