import io

import pytest
from rich.console import Console

from api.cli import building
from api.cli.building import build_report, step_name
from recommender.encoder import build as encoder_build
from recommender.encoder.build import BuiltEncoder

STEPS = ("tokenizer.json", "content.npy", "encoder.onnx")


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Replace the build by one that only reports; return what it was asked."""
    given = {}

    def build_encoder(progress, **options):
        given.update(options)
        for done, step in enumerate(STEPS):
            progress(step, done, len(STEPS))
        progress("", len(STEPS), len(STEPS))
        (tmp_path / "encoder.onnx").write_bytes(b"x" * 2_000_000)
        return BuiltEncoder(tmp_path)

    monkeypatch.setattr(encoder_build, "build_encoder", build_encoder)
    return given


def test_each_step_is_a_line_where_nobody_watches(passend, asked) -> None:
    said = passend("build")
    assert said.code == 0
    assert "2 MB" in said.out
    assert said.err.splitlines()[0].startswith("Passend maakt zich klaar")
    assert len(said.err.splitlines()) == 1 + len(STEPS)
    assert "3/3 model verkleinen" in said.err
    assert asked == {"base": None, "force": False}


def test_options_reach_the_build(passend, asked) -> None:
    said = passend("build", "--force", "--base", "some/folder", "--language", "en")
    assert asked == {"base": "some/folder", "force": True}
    assert "The language model is ready" in said.out
    assert "prune the vocabulary" in said.err


def test_a_bar_on_a_terminal(monkeypatch) -> None:
    screen = io.StringIO()
    terminal = Console(file=screen, force_terminal=True, width=100)
    monkeypatch.setattr(building, "console", lambda stderr: terminal)
    with build_report("en") as report:
        assert screen.getvalue() == ""
        report("content.npy", 1, 3)
        report("", 3, 3)
    assert "━" in screen.getvalue()
    assert "done" in screen.getvalue()


def test_every_step_of_the_build_has_words() -> None:
    names = (
        encoder_build.TOKENIZER,
        encoder_build.CONTENT,
        encoder_build.GRAPH,
    )
    for name in names:
        assert step_name(name, "nl") != name
        assert step_name(name, "nl") != step_name(name, "en")


def test_a_folder_that_holds_no_model_is_told(passend, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PASSEND_CACHE", str(tmp_path / "cache"))
    (tmp_path / "empty").mkdir()
    said = passend("build", "--base", str(tmp_path / "empty"))
    assert said.code == 2
    assert str(tmp_path / "empty") in said.err
    assert "Traceback" not in said.err
