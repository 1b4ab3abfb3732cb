"""docs/api.md: its examples run against a real service, its tables match the document."""

import re
import shlex
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import uvicorn
from pydantic import ValidationError

from api import collection, settings_table
from api.app import create_app
from api.keys import KeyStore
from api.openapi import document
from api.register_figures import MODES, measure
from api.roles import ROLE_SCOPES, SCOPES
from api.settings import Settings
from api.storage import open_storage
from api.v1.profile_imports import ABILITY_SEVERITY
from api.workers import bind
from catalogue.store import load_catalogue
from recommender.case import MAX_TASKS, MAX_TEXT, Case
from recommender.recommend import Recommender
from tests.api.fakes import fake_services

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/api.md").read_text("utf-8")
PUBLIC = "https://passend.example.nl"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    return Settings(database=f"sqlite:///{folder}/k.db", port=0)


@pytest.fixture(scope="module")
def engine(settings):
    return open_storage(settings.database_url)


@pytest.fixture(scope="module")
def app(settings, engine):
    return create_app(settings, fake_services(load_catalogue()), engine=engine)


@pytest.fixture(scope="module")
def contract(app, settings):
    return document(app, settings, app.state.services)


@pytest.fixture(scope="module")
def address(app, settings):
    listener = bind(settings)
    listener.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize("code", blocks("python"))
