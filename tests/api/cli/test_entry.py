import os
import subprocess
import sys

import pytest

from api.cli import app as application
from api.cli import entry
from catalogue.errors import PassendError, UnknownFunction
from catalogue.text import Localised
from recommender.case import Case


def raising(error: BaseException):
    def act(**_: object) -> None:
        raise error

    return act


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch, passend):
    """Return a function that runs a command which raises the given error."""

    def call(error: BaseException, *arguments: str):
        monkeypatch.setattr(entry, "app", raising(error))
        monkeypatch.setattr(entry, "_defaults", lambda _: {})
        return passend(*arguments)

    return call


def test_done_is_zero(passend) -> None:
    assert passend("--version").code == 0


def test_main_exits_with_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["passend", "serch"])
    with pytest.raises(SystemExit) as caught:
        entry.main()
    assert caught.value.code == 2


def test_an_error_is_one_sentence_in_the_language(fails) -> None:
    error = PassendError("", Localised(nl="Dat kan niet.", en="Not possible."))
    assert fails(error).err == "Dat kan niet.\n"
    said = fails(error, "--language", "en")
    assert (said.code, said.out, said.err) == (2, "", "Not possible.\n")


def test_the_field_is_named_where_the_sentence_does_not(fails) -> None:
    error = UnknownFunction("x", ["seeing"], "worker.functions.0")
    assert fails(error).err.startswith("worker.functions.0: Onbekende functie")


def test_faults_of_a_case_are_all_told(fails) -> None:
    with pytest.raises(ValueError, match="validation") as caught:
        Case.model_validate({"job": {"titel": "x"}, "limit": 0})
    said = fails(caught.value)
    assert said.code == 2
    assert len(said.err.splitlines()) >= 2
    assert "job" in said.err


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "x", "case.json"), "case.json bestaat niet."),
        (IsADirectoryError(21, "x", "map"), "map is een map, geen bestand."),
        (PermissionError(13, "x", "geheim"), "geheim mag niet gelezen of geschreven worden."),
        (NotADirectoryError(20, "x", "a/b"), "a/b is geen map."),
        (OSError(5, "x", "schijf"), "schijf kan niet gebruikt worden."),
    ],
)
def test_files_are_named(fails, error: OSError, words: str) -> None:
    said = fails(error)
    assert (said.code, said.err.strip()) == (2, words)
    assert words.split(maxsplit=1)[0] in fails(error, "--language=en").err


def test_a_fault_of_ours_shows_no_traceback(fails) -> None:
    said = fails(RuntimeError("secret"))
    assert said.code == 70
    assert "RuntimeError" in said.err
    assert "secret" not in said.err
    assert "Traceback" not in said.err
    assert "inside Passend" in fails(RuntimeError("x"), "--language", "en").err


def test_whoever_debugs_gets_the_traceback(fails, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSEND_DEBUG", "1")
    with pytest.raises(RuntimeError):
        fails(RuntimeError("x"))


def test_stopping_is_no_fault(fails) -> None:
    assert fails(KeyboardInterrupt()).code == 130
    assert fails(KeyboardInterrupt(), "--language", "en").err == "Stopped.\n"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    code = "from api.cli import main; main(['search', '--limit', '210', '--format', 'json'])"
    writer = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.read(10)
    writer.stdout.close()
    assert writer.stderr.read() == b""
    assert writer.wait() == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_terminal_will_do(encoding: str) -> None:
    code = "from api.cli import main; main(['search', 'lezen'])"
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, env=environment
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"reading-pen" in done.stdout


def test_torch_and_models_are_not_loaded_for_help() -> None:
    code = (
        "import sys; from api.cli import main\n"
        "try: main(['search', 'lezen'])\n"
        "except SystemExit: pass\n"
        "print([n for n in ('torch', 'onnxruntime', 'sklearn', 'pandas') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--language", "en", "search", "qzxvw"),
        ("search", "qzxvw", "--language", "en"),
        ("search", "--language=en", "qzxvw"),
    ],
)
def test_the_language_may_stand_anywhere(passend, arguments: tuple[str, ...]) -> None:
    assert "Nothing found" in passend(*arguments).out


def test_dutch_is_the_default(passend) -> None:
    assert "Niets gevonden" in passend("search", "qzxvw").out


def test_all_commands_are_there() -> None:
    names = [command.name for command in application.registered_commands]
    assert {"search", "technology", "check"} <= set(names)
    assert len(set(names)) == len(names)
