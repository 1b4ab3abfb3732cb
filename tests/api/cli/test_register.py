"""`passend register`: the entry, with figures that were measured just now."""

import json

import pytest

from api import register_figures
from api.register import Entry, Quality
from catalogue.store import load_catalogue
from recommender import recommend


@pytest.fixture
def measured(monkeypatch, tmp_path):
    """Stand in for the model and its measuring; say for whom the service runs."""

    class Loaded:
        catalogue = load_catalogue()
        version = "9.9.9"

        @classmethod
        def load(cls, **_):
            return cls()

    monkeypatch.setattr(recommend, "Recommender", Loaded)
    figures = Quality({"nl": 0.61, "en": 0.62, "profile": 0.63}, 60)
    monkeypatch.setattr(register_figures, "measure", lambda recommender: figures)
    monkeypatch.setenv("PASSEND_SETTINGS", str(tmp_path / "none.toml"))
    monkeypatch.setenv("PASSEND_ORGANISATION", "Gemeente Voorbeeld")
    monkeypatch.setenv("PASSEND_CONTACT_EMAIL", "werk@voorbeeld.nl")


def test_the_entry_goes_to_the_screen(passend, measured) -> None:
    said = passend("register", "--since", "2026-12")
    assert said.code == 0
    entry = Entry.model_validate_json(said.out)
    assert (entry.organisation, entry.begin) == ("Gemeente Voorbeeld", "2026-12")
    assert "0,61" in entry.risks
    assert "9.9.9" in entry.working


def test_or_into_a_file(passend, measured, tmp_path) -> None:
    path = tmp_path / "register.json"
    said = passend("register", "--to", str(path), "--language", "en")
    assert (said.code, said.out.strip()) == (0, f"Written: {path}")
    assert json.loads(path.read_text("utf-8"))["Status"] == "In ontwikkeling"


def test_without_an_organisation_nothing_is_measured(passend, measured, monkeypatch) -> None:
    monkeypatch.delenv("PASSEND_ORGANISATION")
    monkeypatch.setattr(register_figures, "measure", None)
    said = passend("register")
    assert (said.code, said.out) == (2, "")
    assert "organisation" in said.err
