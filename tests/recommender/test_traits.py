"""What the model reads from a record."""

import numpy as np

from catalogue.store import load_catalogue
from recommender.traits import burden_of, traits_of, typical_price

CATALOGUE = load_catalogue()
ACTS = {e.technology: e.burden for e in CATALOGUE.futures.availability.ai_act}


def test_one_row_per_technology_in_the_order_of_the_catalogue():
    traits = traits_of(CATALOGUE)
    assert traits.ids == tuple(CATALOGUE.technologies)
    assert traits.trl.shape == traits.price.shape == traits.funded.shape == (len(traits.ids),)
    assert ((traits.funded >= 0) & (traits.funded <= 1)).all()


def test_a_price_lies_within_its_range_and_a_free_version_counts():
    for record in CATALOGUE.technologies.values():
        price = typical_price(record)
        assert record.cost.low_eur - 1e-9 <= price <= record.cost.high_eur + 1e-9
    app = CATALOGUE.technologies["translation-app"]
    assert np.isclose(typical_price(app), np.sqrt(1 * 151) - 1)


def test_burden_is_the_class_of_the_ai_act_else_the_data():
    named = CATALOGUE.technologies
    assert burden_of(named["emotion-recognition-glasses"], ACTS) == "restricted"
    assert burden_of(named["ai-job-matching"], ACTS) == "high-risk"
    assert burden_of(named["live-captioning"], ACTS) == "ai-personal"
    assert burden_of(named["medication-reminder"], ACTS) == "health"
    assert burden_of(named["tablet-step-instructions"], ACTS) == "none"


def test_lists_of_the_model_name_technologies_that_exist():
    model = CATALOGUE.futures.availability
    assert set(model.common) <= set(CATALOGUE.technologies)
    assert set(ACTS) <= {i for i, r in CATALOGUE.technologies.items() if r.ai}


def test_what_the_employer_owes_gets_no_public_money():
    traits = traits_of(CATALOGUE)
    by_id = dict(zip(traits.ids, traits.funded, strict=True))
    assert by_id["braille-display"] == 1.0
    assert by_id["dust-extraction"] == 0.0
