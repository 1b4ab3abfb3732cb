import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.breach import Breach, is_url, made, twice
from catalogue.text import Localised


def test_made_is_an_error_in_both_languages() -> None:
    assert made("trl", "fout.", "wrong.") == Breach("trl", Localised(nl="fout.", en="wrong."))
    assert made("trl", "fout.", "wrong.").warning is False


@given(st.lists(st.sampled_from(["a", "A", " a", "b", "c"]), max_size=8))
def test_twice_tells_each_double_once(entries: list[str]) -> None:
    plain = [entry.strip().lower() for entry in entries]
    doubles = {entry for entry in plain if plain.count(entry) > 1}
    assert len(list(twice("x", entries))) == len(doubles)


def test_twice_cuts_what_is_long() -> None:
    (found,) = twice("x", ["a" * 300] * 2)
    assert len(found.message.nl) < 100


@pytest.mark.parametrize(
    "text", ["https://example.org", "http://a.nl/b?c=d#e", "https://a.nl:443/x"]
)
def test_addresses(text: str) -> None:
    assert is_url(text)


@pytest.mark.parametrize("text", ["", "example.org", "ftp://a.nl", "https://", "https://a b.nl"])
def test_what_is_no_address(text: str) -> None:
    assert not is_url(text)
