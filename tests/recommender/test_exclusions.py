"""Exclusions and cautions, by severity and situation."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from catalogue.store import Catalogue
from recommender.case import Case, Job, Worker
from recommender.exclusions import LIMITED, SEVERE, Excluder, Verdicts


@dataclass
class Read:
    """Of a reading, what exclusions look at."""

    case: Case
    severity: np.ndarray
    situations: dict[str, str] = field(default_factory=dict)
    language: str = "en"


def judged(
    catalogue: Catalogue,
    levels: dict[str, float] | None = None,
    situations: dict[str, str] | None = None,
    worker: Worker | None = None,
) -> Verdicts:
    names = list(catalogue.functions)
    severity = np.zeros(len(names), np.float32)
    for name, level in (levels or {}).items():
        severity[names.index(name)] = level
    case = Case(job=Job(title="Clerk"), worker=worker or Worker())
    return Excluder(catalogue).judge(Read(case, severity, situations or {}))  # type: ignore[arg-type]


def test_nothing_limited_excludes_nothing(catalogue: Catalogue) -> None:
    assert judged(catalogue) == Verdicts({}, {})


@pytest.mark.parametrize(
    ("level", "excluded", "warned"),
    [(SEVERE, True, False), (SEVERE - 0.01, False, True), (LIMITED, False, True),
     (LIMITED - 0.01, False, False)],
)  # fmt: skip
def test_severity_decides_between_exclusion_and_caution(
    catalogue: Catalogue, level: float, excluded: bool, warned: bool
) -> None:
    verdicts = judged(catalogue, {"touch": level})
    assert ("braille-display" in verdicts.excluded) == excluded
    assert ("braille-display" in verdicts.cautions) == warned


@pytest.mark.parametrize("situation", ["explosion-hazard", "no-network", "traffic-zone"])
def test_a_situation_excludes_exactly_what_says_so(catalogue: Catalogue, situation: str) -> None:
    says_so = {
        technology.id
        for technology in catalogue.technologies.values()
        if any(u.when == situation and u.severity == "exclude" for u in technology.unsuitable)
    }
    verdicts = judged(catalogue, situations={situation: ""})
    assert says_so
    assert set(verdicts.excluded) == says_so
    assert not says_so & set(verdicts.cautions)


@pytest.mark.parametrize(
    "kind", ["personal-sound-amplifier", "translation-earbuds", "sound-recognition-alert"]
)
def test_noise_warns_and_noise_that_harms_excludes(catalogue: Catalogue, kind: str) -> None:
    canteen = judged(catalogue, situations={"noisy-area": ""})
    assert kind in canteen.cautions
    assert kind not in canteen.excluded
    sawmill = judged(catalogue, situations={"noisy-area": "", "hearing-protection-needed": ""})
    assert sawmill.excluded[kind].when == "hearing-protection-needed"


def test_words_of_the_text_are_quoted_and_given_situations_are_not(catalogue: Catalogue) -> None:
    quoted = judged(catalogue, situations={"explosion-hazard": "petrol station"})
    plain = judged(catalogue, situations={"explosion-hazard": ""})
    assert all("petrol station" in remark.text for remark in quoted.excluded.values())
    assert all("from the text" not in remark.text for remark in plain.excluded.values())


@pytest.mark.parametrize(("skill", "level"), [("none", 0), ("basic", 1), ("good", 2)])
def test_digital_skill_warns_where_more_is_asked(
    catalogue: Catalogue, skill: str, level: int
) -> None:
    worker = Worker(digital_skill=skill)  # type: ignore[arg-type]
    asks = {
        technology.id
        for technology in catalogue.technologies.values()
        if {"none": 0, "basic": 1, "good": 2}[technology.digital_skill] > level
    }
    verdicts = judged(catalogue, worker=worker)
    assert set(verdicts.cautions) == asks
    assert verdicts.excluded == {}
