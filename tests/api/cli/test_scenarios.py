"""`passend scenarios` from end to end."""

import csv
import subprocess
import sys

import httpx
import pandas as pd
import pytest

from api.cli.scenarios import monitor
from catalogue.store import load_catalogue
from tests.api.open_data.recorded import Played, answers

FOUR = ["sky-is-the-limit", "jobless-growth", "economic-crisis", "all-green"]


def test_list_shows_the_four_and_today(passend) -> None:
    said = passend("scenarios", "list")
    assert (said.code, said.err) == (0, "")
    for name in (*FOUR, "today", "Alle lichten op groen", "Vandaag (2026)"):
        assert name in said.out
    data = passend("scenarios", "list", "--format", "json", "--year", "2031").data
    assert [s["id"] for s in data["scenarios"]] == [*FOUR, "today"]
    assert [s["year"] for s in data["scenarios"]] == [2031] * 4 + [2026]
    total = len(load_catalogue().technologies)
    for s in data["scenarios"]:
        assert s["available"] + s["limited"] + s["pilot"] + s["not_available"] == total


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [*FOUR, "today"])
def test_show_tells_a_future(passend, name, language) -> None:
    said = passend("scenarios", "show", name, "--language", language)
    assert said.code == 0
    scenario = load_catalogue().futures.scenarios.get(name, load_catalogue().futures.today)
    assert scenario.name.text(language) in said.out
    assert "coach-capacity" in said.out
    data = passend("scenarios", "show", name, "--format", "json").data
    assert data["settings"]["adoption"]["level"] == scenario.settings["adoption"].level


