import json

import pytest

from evaluation.intervals import Interval
from evaluation.sheet import Sheet, as_json, as_markdown, as_table, number, spread

SHEET = Sheet("Titel [b]x[/b]", ["naam", "a|b"], [["één", "0,5"], ["[red]twee", "1"]])


def test_numbers_are_written_as_the_language_does() -> None:
    assert (number(0.5, "nl"), number(0.5, "en")) == ("0,500", "0.500")
    assert number(0.0375, "en", sign=True) == "+0.037"
    assert number(-0.25, "nl", sign=True) == "-0,250"
    assert spread(Interval(0.5, 0.25, 0.75, 3), "nl") == "0,500 [0,250; 0,750]"


def test_a_table_shows_text_as_it_is() -> None:
    text = as_table([SHEET], ["Let op [x]"], 60)
    for part in ("Titel [b]x[/b]", "[red]twee", "a|b", "Let op [x]"):
        assert part in text
    assert max(map(len, text.splitlines())) <= 60


def test_markdown_is_a_table_with_figures_to_the_right() -> None:
    lines = as_markdown([SHEET], ["Noot."]).splitlines()
    assert lines[:5] == [
        "### Titel [b]x[/b]",
        "",
        "| naam | a\\|b |",
        "| --- | ---: |",
        "| één | 0,5 |",
    ]
    assert lines[-1] == "Noot."


def test_json_is_readable_and_refuses_what_json_does_not_know() -> None:
    assert json.loads(as_json({"a": "é"})) == {"a": "é"}
    assert "é" in as_json({"a": "é"})
    with pytest.raises(ValueError, match="JSON"):
        as_json({"a": float("nan")})
