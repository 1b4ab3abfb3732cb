import io
import json
import sys

import pytest

from tests.api.cli.answers import load_echo

TEXT = "kan niet lang staan"


@pytest.fixture(autouse=True)
def _echo(monkeypatch) -> None:
    monkeypatch.setattr("api.cli.match.load_recommender", lambda language: load_echo())


@pytest.fixture
def case_file(tmp_path):
    def write(content: str | bytes):
        path = tmp_path / "case.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def piped(monkeypatch):
    def put(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return put


def test_the_table_shows_all_that_a_coach_needs(passend) -> None:
    said = passend("match", "--text", TEXT)
    assert (said.code, said.err) == (0, "")
    for words in (
        "Zit-sta-kruk",
        "80%",
        "helpt bij staan",
        "€ 100–1.500*",
        "kan niet nat",
        "nog niet door arbeidsdeskundigen",
        "schatting",
        "Exoskelet",
        "Een opmerking.",
        "2026.1.1",
        "door: 'kan niet lang staan'",
    ):
        assert words in " ".join(said.out.split()), words
    assert "Een vierde reden" not in said.out


def test_looked_up_prices_bear_no_mark(passend) -> None:
    lines = passend("match", "--text", TEXT).out.splitlines()
    (row,) = [line for line in lines if "Loophulp" in line and "€" in line]
    assert "*" not in row


def test_a_narrow_terminal_gets_the_same_words(passend, monkeypatch) -> None:
    monkeypatch.setattr("api.cli.output.PIPED_WIDTH", 60)
    out = passend("match", "--text", TEXT).out
    assert max(map(len, out.splitlines())) <= 60
    assert "Zit-sta-kruk" in out.replace("\n", " ")
    assert "nat" in out


def test_json_is_the_answer_of_the_wire(passend) -> None:
    said = passend("match", "--text", TEXT, "--format", "json")
    assert said.data["options"][0]["technology"] == "sit-stand-stool"
    assert "plan" not in said.data
    assert "null" not in said.out


def test_an_answer_in_english_has_english_words_around_it(passend) -> None:
    out = passend("match", "--text", TEXT, "--language", "en").out
    assert "not yet by labour experts" in " ".join(out.split())
    assert "eerste jaar" not in out


def test_every_option_lands_in_the_case(passend, monkeypatch) -> None:
    seen = []

    class Spy:
        def match(self, case, plan=None):
            seen.append(case)
            return load_echo().match(case)

    monkeypatch.setattr("api.cli.match.load_recommender", lambda language: Spy())
    said = passend(
        *("match", "--text", TEXT, "--tasks", "kassa draaien", "--tasks", "vakken vullen"),
        *("--title", "Verkoper", "--sector", "retail", "--situation", "noisy-area"),
        *("--function", "standing:3", "--function", "4.14:2", "--function", "d430.2"),
        *("--digital-skill", "basic", "--scenario", "all-green", "--year", "2030"),
        *("--budget", "2500", "--employment", "employee", "--status", "wia"),
        *("--answer", "portable=ja", "--limit", "4", "--language", "nl"),
    )
    assert said.code == 0, said.err
    assert seen[0].model_dump(mode="json", exclude_unset=True) == {
        "language": "nl",
        "job": {
            "title": "Verkoper",
            "tasks": ["kassa draaien", "vakken vullen"],
            "sector": "retail",
            "situations": ["noisy-area"],
        },
        "worker": {
            "description": TEXT,
            "functions": [
                {"function": "standing", "severity": 3},
                {"fml": "4.14", "score": 2},
                "d430.2",
            ],
            "digital_skill": "basic",
        },
        "scenario": "all-green",
        "year": 2030,
        "budget_eur": 2500,
        "payer": {"employment": "employee", "status": "wia", "answers": {"portable": True}},
        "limit": 4,
    }


def test_without_language_that_of_the_text_is_taken(passend, monkeypatch) -> None:
    given = []

    class Spy:
        def match(self, case, plan=None):
            given.append(case.language)
            return load_echo().match(case)

    monkeypatch.setattr("api.cli.match.load_recommender", lambda language: Spy())
    passend("match", "--text", TEXT)
    passend("match", "--text", TEXT, "--language", "nl")
    monkeypatch.setenv("PASSEND_LANGUAGE", "en")
    passend("match", "--text", TEXT)
    assert given == [None, "nl", "en"]


def test_a_case_from_a_file_and_options_that_go_first(passend, case_file) -> None:
    path = case_file('{"id": "c1", "job": {"title": "a"}, "worker": {"description": "oud"}}')
    data = passend("match", "--case", path, "--text", "nieuw", "--format", "json").data
    assert data["case"] == "c1"
    assert data["barriers"][0]["because"] == ["nieuw"]


def test_a_mark_before_utf8_is_no_fault(passend, case_file) -> None:
    path = case_file(b"\xef\xbb\xbf" + '{"worker": {"description": "é"}}'.encode())
    assert passend("match", "--case", path).code == 0


def test_a_case_from_standard_input(passend, piped) -> None:
    piped(b'{"id": "pipe", "job": {"title": "kok"}}')
    assert passend("match", "--case", "-", "--format", "json").data["case"] == "pipe"


def test_what_is_personal_is_masked_and_told(passend) -> None:
    data = passend(
        "match", "--text", "mail jan@voorbeeld.nl, kan niet staan", "--format", "json"
    ).data
    assert "jan@" not in json.dumps(data)
    assert data["notices"][0]["field"] == "worker.description"


BAD = [
    ([], "--text"),
    (["--text", ""], "worker.description"),
    (["--text", "x" * 100_000], "--text: Deze tekst is te lang. Gebruik ten hoogste 20.000"),
    (["--tasks", "x" * 501], "--tasks: Deze tekst is te lang"),
    (["--tasks", "x"] * 51, "--tasks: Dit zijn er te veel"),
    (["--text", "😀🎉"], "geen woorden"),
    (["--text", "!!! 12"], "geen woorden"),
    (["--function", "standig:3"], "Bedoelt u: standing"),
    (["--function", "onzin"], "--function: Onbekende functie"),
    (["--function", "standing:9"], "--function: Dit getal is te hoog. Geef 4 of minder."),
    (["--function", "standing:-1"], "--function: Dit getal is te laag"),
    (["--text", TEXT, "--situation", "noisy"], "Bedoelt u: noisy-area"),
    (["--text", TEXT, "--scenario", "utopia"], "all-green"),
    (["--text", TEXT, "--year", "soon"], "--year"),
    (["--text", TEXT, "--budget", "-5"], "--budget: Dit getal is te laag"),
    (["--text", TEXT, "--budget", "nan"], "--budget"),
    (["--text", TEXT, "--limit", "0"], "--limit: Dit getal is te laag"),
    (["--text", TEXT, "--limit", "999"], "--limit: Dit getal is te hoog"),
    (["--text", TEXT, "--digital-skill", "guru"], "--digital-skill: Deze waarde kennen we niet"),
    (["--text", TEXT, "--status", "rijk"], "--status"),
    (["--text", TEXT, "--answer", "misschien"], "vraag=ja"),
    (["--text", TEXT, "--language", "de"], "'de'"),
    (["--text", TEXT, "--format", "xml"], "'xml'"),
    (["--text", TEXT, "--txet", "a"], "--text"),
    (["--text", "caf\udce9 staan"], "UTF-8"),
    (["--case", "er-is-niets.json"], "er-is-niets.json bestaat niet"),
    (["--case", "."], "is een map"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD, ids=lambda value: str(value)[:40])
def test_bad_options_are_told_in_one_message(passend, arguments, words) -> None:
    said = passend("match", *arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert "Traceback" not in said.err
    assert len(said.err) < 400


BAD_FILES = [
    (b"", "leeg"),
    (b"  \n ", "leeg"),
    (b"{}", "leeg"),
    (b'{"job": {"title": "kok"', "regel 1"),
    (b'{\n "job": oops}', "regel 2, teken 9"),
    (b'[{"job": {"title": "kok"}}]', "passend batch"),
    (b'"kok"', "casus: velden tussen"),
    (b'{"job": {"title": "a"}}\n{"job": {"title": "b"}}\n', "passend batch"),
    (b'{"id": "x"}', "geen vraag"),
    (b'{"job": "kok"}', "job: "),
    (b'{"job": {"titel": "kok"}}', "job.titel: Dit veld kennen we niet"),
    (b'{"job": {"title": "kok"}, "worker": {"functions": [{"function": "standing"}]}}', "severity"),
    (b'{"job": {"title": "kok"}, "limit": NaN}', "NaN"),
    (b'{"job": {"title": "kok"}, "limit": "3"}', "limit: Hier hoort een heel getal"),
    (b'{"job": {"title": "\\ud800"}}', "half teken"),
    (b"[" * 100_000, "te ingewikkeld"),
    (b"%PDF-1.7\n%\xe2\xe3", "een PDF"),
    (b"PK\x03\x04\x14\x00", "zip"),
    (b"\x00\x01\x02\x03", "geen tekst"),
    ('{"job": {"title": "kok"}}'.encode("utf-16"), "UTF-16"),
    ('{"job": {"title": "kok"}}'.encode("utf-16-le"), "geen tekst"),
    ('{"job": {"title": "café"}}'.encode("latin-1"), "UTF-8"),
    (b'{"job": {"title": "' + b"x" * 1_100_000 + b'"}}', "te groot"),
]


@pytest.mark.parametrize(("content", "words"), BAD_FILES, ids=lambda value: repr(value)[:40])
def test_bad_files_are_told_in_one_message(passend, case_file, content, words) -> None:
    said = passend("match", "--case", case_file(content))
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("content", "words"), BAD_FILES, ids=lambda value: repr(value)[:40])
def test_the_same_in_english(passend, case_file, content, words) -> None:
    said = passend("match", "--case", case_file(content), "--language", "en")
    assert said.code == 2
    assert said.err != passend("match", "--case", case_file(content)).err


def test_all_faults_are_told_at_once(passend) -> None:
    said = passend("match", "--function", "standing:9", "--limit", "0", "--text", TEXT)
    assert len(said.err.splitlines()) == 2