def test_compose_fills_and_says_what_was_filled(passend) -> None:
    said = passend(
        "scenarios", "compose", "--set", "technology-development=stalls",
        "--set", "public-money=ample",
    )  # fmt: skip
    assert said.code == 0
    assert said.out.count("zelf gekozen") == 2
    assert said.out.count("door ons aangevuld") == 10
    data = passend(
        "scenarios", "compose", "--set", "public-money=ample,adoption=popular",
        "--format", "json", "--language", "en",
    ).data  # fmt: skip
    assert set(data["chosen"]) == {"public-money", "adoption"}
    assert len(data["levels"]) == 12 and len(data["filled"]) == 10
    assert 0 < data["mean_value"] <= 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compose", "--set", "economic-growth=collapse", "--set", "public-money=ample"),
         "past niet bij"),
        (("compose", "--set", "public-money=lots"), "minimal, little, available, ample"),
        (("compose", "--set", "money=ample"), "public-money"),
        (("compose", "--set", "ample"), "schuif=stand"),
        (("compose", "--set", "adoption=popular", "--set", "adoption=held-back"), "één keer"),
        (("show", "boom"), "jobless-growth"),
        (("list", "--year", "2050"), "2026 tot en met 2036"),
        (("matrix", "--year", "2025"), "2026 tot en met 2036"),
        (("matrix", "--move", "money"), "public-money"),
        (("act-now", "--scenario", "today"), "all-green"),
        (("export", "all.xlsx"), ".parquet"),
        (("matrix", "--image", "all.gif"), ".svg"),
        (("sensitivity", "--option", "visual-timer"), "passendheid"),
        (("sensitivity", "--option", "visual-timer=2"), "passendheid"),
        (("sensitivity", "--option", "visual-tmer=0.5"), "visual-timer"),
        (("outlook", "--snapshots", "none.yaml"), "none.yaml"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_one_sentence_and_code_2(passend, arguments, says) -> None:
    said = passend("scenarios", *arguments)
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err and said.out == ""


def test_errors_speak_english_when_asked(passend) -> None:
    said = passend("scenarios", "show", "boom", "--language", "en")
    assert "Unknown future" in said.err and "all-green" in said.err


def test_enumerate_counts(passend) -> None:
    data = passend("scenarios", "enumerate", "--format", "json").data
    assert data["combinations"] > data["consistent"] > data["without_strain"] > 0
    assert data["report"]["smallest"] == 7
    said = passend("scenarios", "enumerate", "--language", "en")
    assert f"{data['consistent']:,}" in said.out


def test_outlook_says_that_a_leaning_is_no_probability(passend) -> None:
    said = passend("scenarios", "outlook")
    assert said.code == 0
    assert "Een neiging is geen kans" in said.out
    assert "te oud, telt niet mee" in said.out and "ontbreekt" in said.out
    data = passend("scenarios", "outlook", "--format", "json", "--language", "en").data
    assert {x["scenario"] for x in data["leanings"]} == set(FOUR)
    assert "not a probability" in data["note"]
    assert sum(x["ranking_weight"] for x in data["leanings"]) == pytest.approx(1, abs=1e-3)
    assert all(i["state"] == "missing" or "value" in i for i in data["indicators"])


def played(monkeypatch, recorded) -> None:
    monkeypatch.setattr(monitor, "make_client", lambda _seconds: Played(recorded).client)


def test_refresh_keeps_what_came_and_outlook_shows_it(passend, monkeypatch, tmp_path) -> None:
    played(monkeypatch, answers())
    path = str(tmp_path / "snapshots.yaml")
    said = passend("scenarios", "refresh", "--snapshots", path)
    assert (said.code, said.err) == (0, "")
    assert "Opgehaald" in said.out and "Migratiesaldo" in said.out
    data = passend("scenarios", "outlook", "--snapshots", path, "--format", "json").data
    rate = next(i for i in data["indicators"] if i["id"] == "unemployment")
    assert (rate["value"], rate["status"], rate["period"]) == (3.7, "provisional", "2026M07")


def test_refresh_without_network_says_so_and_keeps_the_old(passend, monkeypatch, tmp_path) -> None:
    played(monkeypatch, {"": httpx.ConnectError("no route")})
    path = tmp_path / "snapshots.yaml"
    said = passend("scenarios", "refresh", "--snapshots", str(path))
    assert said.code == 1
    assert "geen verbinding" in said.err and "2026-11-23 blijven staan" in said.err
    assert not path.exists()


def test_refresh_in_part_keeps_the_part_and_names_the_rest(passend, monkeypatch, tmp_path) -> None:
    played(monkeypatch, answers() | {"isoc_eb_ai": 503})
    path = tmp_path / "snapshots.yaml"
    said = passend("scenarios", "refresh", "--snapshots", str(path), "--language", "en")
    assert said.code == 1
    assert "ec.europa.eu: error 503" in said.err and "Fetched" in said.out
    assert path.exists()


def test_matrix_in_words_json_file_and_picture(passend, tmp_path) -> None:
    said = passend("scenarios", "matrix")
    assert said.code == 0 and "Taal en lezen" in said.out and "geld" in said.out
    data = passend("scenarios", "matrix", "--year", "2028", "--format", "json").data
    assert len(data["cells"]) == 16 * 4 and {c["year"] for c in data["cells"]} == {2028}
    file, image = tmp_path / "matrix.csv", tmp_path / "matrix.png"
    said = passend("scenarios", "matrix", "--file", str(file), "--image", str(image))
    assert said.code == 0 and file.stat().st_size and image.read_bytes()[1:4] == b"PNG"


def test_matrix_moves_with_a_driver(passend) -> None:
    data = passend(
        "scenarios", "matrix", "--move", "coach-capacity", "--format", "json", "--year", "2030"
    ).data
    assert set(data["change"]) == {"sky-is-the-limit", "economic-crisis", "all-green"}
    said = passend("scenarios", "matrix", "--move", "adoption", "--step", "-1")
    assert said.code == 0 and "-0," in said.out


def test_no_regret_and_act_now_part_the_catalogue(passend) -> None:
    held = passend("scenarios", "no-regret", "--format", "json").data
    acts = passend("scenarios", "act-now", "--format", "json", "--limit", "1000").data
    missing = {a["technology"] for a in acts["technologies"]}
    kept = {h["technology"] for h in held["technologies"]}
    assert kept.isdisjoint(missing)
    assert kept | missing == set(load_catalogue().technologies)
    assert held["total"] == len(kept)
    said = passend("scenarios", "act-now", "--scenario", "all-green", "--within-reach")
    assert "Ruimte bij jobcoaches" in said.out and "overheid" in said.out
    assert passend("scenarios", "no-regret", "--language", "en").code == 0


def test_groups_keep_options(passend) -> None:
    data = passend("scenarios", "groups", "--format", "json").data
    assert len(data["groups"]) == 4 * len(load_catalogue().futures.groups)
    said = passend("scenarios", "groups", "--language", "en")
    assert "Refugees" in said.out.replace("\n", " ")


def test_sensitivity_of_given_options(passend) -> None:
    arguments = ("--option", "visual-timer=0.9", "--option", "vacuum-lifter=0.8",
                 "--option", "grip-aids=0.7", "--samples", "8")  # fmt: skip
    data = passend("scenarios", "sensitivity", *arguments, "--format", "json").data
    assert data["future"] == "economic-crisis" and data["samples"] == 8
    assert 0 <= data["top3_same_order"] <= 1
    said = passend("scenarios", "sensitivity", *arguments, "--scenario", "all-green")
    assert said.code == 0 and "top 3 blijft" in " ".join(said.out.split())


def test_export_has_a_row_per_technology_future_and_year(passend, tmp_path) -> None:
    path = tmp_path / "all.csv"
    assert passend("scenarios", "export", str(path)).code == 0
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(load_catalogue().technologies) * 4 * 11
    assert list(rows[0]) == ["technology", "scenario", "year", "value", "status", "supply",
                             "adoption", "money", "guidance", "rules"]  # fmt: skip
    other = tmp_path / "all.parquet"
    assert passend("scenarios", "export", str(other)).code == 0
    pd.testing.assert_frame_equal(pd.read_parquet(other), pd.read_csv(path), check_dtype=False)


def test_export_of_chosen_futures(passend, tmp_path) -> None:
    path = tmp_path / "some.csv"
    said = passend("scenarios", "export", str(path), "--scenario", "today",
                   "--scenario", "public-money=little")  # fmt: skip
    assert said.code == 0
    assert set(pd.read_csv(path)["scenario"]) == {"today", "public-money=little"}


def test_heavy_parts_load_only_when_they_are_needed() -> None:
    check = (
        "import sys, api.cli; "
        "sys.exit(any(m in sys.modules for m in ('pandas', 'matplotlib', 'SALib', 'scipy')))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