def test_python_examples_run(code, address, monkeypatch, capsys):
    monkeypatch.syspath_prepend(str(ROOT / "docs/examples"))
    exec(compile(code.replace(PUBLIC, address), "docs/api.md", "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("code", [block for block in blocks("sh") if "curl" in block])
def test_curl_examples_run(code, address, engine, tmp_path):
    if shutil.which("curl") is None:
        pytest.skip("there is no curl on this machine")
    _, key = KeyStore(engine).create("docs", ["bulk"])
    (tmp_path / "cases.jsonl").write_text(
        '{"job": {"title": "Kok"}}\n{"job": {"title": "Bakker"}}\n'
    )
    command = code.replace("\\\n", " ").replace(PUBLIC, address).replace(": KEY", f": {key}")
    done = subprocess.run(
        shlex.split(command), cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"options"' in done.stdout


def test_the_typed_client_pages_streams_and_names_faults(address, engine, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs/examples"))
    from passend_client import Answer, Passend, PassendError  # noqa: PLC0415

    _, key = KeyStore(engine).create("docs", ["bulk"])
    with Passend(f"{address}/v1", key=key, language="en") as passend:
        everything = passend.technologies("", maturity=["available", "established"])
        assert len(everything) > 100
        assert len({technology["id"] for technology in everything}) == len(everything)
        found = list(passend.match_many([{"job": {"title": "Cook"}}, {"job": {"tasks": 5}}]))
        assert isinstance(found[0], Answer)
        assert isinstance(found[1], PassendError)
        assert found[1].faults[0].pointer == "job.tasks"
        with pytest.raises(PassendError) as caught:
            passend.match({"job": {"title": 5}, "limit": 0})
        assert [fault.pointer for fault in caught.value.faults] == ["/job/title", "/limit"]
    with Passend(f"{address}/v1") as stranger, pytest.raises(PassendError) as caught:
        list(stranger.match_many([{"job": {"title": "Cook"}}]))
    assert caught.value.status == 401


def test_the_typed_client_is_typed():
    command = [sys.executable, "-m", "mypy", "--strict", "docs/examples/passend_client.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_resource_is_on_the_page_and_the_other_way_round(contract):
    shown = set(re.findall(r"`(GET|POST) (/v1/[^`?]*)`", PAGE))
    served = {
        (method.upper(), f"/v1{path}")
        for path, item in contract["paths"].items()
        for method in item
    }
    assert shown == served


def test_every_status_is_on_the_page(contract):
    table = PAGE[PAGE.index("| status | when |") : PAGE.index("## Keys")]
    shown = {int(number) for number in re.findall(r"\b([45]\d\d)\b", table.replace("422", ""))}
    served = {
        int(status)
        for item in contract["paths"].values()
        for operation in item.values()
        for status in operation["responses"]
        if status[0] in "45"
    }
    assert served == shown


def test_limits_on_the_page_are_those_of_the_code():
    settings = Settings()
    for value in (settings.rate_address, settings.rate_key, settings.batch_lines):
        assert f"{value:,}" in PAGE
    assert settings.max_body_bytes == 1024**2
    assert settings.batch_buffer_bytes == 4 * 1024**2
    assert "1 MiB" in PAGE
    assert "4 MiB" in PAGE


def test_lengths_on_the_page_are_those_of_a_case():
    assert f"At most {MAX_TASKS} tasks" in PAGE
    assert f"{MAX_TEXT:,} characters of description" in PAGE
    case = {"job": {"tasks": ["x" * 500] * MAX_TASKS}, "worker": {"description": "x" * MAX_TEXT}}
    assert Case.model_validate(case)
    for change in ({"job": {"tasks": ["x" * 501]}}, {"job": {"tasks": ["x"] * (MAX_TASKS + 1)}},
                   {"worker": {"description": "x" * (MAX_TEXT + 1)}}):  # fmt: skip
        with pytest.raises(ValidationError):
            Case.model_validate(change)


def test_roles_on_the_page_are_those_of_the_code():
    table = PAGE[PAGE.index("| role | may |") :].partition("\n\n")[0]
    shown = {
        role: frozenset(SCOPES if may == "all" else may.split(", "))
        for role, may in re.findall(r"^\| (\w+) \| (.+) \|$", table, re.M)[1:]
    }
    assert shown == ROLE_SCOPES


def test_the_mapping_of_imba_and_melba_is_the_one_that_is_used():
    row = re.search(r"^\| IMBA/MELBA \|.*$", PAGE, re.M)[0]
    named = {level: int(n) for level, n in re.findall(r"(\d) → \w+ \((\d)\)", row)}
    assert "3 to 5 → none" in row
    named |= dict.fromkeys("345", named["5"])
    assert named == {str(level): severity for level, severity in ABILITY_SEVERITY.items()}


def test_settings_are_documented_as_they_are():
    page = settings_table.PAGE.read_text("utf-8")
    assert settings_table.completed(page) == page, "run: python -m api.settings_table"


def test_the_collection_is_the_present_one(contract):
    expected = collection.files(contract)
    found = {
        str(path.relative_to(collection.FOLDER)): path.read_text("utf-8")
        for path in collection.FOLDER.rglob("*")
        if path.is_file()
    }
    assert found == expected, "run: python -m api.collection"


def test_accuracy_on_the_ai_page_is_what_is_measured_now():
    page = (ROOT / "docs/ai-act.md").read_text("utf-8")
    row = page[page.index("<!-- figures -->") : page.index("<!-- /figures -->")].splitlines()[3]
    shown = [float(cell) for cell in row.strip("| ").split("|")]
    quality = measure(Recommender.load())
    assert shown == [round(quality.ndcg[mode], 2) for mode in MODES]


@pytest.mark.parametrize("name", ["privacy.md", "ai-act.md"])
def test_files_that_prove_something_exist(name):
    page = (ROOT / "docs" / name).read_text("utf-8")
    named = re.findall(r"`((?:api|recommender|tests)/[\w/.-]+\.py)`", page)
    assert len(named) >= 3
    assert [file for file in named if not (ROOT / file).exists()] == []


def test_dutch_summaries_are_short_sentences():
    for name in ("api.md", "privacy.md", "ai-act.md"):
        page = (ROOT / "docs" / name).read_text("utf-8")
        summary = re.search(r"\*\*In het kort\.\*\* (.*?)\n\n", page, re.S)[1]
        for sentence in re.split(r"(?<=[.?!])\s", summary):
            assert len(sentence.split()) <= 20, sentence
