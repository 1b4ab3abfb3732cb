"""deploy/: linted, not built."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from api.cli import app
from api.settings import Settings

FOLDER = Path(__file__).parents[2] / "deploy"
UNIT = (FOLDER / "passend.service").read_text()
IMAGE = (FOLDER / "Containerfile").read_text()


def test_systemd_takes_the_unit(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd on this machine")
    # The program is not installed here; any other that exists will do for the syntax.
    text = re.sub(r"/opt/passend/bin/passend", "/bin/true", UNIT)
    text = re.sub(r"^(User|Group)=.*$", "", text, flags=re.M)
    path = tmp_path / "passend.service"
    path.write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", path], capture_output=True, text=True, check=False
    )
    about_us = [line for line in done.stderr.splitlines() if "passend.service" in line]
    assert about_us == []


@pytest.mark.parametrize("line", [
    "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes",
    "CapabilityBoundingSet=", "LimitCORE=0", "UMask=0077", "User=passend", "Restart=on-failure",
])  # fmt: skip
def test_the_unit_is_closed(line):
    assert line in UNIT.splitlines()


def test_the_unit_has_known_sections_and_a_value_for_each_name():
    lines = [line for line in UNIT.splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if line[0] == "["] == ["[Unit]", "[Service]", "[Install]"]
    for line in lines:
        assert line[0] == "[" or re.fullmatch(r"[A-Z][A-Za-z]+=\S?.*", line), line


@pytest.mark.parametrize("text", [UNIT, IMAGE], ids=["unit", "image"])
def test_commands_and_variables_are_those_of_the_program(text):
    called = set(re.findall(r"bin/passend ([a-z]+)", text))
    called |= set(re.findall(r'CMD \["([a-z]+)"\]', text))
    known = {command.name for command in app.registered_commands}
    assert called == {"build", "serve"}
    assert called <= known
    settings = {f"PASSEND_{name.upper()}" for name in Settings.model_fields}
    used = set(re.findall(r"\bPASSEND_[A-Z_]+", text))
    assert used <= settings | {"PASSEND_CACHE", "PASSEND_SETTINGS"}
    assert "PASSEND_SETTINGS" in used


def test_the_unit_leaves_time_to_finish_requests():
    seconds = int(re.search(r"TimeoutStopSec=(\d+)", UNIT)[1])
    assert seconds > Settings().shutdown_grace_s


def instructions():
    text = re.sub(r"^#.*\n", "", IMAGE, flags=re.M).replace("\\\n", " ")
    return [line.split(None, 1) for line in text.splitlines() if line.strip()]


def test_the_image_has_known_instructions_only():
    known = {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL",
             "HEALTHCHECK", "ENTRYPOINT", "CMD"}  # fmt: skip
    assert {name for name, _ in instructions()} <= known


def test_the_image_is_pinned_small_and_not_root():
    found = instructions()
    for name, rest in found:
        if name == "FROM":
            assert re.match(r"[\w./-]+:[\w.-]*\d[\w.-]*( AS \w+)?$", rest), rest
            assert ":latest" not in rest
        assert "sudo" not in rest
        assert "curl" not in rest
    users = [rest for name, rest in found if name == "USER"]
    assert users == ["10001"]
    assert found.index(["USER", "10001"]) < [name for name, _ in found].index("ENTRYPOINT")
    assert "--constraint constraints.txt" in IMAGE
    assert "HEALTHCHECK" in IMAGE


def test_what_the_image_copies_exists():
    root = FOLDER.parent
    for name, rest in instructions():
        if name == "COPY" and "--from" not in rest:
            *sources, _ = rest.split()
            for source in sources:
                assert (root / source).exists(), source


def test_the_example_settings_start_in_production(monkeypatch, tmp_path):
    monkeypatch.setenv("PASSEND_SETTINGS", str(FOLDER / "passend.toml"))
    assert Settings.read().checked(has_keys=True).production
    tomllib.loads((FOLDER / "passend.toml").read_text())


def test_the_proxy_logs_no_searches_and_shows_no_figures():
    text = (FOLDER / "nginx.conf").read_text()
    assert "access_log off;" in text
    assert "proxy_request_buffering off;" in text
    assert re.search(r"location = /metrics \{\s+return 404;", text)
    assert text.count("{") == text.count("}")
