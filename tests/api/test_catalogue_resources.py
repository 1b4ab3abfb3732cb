import datetime
import json

import pytest

from api.app import create_app
from api.cli.entry import run
from api.open_data.refresh import keep
from tests.api.fakes import Client, assert_problem, fake_services


def test_search_finds_by_words_facets_and_pages(client):
    first = client.get("/v1/technologies?q=tillen&limit=3&function=lifting-carrying").json()
    second = client.get("/v1/technologies?q=tillen&limit=3&offset=3&function=lifting-carrying")
    assert first["total"] == second.json()["total"] > 6
    assert not {t["id"] for t in first["items"]} & {t["id"] for t in second.json()["items"]}
    for technology in first["items"]:
        assert "lifting-carrying" in [s["function"] for s in technology["supports"]]


def test_facets_count_all_hits(client):
    found = client.get("/v1/technologies?q=lezen&limit=1").json()
    by_name = {facet["name"]: facet["values"] for facet in found["facets"]}
    assert sum(value["count"] for value in by_name["family"]) == found["total"]
    assert {"needsNetwork", "digitalSkill", "personalData"} <= set(by_name)


@pytest.mark.parametrize("facet", ["needsNetwork=no", "ai=yes", "cost=100", "maturity=available"])
def test_what_a_facet_counts_is_what_it_finds(client, facet):
    name, value = facet.split("=")
    everything = client.get("/v1/technologies?limit=1").json()
    counted = {
        entry["value"]: entry["count"]
        for found in everything["facets"]
        if found["name"] == name
        for entry in found["values"]
    }
    assert client.get(f"/v1/technologies?limit=1&{facet}").json()["total"] == counted[value]


@pytest.mark.parametrize("sort", ["name", "cost", "maturity"])
def test_sorting_and_turning_it_round(client, sort):
    up = [t["id"] for t in client.get(f"/v1/technologies?limit=210&sort={sort}").json()["items"]]
    down = [t["id"] for t in client.get(f"/v1/technologies?limit=210&sort=-{sort}").json()["items"]]
    assert up == down[::-1]
    assert len(up) == len(set(up)) == 210


def test_one_technology_has_everything_in_the_language_asked(client, catalogue):
    record = catalogue.technologies["live-captioning"]
    for language in ("nl", "en"):
        response = client.get(
            "/v1/technologies/live-captioning", headers={"accept-language": language}
        )
        assert response.headers["content-language"] == language
        found = response.json()
        assert found["name"] == record.name.text(language)
        assert found["evidence"]
        assert found["unsuitable"][0]["why"] == record.unsuitable[0].why.text(language)
        assert set(found["availability"]) == {"today", *catalogue.futures.scenarios}


def test_the_year_moves_availability(client):
    def value(year):
        path = f"/v1/technologies/cobot-assembly-assistance?year={year}"
        response = client.get(path)
        if response.status_code == 404:
            path = f"/v1/technologies/live-captioning?year={year}"
            response = client.get(path)
        return response.json()["availability"]["economic-crisis"]

    assert value(2027)["year"] == 2027
    assert value(2027)["value"] != value(2036)["value"]


@pytest.mark.parametrize(
    ("path", "pointers"),
    [
        ("/v1/technologies?limit=0&sort=best&x=1", ["/limit", "/sort", "/x"]),
        ("/v1/technologies?limit=1&limit=2", ["/limit"]),
        ("/v1/technologies?function=nope&function=seeing&sector=zzz", ["/function/0", "/sector/0"]),
        ("/v1/technologies?maxCostEur=NaN", ["/maxCostEur"]),
        ("/v1/technologies?max_cost_eur=5&x=1", ["/max_cost_eur", "/x"]),
        ("/v1/technologies/live-captioning?year=2050", ["/year"]),
        ("/v1/functions?offset=-1", ["/offset"]),
        ("/v1/versions?x=1&y=2", ["/x", "/y"]),
        ("/v1/health/live?x=1", ["/x"]),
        ("/v1/outlook?x=1", ["/x"]),
    ],
)
def test_every_fault_of_a_query_is_named(client, path, pointers):
    found = assert_problem(client.get(path), 400)
    assert sorted(fault["pointer"] for fault in found["errors"]) == sorted(pointers)
    assert {fault["in"] for fault in found["errors"]} == {"query"}


