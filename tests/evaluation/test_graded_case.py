import pytest

from evaluation.graded_case import (
    MODE_NAMES,
    MODES,
    CaseText,
    PartMissing,
    UnknownMode,
    language_of,
    modes_of,
)
from tests.evaluation.conftest import graded


def test_each_mode_gives_its_own_language_and_nothing_else() -> None:
    one = graded(sector="logistics", setting=["noisy-area"], solution_en=["a lifter"])
    dutch, english, profile = (one.case(mode) for mode in MODES)
    assert dutch.job.title == "Orderpicker"
    assert dutch.worker.description.startswith("Heeft rugklachten")
    assert (dutch.language, english.language, profile.language) == ("nl", "en", "nl")
    assert english.job.tasks == ("lifting boxes off pallets", "reading slips")
    for case in (dutch, english, profile):
        assert (case.job.sector, case.job.situations, case.worker.digital_skill) == ("", (), None)
        assert "lifter" not in case.model_dump_json().replace("lifting", "")
    assert not dutch.worker.functions
    assert profile.model_copy(update={"worker": dutch.worker}) == dutch
    assert [f.function for f in profile.worker.functions] == ["lifting-carrying"]


def test_another_text_takes_the_place_of_the_own_text() -> None:
    changed = graded().case("profile", CaseText("", (), "kan niet tillen"))
    assert (changed.job.title, changed.job.tasks) == ("", ())
    assert changed.worker.description == "kan niet tillen"
    assert changed.worker.functions


@pytest.mark.parametrize(
    ("missing", "mode"),
    [
        ({"job_en": "", "tasks_en": [], "limitation_en": ""}, "en"),
        ({"functions": []}, "profile"),
    ],
)
def test_a_mode_without_its_part_is_refused_with_a_remedy(missing, mode) -> None:
    one = graded(**missing)
    assert one.case("nl")
    with pytest.raises(PartMissing, match="one") as caught:
        one.case(mode)
    assert "--mode" in caught.value.text("nl")
    assert MODE_NAMES[mode].en in caught.value.text("en")


def test_a_case_in_one_language_has_one_text() -> None:
    assert list(graded(job_en="", tasks_en=[], limitation_en="").texts()) == ["nl"]


def test_modes_are_read_in_the_fixed_order() -> None:
    assert modes_of("profile, nl") == ("nl", "profile")
    assert modes_of("") == MODES
    assert [language_of(mode) for mode in MODES] == ["nl", "en", "nl"]
    with pytest.raises(UnknownMode) as caught:
        modes_of("nl,dutch")
    assert "profile" in caught.value.text("nl")
