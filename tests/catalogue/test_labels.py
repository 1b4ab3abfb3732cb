from typing import get_args

import pytest

from catalogue.function import Group
from catalogue.labels import LABELS, label, label_text
from catalogue.technology import (
    Basis,
    Evidence,
    Family,
    Form,
    Maturity,
    Role,
    Technology,
    Unsuitable,
)

VALUES = {
    "family": get_args(Family),
    "technology": get_args(Form),
    "role": get_args(Role),
    "maturity": get_args(Maturity),
    "basis": get_args(Basis),
    "coaching": get_args(Technology.model_fields["coaching"].annotation),
    "digital_skill": get_args(Technology.model_fields["digital_skill"].annotation),
    "personal_data": get_args(Technology.model_fields["personal_data"].annotation),
    "dutch": get_args(Technology.model_fields["dutch"].annotation),
    "level": get_args(Evidence.model_fields["level"].annotation),
    "severity": get_args(Unsuitable.model_fields["severity"].annotation),
}


@pytest.mark.parametrize("field", VALUES)
def test_each_closed_value_has_words_and_no_other_has(field: str) -> None:
    assert set(LABELS[field]) == set(VALUES[field])


def test_labels_speak_both_languages() -> None:
    assert label("maturity", "research").nl.startswith("Onderzoek")
    assert label_text("maturity", "research", "en").startswith("Research")


def test_unknown_values_raise() -> None:
    with pytest.raises(KeyError):
        label("maturity", "old")


def test_groups_are_six() -> None:
    assert len(get_args(Group)) == 6
