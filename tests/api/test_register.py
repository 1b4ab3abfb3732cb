import json
import re

import pytest

from api.register import Entry, Facts, IncompleteEntry, Quality, as_json, make_entry
from api.register_figures import MODES, measure
from api.settings import Settings

# Label, longest text (the standard says "fewer than"), whether it is not published without it.
STANDARD = [
    ("Naam", 100, True), ("Korte omschrijving", 350, True), ("Organisatie", 100, True),
    ("Thema", None, False), ("Status", None, True), ("Begindatum", None, False),
    ("Einddatum", None, False), ("Contactgegevens", None, True),
    ("Link naar publiekspagina", None, False), ("Publicatiecategorie", None, True),
    ("Link naar bronregistratie", None, False), ("Doel en impact", 2500, False),
    ("Afwegingen", 2500, False), ("Menselijke tussenkomst", 2500, False),
    ("Risicobeheer", 2500, False), ("Wettelijke basis", 2500, False),
    ("Link naar verwerkingsregister", None, False), ("Impacttoetsen", None, False),
    ("Toelichting op impacttoetsen", 2500, False), ("Gegevens", 2500, False),
    ("Technische werking", 5000, False), ("Leverancier", 200, False),
    ("Link naar broncode", None, False), ("Taal", None, True), ("Schema", None, True),
    ("Bron-ID", 100, False), ("Zoektermen", 2500, False),
]  # fmt: skip


@pytest.fixture
def facts(catalogue):
    quality = Quality(dict(zip(MODES, (0.71, 0.72, 0.79), strict=True)), 60)
    return Facts(catalogue, "1.0.0+test", quality)


@pytest.fixture
def organised():
    return Settings.read(organisation="Gemeente Voorbeeld", contact_email="werk@voorbeeld.nl")


@pytest.fixture
def entry(organised, facts):
    return json.loads(as_json(make_entry(organised, facts, "2026-12")))


@pytest.mark.parametrize(("label", "longest", "required"), STANDARD)
def test_the_standard_is_kept_field_by_field(entry, label, longest, required):
    known = {field.alias for field in Entry.model_fields.values()}
    assert label in known
    assert label in entry or not required
    if longest and label in entry:
        assert 0 < len(entry[label]) < longest


def test_a_text_that_is_too_long_is_refused(organised, facts):
    with pytest.raises(IncompleteEntry) as caught:
        make_entry(organised.model_copy(update={"organisation": "x" * 100}), facts)
    assert "99" in caught.value.text("nl")


def test_what_only_the_organisation_knows_is_asked(facts):
    with pytest.raises(IncompleteEntry) as caught:
        make_entry(Settings.read(), facts)
    assert "organisation" in caught.value.text("nl")


def test_figures_are_the_live_ones(entry, catalogue):
    text = json.dumps(entry, ensure_ascii=False)
    assert f"{len(catalogue.technologies)} soorten" in text
    assert catalogue.version in text
    assert "Nederlandse tekst 0,71" in text
    assert "60 echte praktijkvoorbeelden" in text
    assert "1.0.0+test" in text


def test_it_is_in_use_from_a_month_on(organised, facts, entry):
    assert (entry["Status"], entry["Begindatum"]) == ("In gebruik", "2026-12")
    planned = json.loads(as_json(make_entry(organised, facts)))
    assert planned["Status"] == "In ontwikkeling"
    assert "Begindatum" not in planned
    with pytest.raises(IncompleteEntry):
        make_entry(organised, facts, "december 2026")


def test_it_says_what_is_not_certain(entry):
    assert "nog niet van arbeidsdeskundigen" in entry["Risicobeheer"]


def test_sentences_are_short(entry):
    for label in ("Korte omschrijving", "Doel en impact", "Menselijke tussenkomst"):
        for sentence in re.split(r"(?<=[.?!])\s", entry[label]):
            assert len(sentence.split()) <= 20, sentence


def test_the_ranking_is_measured_on_all_development_cases(catalogue):
    class Alphabet:
        def ranking(self, case):
            return [(name, 1.0) for name in catalogue.technologies]

    quality = measure(Alphabet())
    assert quality.cases == 60
    assert set(quality.ndcg) == set(MODES)
    assert all(0 < value < 0.4 for value in quality.ndcg.values())
