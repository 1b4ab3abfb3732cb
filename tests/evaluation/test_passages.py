import json
from pathlib import Path

from evaluation.passages import TRAINING_FOLDERS, evaluation_passages, training_passages
from evaluation.perturbation import vacancy_prose
from tests.evaluation.conftest import graded, line


def write(folder: Path, name: str, *records: dict) -> Path:
    (folder / "deeper").mkdir(exist_ok=True)
    path = folder / "deeper" / name
    path.write_text("\n".join(json.dumps(record) for record in records) + "\n")
    return path


def test_every_text_of_a_case_is_read_in_its_own_language(tmp_path: Path) -> None:
    write(tmp_path, "cases.jsonl", {"id": "x"}, line())
    found = {(p.place, p.language, p.about): p.text for p in training_passages([tmp_path])}
    assert found == {
        ("cases.jsonl:2", "nl", "work"): "Orderpicker dozen van pallets tillen bonnen lezen",
        ("cases.jsonl:2", "en", "work"): "Order picker lifting boxes off pallets reading slips",
        ("cases.jsonl:2", "nl", "limitation"): line()["limitation_nl"],
        ("cases.jsonl:2", "en", "limitation"): line()["limitation_en"],
    }


def test_fields_that_nobody_foresaw_are_read_too(tmp_path: Path) -> None:
    write(tmp_path, "new.jsonl", {"id": "x", "remark": {"deep": ["He cannot hear the bell."]}})
    (found,) = training_passages([tmp_path])
    assert (found.language, found.about, found.text) == (
        "en",
        "limitation",
        "He cannot hear the bell.",
    )


def test_phrases_are_limitations_or_work_and_their_language_is_told(tmp_path: Path) -> None:
    functions = {"functions": ["hearing"]}
    write(
        tmp_path,
        "nl.jsonl",
        {"text": "Hij hoort de bel niet.", "kind": "limitation", **functions},
        {"text": "de telefoon beantwoorden", "kind": "task", **functions},
    )
    assert [(p.language, p.about) for p in training_passages([tmp_path])] == [
        ("nl", "limitation"),
        ("nl", "work"),
    ]


def test_what_measures_is_the_cases_and_the_texts_for_which_nothing_fits() -> None:
    found = list(evaluation_passages([graded()]))
    assert [(p.place, p.language, p.about) for p in found[:4]] == [
        ("one", "nl", "limitation"),
        ("one", "nl", "work"),
        ("one", "en", "limitation"),
        ("one", "en", "work"),
    ]
    assert len(found) == 4 + 60 + sum(map(len, vacancy_prose().values()))


def test_the_training_data_is_where_it_is_looked_for() -> None:
    for folder in TRAINING_FOLDERS:
        assert len(list(training_passages([folder]))) > 1000