@pytest.mark.parametrize("path", [
    "/v1/technologies/live-captionin", "/v1/scenarios/doom", "/v1/schemes/none",
])  # fmt: skip
def test_unknown_ids_are_404_with_a_hint(client, path):
    found = assert_problem(client.get(path, headers={"accept-language": "en"}), 404, "en")
    assert found["type"] != "urn:passend:problem:not-found"


def test_lists_page(client, catalogue):
    found = client.get("/v1/functions?limit=10&offset=70").json()
    assert (found["total"], found["offset"], found["limit"]) == (73, 70, 10)
    assert len(found["items"]) == 3
    assert client.get("/v1/situations").json()["total"] == len(catalogue.situations)
    assert client.get("/v1/sectors").json()["total"] == len(catalogue.sectors)
    assert client.get("/v1/schemes").json()["total"] == len(catalogue.schemes)


def test_scenarios_tell_levels_and_what_can_be_had(client, catalogue):
    ids = [s["id"] for s in client.get("/v1/scenarios").json()["items"]]
    assert ids == [*catalogue.futures.scenarios, "today"]
    for identity in ids:
        found = client.get(f"/v1/scenarios/{identity}?year=2030").json()
        assert found["scenario"]["id"] == identity
        counts = found["counts"]
        kinds = ("available", "limited", "pilot", "not_available")
        assert sum(counts[kind] for kind in kinds) == len(catalogue.technologies)


def test_a_future_is_composed_and_can_be_asked_for(client):
    levels = {"technology-development": "stalls", "public-money": "minimal"}
    found = client.post("/v1/scenario-compositions", {"levels": levels}).json()
    assert found["chosen"] == levels
    assert found["scenario"] == "technology-development=stalls,public-money=minimal"
    assert client.post("/v1/matches", {"job": {"title": "Kok"}, "scenario": found["scenario"]}
                       ).status_code == 200  # fmt: skip


@pytest.mark.parametrize("levels", [
    {"nope": "x"}, {"public-money": "x"}, {"economic-growth": "strong", "labour-market": "slack"},
    {}, {"public-money": 5},
])  # fmt: skip
def test_what_cannot_be_composed_is_refused_with_the_reason(client, levels):
    found = assert_problem(client.post("/v1/scenario-compositions", {"levels": levels}), 400)
    assert found["errors"][0]["pointer"].startswith("/levels")


def test_outlook_says_that_a_leaning_is_no_probability(client):
    found = client.get("/v1/outlook", headers={"accept-language": "en"}).json()
    assert "not a probability" in found["note"]
    assert len(found["leanings"]) == 4


@pytest.mark.parametrize("language", ["nl", "en"])
def test_outlook_shows_refreshed_figures_as_the_command_line_does(
    settings, engine, catalogue, monkeypatch, tmp_path, capsys, language
):
    def shown():
        client = Client(create_app(settings, fake_services(catalogue), engine=engine))
        return client.get("/v1/outlook", headers={"accept-language": language})

    monkeypatch.setenv("PASSEND_SNAPSHOTS", str(tmp_path / "snapshots.yaml"))
    before = shown()
    last = catalogue.futures.snapshots[-1]
    day = last.date + datetime.timedelta(days=1)
    keep(last.model_copy(update={"date": day}))
    after = shown()
    assert before.json()["date"] == str(last.date)
    assert (after.json()["date"], after.json()["previous"]) == (str(day), str(last.date))
    assert before.headers["etag"] != after.headers["etag"]
    capsys.readouterr()
    assert run(["scenarios", "outlook", "--format", "json", "--language", language]) == 0
    assert json.loads(capsys.readouterr().out) == after.json()


def test_catalogue_answers_can_be_kept_and_asked_again(client):
    first = client.get("/v1/functions")
    tag = first.headers["etag"]
    assert first.headers["cache-control"].startswith("public")
    for sent in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get("/v1/functions", headers={"if-none-match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "content-type" not in again.headers
    assert client.get("/v1/functions", headers={"if-none-match": '"x"'}).status_code == 200


def test_the_tag_differs_by_language_address_and_content(client, app, catalogue):
    tags = {
        client.get("/v1/functions").headers["etag"],
        client.get("/v1/functions", headers={"accept-language": "en"}).headers["etag"],
        client.get("/v1/functions?limit=3").headers["etag"],
        client.get("/v1/sectors").headers["etag"],
    }
    assert len(tags) == 4
    assert "accept-language" in client.get("/v1/functions").headers["vary"]
