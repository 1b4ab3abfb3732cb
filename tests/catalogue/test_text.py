import pytest
from pydantic import ValidationError

from catalogue.text import LANGUAGES, Localised, LocalisedList


def test_a_text_answers_in_each_language() -> None:
    text = Localised(nl="loep", en="magnifier")
    assert [text.text(language) for language in LANGUAGES] == ["loep", "magnifier"]


def test_a_list_answers_in_each_language() -> None:
    texts = LocalisedList(nl=("a",), en=("b", "c"))
    assert [texts.texts(language) for language in LANGUAGES] == [("a",), ("b", "c")]


@pytest.mark.parametrize(
    "fields", [{"nl": "x"}, {"nl": "x", "en": ""}, {"nl": "x", "en": "y", "de": "z"}]
)
def test_both_languages_and_no_other(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Localised(**fields)


def test_records_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Localised(nl="x", en="y").nl = "z"  # type: ignore[misc]
