"""The four futures and today as told."""

import pytest

from catalogue.futures import read_futures
from catalogue.scenario import DEFAULT_YEAR, YEARS

FUTURES = read_futures()
ALL = (*FUTURES.scenarios.values(), FUTURES.today)


@pytest.mark.parametrize("scenario", ALL, ids=lambda s: s.id)
def test_every_driver_has_a_setting_in_the_order_of_the_drivers(scenario):
    assert set(scenario.settings) == set(FUTURES.drivers)
    for setting in scenario.settings.values():
        assert (setting.basis == "report") == bool(setting.section)
        if setting.basis == "ours":
            assert setting.note is not None


@pytest.mark.parametrize("scenario", FUTURES.scenarios.values(), ids=lambda s: s.id)
def test_settings_rest_on_the_section_of_their_future(scenario):
    assert {s.section for s in scenario.settings.values() if s.section} == {scenario.section}
    assert sum(setting.basis == "ours" for setting in scenario.settings.values()) <= 1


def test_only_job_coach_capacity_is_our_reading():
    ours = {
        (scenario.id, driver)
        for scenario in FUTURES.scenarios.values()
        for driver, setting in scenario.settings.items()
        if setting.basis == "ours"
    }
    assert ours == {("sky-is-the-limit", "coach-capacity"), ("jobless-growth", "coach-capacity")}


@pytest.mark.parametrize("scenario", ALL, ids=lambda s: s.id)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_text_is_there_and_dutch_sentences_are_short(scenario, language):
    texts = [
        scenario.summary, scenario.people, scenario.employers, scenario.government,
        scenario.technology,
    ]  # fmt: skip
    lists = [scenario.chances, scenario.risks, scenario.questions]
    said = [t.text(language) for t in texts] + [t for one in lists for t in one.texts(language)]
    assert all(said)
    if language == "nl":
        for text in said:
            for sentence in text.replace("?", ".").split(". "):
                assert len(sentence.split()) <= 20, sentence


def test_the_horizon():
    assert YEARS[0] == 2026 and YEARS[-1] == 2036 and len(YEARS) == 11
    assert DEFAULT_YEAR in YEARS
