import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.language import asked, negotiate


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "nl"),
        ("nl", "nl"),
        ("en", "en"),
        ("en-GB,en;q=0.9,nl;q=0.8", "en"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl"),
        ("de,en;q=0.5,nl;q=0.4", "en"),
        ("nl;q=0, en", "en"),
        ("en;q=0", "nl"),
        ("de, fr", "nl"),
        ("*", "nl"),
        ("EN", "en"),
        ("en;q=many", "nl"),
    ],
)
def test_language_is_negotiated(header, language):
    assert negotiate(header) == language


def test_nobody_asked():
    assert asked("de") is None


@given(st.text(max_size=100))
def test_any_header_gives_a_language(header):
    assert negotiate(header) in ("nl", "en")
