import json
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from api.cli.batch_engine import in_process, in_processes, on_dask
from api.cli.batch_file import read_lines, write_whole
from api.cli.batch_line import MAX_LINE, answer_line
from tests.api.cli.answers import load_echo

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _echo(monkeypatch) -> None:
    monkeypatch.setattr("api.cli.batch.load_recommender", lambda *_: load_echo())


@pytest.fixture
def files(tmp_path):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"

    def write(content: str | bytes):
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(source), str(target)

    return write


def case(name: str, **more: object) -> str:
    return json.dumps({"id": name, "job": {"title": "kok"}} | more)


def answers(path: str) -> list[dict]:
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def test_one_answer_a_line_in_the_same_order(passend, files) -> None:
    source, target = files("\n".join(case(f"c{number}") for number in range(40)))
    said = passend("batch", source, target)
    assert (said.code, said.out) == (0, "")
    assert "40 regels: 40 antwoorden, 0 met een fout" in said.err
    found = answers(target)
    assert [answer["case"] for answer in found] == [f"c{number}" for number in range(40)]
    assert found[0]["options"][0]["technology"] == "sit-stand-stool"


BAD = [
    ("{oops", "2", "", "JSON"),
    ("[]", "2", "", "velden"),
    ('"kok"', "2", "", "velden"),
    ('{"id": "b"}', "b", "", "geen vraag"),
    ('{"id": "b", "job": {"titel": "x"}}', "b", "job.titel", "kennen we niet"),
    ('{"id": "b", "job": {"title": "x"}, "limit": "3"}', "b", "limit", "heel getal"),
    ('{"id": 7, "job": {"title": "x"}}', "2", "id", "tekst"),
    (case("b", worker={"functions": [{"function": "standing", "severity": 9}]}),
     "b", "worker.functions[0].severity", "4 of minder"),
    (case("b", worker={"functions": [{"function": "standig", "severity": 2}]}),
     "b", "worker.functions[0].function", "standing"),
    (case("b", scenario="utopia"), "b", "scenario", "all-green"),
    (json.dumps({"id": "b", "worker": {"description": "😀"}}), "b", "", "geen woorden"),
    (json.dumps({"job": {"title": "crash"}}), "2", "", "RuntimeError"),
    ('{"id": "\\ud800", "x": 1}', "?", "", ""),
    ("[" * 50_000, "2", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "field", "words"), BAD, ids=lambda v: str(v)[:30])
def test_a_bad_line_is_told_and_the_rest_goes_on(passend, files, line, name, field, words) -> None:
    source, target = files(f"{case('a')}\n{line}\n{case('c')}\n")
    said = passend("batch", source, target)
    assert said.code == 0
    assert "2 antwoorden, 1 met een fout" in said.err
    first, bad, last = answers(target)
    assert (first["case"], last["case"]) == ("a", "c")
    assert set(bad) == {"case", "error"}
    assert set(bad["error"]) == {"field", "message"}
    assert (bad["case"], bad["error"]["field"]) == (name, field)
    assert words in bad["error"]["message"]


def test_bytes_that_are_no_text_fail_their_line_only(passend, files) -> None:
    latin = '{"id": "b", "job": {"title": "café"}}'.encode("latin-1")
    source, target = files(case("a").encode() + b"\n" + latin + b"\n" + case("c").encode())
    passend("batch", source, target, "--language", "en")
    assert "UTF-8" in answers(target)[1]["error"]["message"]
    assert answers(target)[2]["case"] == "c"


def test_every_line_bad_is_still_written(passend, files) -> None:
    source, target = files("geen json\nook niet\n")
    said = passend("batch", source, target)
    assert said.code == 0
    assert [answer["case"] for answer in answers(target)] == ["1", "2"]


def test_blank_lines_are_passed_over_but_counted(passend, files) -> None:
    source, target = files('\n{"job": {"title": "kok"}}\r\n\n  \n{"job": {"title": "kok"}}')
    passend("batch", source, target)
    assert [answer["case"] for answer in answers(target)] == ["2", "5"]


def test_the_same_case_has_the_same_digest_on_every_line(passend, files) -> None:
    source, target = files('{"job": {"title": "kok"}}\n{"job": {"title": "kok"}}')
    passend("batch", source, target)
    first, second = answers(target)
    assert first["versions"] == second["versions"]


def test_a_mark_before_utf8_is_no_fault(passend, files) -> None:
    source, target = files(b"\xef\xbb\xbf" + case("a").encode())
    passend("batch", source, target)
    assert answers(target)[0]["case"] == "a"


def test_a_line_without_end_is_cut_not_kept(tmp_path) -> None:
    path = tmp_path / "long"
    path.write_bytes(b"x" * (3 * MAX_LINE) + b"\n" + case("b").encode())
    seen = []
    with path.open("rb") as file:
        lines = list(read_lines(file, seen.append))
    assert [number for number, _ in lines] == [1, 2]
    assert len(lines[0][1]) == MAX_LINE + 1
    assert sum(seen) == path.stat().st_size
    text, answered = answer_line(lines[0], load_echo(), "en")
    assert not answered
    assert "too long" in json.loads(text)["error"]["message"]


