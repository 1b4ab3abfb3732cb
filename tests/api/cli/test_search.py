import pytest

from api.cli.search_view import as_data
from catalogue.facets import FACETS
from catalogue.search import Query, shared_search


def test_a_table_with_name_id_price_and_words(passend) -> None:
    said = passend("search", "orderpicker kan etiketten niet lezen")
    assert (said.code, said.err) == (0, "")
    assert "Gesproken labels" in said.out
    assert "audio-labels" in said.out
    assert "etiketten, lezen" in said.out
    assert "* = prijs is een schatting" in said.out


def test_in_english(passend) -> None:
    said = passend("search", "kan niet tillen", "--language", "en", "--limit", "3")
    assert "Vacuum lifter" in said.out or "lift" in said.out.lower()
    assert "1 to 3 of" in said.out
    assert "first year" in said.out


def test_looked_up_prices_bear_no_mark(passend) -> None:
    lines = passend("search", "telefoontolk", "--limit", "1").out.splitlines()
    (row,) = [line for line in lines if "telephone-interpreter" in line]
    assert "*" not in row


def test_json_says_total_page_and_version(passend) -> None:
    data = passend("search", "lezen", "--limit", "2", "--offset", "1", "--format", "json").data
    assert (data["query"], data["limit"], data["offset"]) == ("lezen", 2, 1)
    assert len(data["results"]) == 2 < data["total"]
    assert data["catalogue"].startswith("2026.")
    assert set(data["facets"]) == set(FACETS)
    first = data["results"][0]
    assert set(first) == {
        "technology",
        "name",
        "summary",
        "score",
        "words",
        "family",
        "maturity",
        "cost_eur",
        "cost_basis",
    }
    assert first["words"] == ["lezen"]


def test_data_is_in_the_language_of_the_query() -> None:
    query = Query("lezen", language="en", limit=1)
    (hit,) = as_data(shared_search().find(query), query)["results"]
    assert hit["name"] == shared_search()._catalogue.technology(hit["technology"]).name.en


@pytest.mark.parametrize(
    ("option", "value", "holds"),
    [
        ("--family", "vision", lambda hit: hit["family"] == "vision"),
        ("--maturity", "research", lambda hit: hit["maturity"] == "research"),
        ("--max-cost", "0", lambda hit: hit["cost_eur"][0] == 0),
    ],
)
def test_facets_are_options(passend, option: str, value: str, holds) -> None:
    data = passend("search", option, value, "--format", "json", "--limit", "50").data
    assert data["results"]
    assert all(holds(hit) for hit in data["results"])


@pytest.mark.parametrize("name", [name for name in FACETS if name != "cost"])
def test_every_facet_has_its_option(passend, name: str) -> None:
    said = passend("search", f"--{name}", "nothing-like-this")
    assert said.code == 2
    assert "nothing-like-this" in said.err


def test_several_values_widen(passend) -> None:
    arguments = ("search", "--format", "json", "--family", "vision")
    one = passend(*arguments).data["total"]
    assert passend(*arguments, "--family", "hearing").data["total"] > one


def test_sectors_by_any_name(passend) -> None:
    totals = {
        passend("search", "--sector", name, "--format", "json").data["total"]
        for name in ("care", "zorg", "Health care")
    }
    assert len(totals) == 1


def test_facets_are_shown_with_their_counts(passend) -> None:
    said = passend("search", "lezen", "--facets")
    assert "--needs-network" in said.out
    assert "Werkt in het Nederlands" in said.out
    assert "count" in passend("search", "--facets", "--language", "en").out


def test_nothing_found_says_what_to_do(passend) -> None:
    said = passend("search", "qzxvw")
    assert said.code == 0
    assert "Niets gevonden" in said.out
    assert "Nothing found" in passend("search", "qzxvw", "--language", "en").out


def test_a_page_beyond_the_last(passend) -> None:
    assert "maar niet vanaf 500" in passend("search", "lezen", "--offset", "500").out
    english = passend("search", "lezen", "--offset", "500", "--language", "en").out
    assert "none from 500 on" in english


def test_without_words_all_are_listed(passend) -> None:
    assert "van 210." in passend("search").out


@pytest.mark.parametrize("text", ["", "🙂", "[bold]x[/bold]", "a" * 500, "'; DROP TABLE", "\\n"])
def test_any_text_will_do(passend, text: str) -> None:
    assert passend("search", text).code == 0


def test_too_long_is_refused(passend) -> None:
    said = passend("search", "a" * 100_000)
    assert said.code == 2
    assert "Hoogstens 500" in said.err
