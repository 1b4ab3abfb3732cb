import string
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.search import MAX_QUERY, TAIL, BadQuery, Found, Query, shared_search
from catalogue.selection import UnknownFacet


def find(text: str = "", **rest) -> Found:
    return shared_search().find(Query(text, **rest))


def ids(text: str, limit: int = 5, **rest) -> list[str]:
    return [hit.technology.id for hit in find(text, limit=limit, **rest).hits]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("orderpicker kan etiketten niet lezen", {"audio-labels", "pick-by-voice", "reading-pen"}),
        ("my order picker cannot read the labels", {"reading-pen", "pick-by-voice"}),
        ("kan niet tillen", {"vacuum-lifter", "lift-assist-manipulator"}),
        ("tilen", {"vacuum-lifter", "lift-assist-manipulator"}),
        ("sjouwen", {"vacuum-lifter"}),
        ("forklift", {"teleoperated-forklift", "proximity-warning"}),
        ("heftruck", {"teleoperated-forklift", "proximity-warning"}),
        ("heftruckchauffeur", {"teleoperated-forklift"}),
        ("vertaler", {"handheld-translator", "translation-app"}),
        ("eenhandig typen", {"one-handed-keyboard"}),
        ("voorleespn", {"reading-pen"}),
        ("Jabra", {"noise-cancelling-headphones"}),
        ("doof in een lawaaiige fabriek", {"vibrating-alert"}),
        ("ÉÉNHANDIG", {"one-handed-keyboard"}),
    ],
)
def test_finds_what_people_type(text: str, wanted: set[str]) -> None:
    assert wanted <= set(ids(text))


def test_the_name_itself_comes_first() -> None:
    catalogue = shared_search()._catalogue
    first = sum(
        ids(technology.name.nl, limit=1) == [technology.id]
        for technology in catalogue.technologies.values()
    )
    assert first / len(catalogue.technologies) > 0.95


def test_each_hit_names_the_words_that_found_it() -> None:
    for hit in find("orderpicker kan etiketten niet lezen").hits:
        assert hit.words
        assert set(hit.words) <= {"orderpicker", "etiketten", "lezen"}


def test_what_nobody_knows_is_named() -> None:
    found = find("qzxvw tillen")
    assert found.unknown == ("qzxvw",)
    assert found.total > 0


def test_nothing_is_found_by_nonsense() -> None:
    found = find("qzxvw")
    assert (found.total, found.hits) == (0, ())


def test_filler_words_alone_find_nothing() -> None:
    assert find("niet de het een").total == 0


def test_without_words_all_come_by_name() -> None:
    found = find(limit=1000)
    names = [hit.technology.name.nl.lower() for hit in found.hits]
    assert found.total == 210
    assert names[0] == min(names)
    assert all(hit.score == 0 and hit.words == () for hit in found.hits)


def test_pages_add_up_to_the_whole() -> None:
    whole = ids("lezen", limit=1000)
    pages = [ids("lezen", limit=7, offset=start) for start in range(0, len(whole), 7)]
    assert [identity for page in pages for identity in page] == whole
    assert ids("lezen", offset=len(whole)) == []


def test_scores_fall_and_the_tail_is_cut() -> None:
    hits = find("rolstoel bij de balie", limit=1000).hits
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] >= TAIL * scores[0]


def test_facets_narrow_down() -> None:
    found = find("lezen", facets={"technology": ["app"]}, limit=1000)
    assert 0 < found.total < find("lezen", limit=1000).total
    assert all(hit.technology.technology == "app" for hit in found.hits)


def test_the_budget_holds() -> None:
    found = find("tillen", max_cost_eur=500, limit=1000)
    assert found.hits
    assert all(hit.technology.cost.low_eur <= 500 for hit in found.hits)


def test_counts_are_those_of_all_hits() -> None:
    found = find("lezen", limit=1)
    assert sum(found.facets["technology"].values()) == found.total


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_same_query_gives_the_same_answer(language) -> None:
    one, two = (find("kan niet tillen", language=language) for _ in range(2))
    assert one == two


def test_threads_may_share_it() -> None:
    queries = ["kan niet tillen", "forklift", "lezen", "doof", "vertaler"] * 8
    alone = [ids(query) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ids, queries)) == alone


def test_too_long_is_refused() -> None:
    with pytest.raises(BadQuery) as caught:
        find("a" * (MAX_QUERY + 1))
    assert caught.value.field == "query"
    assert str(MAX_QUERY) in caught.value.text("nl")


@pytest.mark.parametrize(("field", "value"), [("limit", 0), ("offset", -1)])
def test_pages_below_zero_are_refused(field: str, value: int) -> None:
    with pytest.raises(BadQuery) as caught:
        find("x", **{field: value})
    assert caught.value.field == field


def test_unknown_facets_are_refused() -> None:
    with pytest.raises(UnknownFacet):
        find(facets={"familie": ["vision"]})


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.text(string.ascii_lowercase + " ", max_size=80))
def test_any_text_can_be_searched_for(text: str) -> None:
    found = find(text, limit=1000)
    assert found.total == len(found.hits)
    assert len({hit.technology.id for hit in found.hits}) == found.total


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["tillen", "lezen", "doof", "lawaai", "rolstoel", "typen", "geheugen"]),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    st.sampled_from(["vertaler", "heftruck", "kassa"]),
)
def test_one_more_word_never_lowers_a_score(words: list[str], more: str) -> None:
    before = {h.technology.id: h.score for h in find(" ".join(words), limit=1000).hits}
    after = {h.technology.id: h.score for h in find(" ".join([*words, more]), limit=1000).hits}
    assert all(after[i] >= before[i] - 1e-9 for i in set(before) & set(after))