REFUSED = [
    (b"", "leeg"),
    (b"\n\n", "leeg"),
    (b"%PDF-1.4 ...", "een PDF"),
    (b"PK\x03\x04abc", "zip"),
    (b"\x1f\x8b\x08", "gzip"),
    (case("a").encode("utf-16"), "UTF-16"),
    (b"\x7fELF\x00\x00", "geen tekst"),
]


@pytest.mark.parametrize(("content", "words"), REFUSED, ids=lambda value: repr(value)[:20])
def test_a_file_of_another_kind_is_refused(passend, files, content, words) -> None:
    source, target = files(content)
    said = passend("batch", source, target)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert len(said.err.splitlines()) == 1
    assert not Path(target).exists()


def test_places_that_cannot_be_used(passend, files, tmp_path) -> None:
    source, target = files(case("a"))
    (tmp_path / "link").symlink_to(source)
    for arguments, words in (
        ((str(tmp_path / "no.jsonl"), target), "bestaat niet"),
        ((str(tmp_path), target), "is een map"),
        ((source, str(tmp_path)), "dit is een map"),
        ((source, source), "ook de invoer"),
        ((source, str(tmp_path / "link")), "ook de invoer"),
        ((source, str(tmp_path / "no" / "out")), "bestaat niet"),
        ((source,), "Er mist iets"),
        ((source, target, "--engine", "spark"), "'spark'"),
        ((source, target, "--workers", "0"), "--workers"),
    ):
        said = passend("batch", *arguments)
        assert said.code == 2, arguments
        assert words in said.err, (arguments, said.err)
    assert Path(source).read_text() == case("a")
    assert not Path(target).exists()


def test_a_folder_without_rights_is_told_before_any_work(passend, files, monkeypatch) -> None:
    source, target = files(case("a"))
    monkeypatch.setattr("api.cli.batch_file.os.access", lambda place, right: False)
    said = passend("batch", source, target)
    assert said.code == 2
    assert "niet schrijven" in said.err


def test_what_was_there_stays_until_the_new_is_whole(tmp_path) -> None:
    target = tmp_path / "out"
    target.write_text("old")
    target.chmod(0o640)
    with pytest.raises(RuntimeError), write_whole(target) as file:
        file.write(b"half")
        raise RuntimeError
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    with write_whole(target) as file:
        file.write(b"new")
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_is_followed_and_a_device_is_not_replaced(tmp_path) -> None:
    target, link = tmp_path / "out", tmp_path / "link"
    link.symlink_to(target)
    with write_whole(link) as file:
        file.write(b"x")
    assert link.is_symlink()
    assert target.read_bytes() == b"x"
    with write_whole(Path(os.devnull)) as file:
        file.write(b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


RUNS = """
import sys
from tests.api.cli.answers import load_echo
import api.cli.batch
api.cli.batch.load_recommender = lambda *_: load_echo()
from api.cli import main
main(["batch", *sys.argv[1:]])
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_leaves_no_half_file(tmp_path, number) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    slow = json.dumps({"job": {"title": "slow"}}) + "\n"
    source.write_text(slow * 2_000)
    run = subprocess.Popen(
        [sys.executable, "-c", RUNS, str(source), str(target)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    half_written = threading.Event()
    while run.poll() is None and not half_written.wait(0.05):
        if any(tmp_path.glob(".out.jsonl-*.part")):
            half_written.set()
    run.send_signal(number)
    _, err = run.communicate(timeout=30)
    assert run.returncode == 130
    assert err == "Gestopt.\n"
    assert list(tmp_path.iterdir()) == [source]


LINES = [(n, case(f"c{n}").encode() if n % 7 else b"oops") for n in range(1, 100)]


def test_all_engines_give_the_same_bytes() -> None:
    alone = list(in_process(LINES, load_echo, "nl"))
    assert len(alone) == len(LINES)
    assert [answered for _, answered in alone].count(False) == 14
    assert list(in_processes(LINES, load_echo, "nl", 2)) == alone
    pytest.importorskip("distributed")
    assert list(on_dask(LINES, load_echo, "nl", 2)) == alone


def test_only_a_few_chunks_are_under_way() -> None:
    read = []

    def lines():
        for number in range(1, 1_001):
            read.append(number)
            yield number, case("a").encode()

    results = in_processes(lines(), load_echo, "nl", 1)
    next(results)
    assert len(read) < 200
    results.close()


def test_without_dask_the_message_says_what_to_install(passend, files, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    source, target = files(case("a"))
    said = passend("batch", source, target, "--engine", "dask")
    assert said.code == 2
    assert "pip install 'passend[dask]'" in said.err
    assert not Path(target).exists()
