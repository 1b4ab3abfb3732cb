import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cli.output import console, euro, euro_range, print_json, print_lines, print_table


@pytest.mark.parametrize(
    ("amount", "nl", "en"),
    [(0, "€ 0", "€ 0"), (1250, "€ 1.250", "€ 1,250"), (1e6, "€ 1.000.000", "€ 1,000,000")],
)
def test_euro(amount: float, nl: str, en: str) -> None:
    assert (euro(amount, "nl"), euro(amount, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("low", "high", "nl"),
    [(0, 0, "gratis"), (0, 220, "€ 0–220"), (900, 3500, "€ 900–3.500"), (50, 50, "€ 50")],
)
def test_euro_range(low: float, high: float, nl: str) -> None:
    assert euro_range(low, high, "nl") == nl


def test_free_in_english() -> None:
    assert euro_range(0, 0, "en") == "free"


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_both_ends_stand_in_a_range(low: int, high: int) -> None:
    text = euro_range(min(low, high), max(low, high), "en")
    if high or low:
        assert f"{max(low, high):,}" in text


def test_json_keeps_accents(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"a": "reïntegratie €"})
    out = capsys.readouterr().out
    assert "reïntegratie €" in out
    assert json.loads(out) == {"a": "reïntegratie €"}


def test_a_table_holds_its_cells_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("#", "naam"), [("1", "[bold]x[/bold]")], right=(0,))
    assert "[bold]x[/bold]" in capsys.readouterr().out


def test_lines_are_printed_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines("[red]a[/red] :smile:", "b")
    assert capsys.readouterr().out.split() == ["[red]a[/red]", ":smile:", "b"]


def test_a_pipe_gets_a_fixed_width() -> None:
    assert console().width == 120
    assert console(stderr=True).stderr is False
