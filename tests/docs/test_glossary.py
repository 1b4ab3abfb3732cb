"""docs/glossary.md names what the code names."""

from pathlib import Path

from catalogue.labels import LABELS

TEXT = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text()


def test_every_family_has_its_names() -> None:
    for identity, (nl, en) in LABELS["family"].items():
        assert f"| `{identity}` | {nl} | {en} |" in TEXT


def test_the_words_of_the_design_stand_there() -> None:
    for word in (
        "technology",
        "function",
        "severity",
        "demand",
        "barrier",
        "case",
        "option",
        "fit",
        "availability",
        "exclusion",
        "caution",
        "plan",
        "scheme",
        "judgement",
    ):
        assert f"\n| {word} | " in TEXT


def test_no_term_stands_twice() -> None:
    terms = [line.split("|")[1].strip() for line in TEXT.splitlines() if line.startswith("| ")]
    names = [term for term in terms if term not in {"English", "id", "---"}]
    assert len(names) == len(set(names))
