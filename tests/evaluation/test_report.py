import pytest

from evaluation.intervals import Draws
from evaluation.report import as_data, bootstrap_note, sheets
from evaluation.sheet import as_json
from tests.evaluation.test_figures import BAD, CASES, GOOD, report


def test_plain_data_holds_figures_groups_cases_and_how_they_were_made() -> None:
    data = as_data(report(GOOD, BAD))
    assert data["bootstrap"] == {"samples": 200, "seed": 1, "level": 0.95}
    assert data["versions"] == {"catalogue": "1"}
    first = data["figures"][0]
    assert (first["measure"], first["group"], first["mode"]) == ("nDCG@10", "all", "nl")
    assert len(data["cases"]) == 2 * len(CASES)
    two = next(c for c in data["cases"] if c["case"] == "two" and c["system"] == "matcher")
    assert two["Success(rel=3)@3"] is None
    assert two["nDCG@10"] == pytest.approx(1)
    assert as_json(data)


@pytest.mark.parametrize(
    ("language", "title", "gain"),
    [
        ("nl", "a.jsonl: Nederlandse tekst", "Passend min de ander: "),
        ("en", "a.jsonl: Dutch text", "Passend minus the other: "),
    ],
)
def test_a_table_per_file_and_mode_and_one_by_group(language, title, gain) -> None:
    measures, gains, groups = sheets(report(GOOD, BAD), language)
    assert measures.title == title
    assert gains.title == gain + title
    assert [row[0] for row in gains.rows] == [measures.rows[1][0]]
    assert gains.rows[0][1].startswith("0")
    assert measures.headings[1] == "nDCG@10 (n=3)"
    assert measures.headings[4].endswith("(n=2)")
    assert groups.title.startswith("a.jsonl: Passend, nDCG@10 ")
    assert [len(row) for row in groups.rows] == [3, 3]
    assert [row[1] for row in groups.rows] == ["1", "2"]


def test_a_measure_without_figure_has_no_column() -> None:
    measures, _ = sheets(report(GOOD, cases=[CASES[1]]), "en")
    assert len(measures.headings) == 4


def test_the_note_says_how_often_was_drawn() -> None:
    assert "200" in bootstrap_note(Draws(200), "nl")
    assert "95%" in bootstrap_note(Draws(200), "en")
