"""Futures and the monitor as plain data, the same for the command line and the REST API."""

from typing import Any

import numpy as np

from catalogue.futures import Futures
from catalogue.text import Language
from recommender.alarm import Alarm
from recommender.availability import STATUSES
from recommender.morphology import Composition, Field
from recommender.outcomes import Outcome
from recommender.outlook import Outlook, Voice, leaning_weights

NO_PROBABILITY = {
    "nl": "Een neiging is geen kans. De getallen tellen niet op tot 1.",
    "en": "A leaning is not a probability. The figures do not add up to 1.",
}


def counts(outcome: Outcome, year: int) -> dict[str, Any]:
    """Return how many technologies can be had how far in a future and year."""
    tensor, looked = outcome.tensor, outcome.year(year)
    cells = (slice(None), tensor.column[outcome.future.id], tensor.year_index(looked))
    found = np.bincount(tensor.status[cells], minlength=len(STATUSES))
    names = ("available", "limited", "pilot", "not_available")
    return {
        "year": looked,
        "mean_value": round(float(tensor.value[cells].mean()), 4),
        **{name: int(count) for name, count in zip(names, found, strict=True)},
    }


def composed_data(
    composition: Composition, outcome: Outcome, field: Field, year: int, language: Language
) -> dict[str, Any]:
    """Return a composed future with what was chosen, filled in and strained."""
    return {
        "id": composition.future.id,
        "levels": dict(composition.future.levels),
        "chosen": dict(composition.chosen),
        "filled": dict(composition.filled),
        "strained": [field.sentence(pair).text(language) for pair in composition.strained],
        "score": composition.score,
        "alternatives": composition.alternatives,
        **counts(outcome, year),
    }


def outlook_data(
    futures: Futures, view: Outlook, alarm: Alarm, language: Language
) -> dict[str, Any]:
    """Return the outlook as plain data for JSON and REST."""
    weights = leaning_weights(view)
    return {
        "date": view.date.isoformat(),
        "previous": view.previous.isoformat() if view.previous else None,
        "note": NO_PROBABILITY[language],
        "drift": view.drift,
        "nearest": list(view.nearest),
        "leanings": [
            {
                "scenario": leaning.future,
                "name": futures.scenarios[leaning.future].name.text(language),
                "leaning": None if leaning.value is None else round(leaning.value, 4),
                "change": None if leaning.change is None else round(leaning.change, 4),
                "compared": list(leaning.compared),
                "weight_used": leaning.weight,
                "weight_possible": leaning.possible,
                "ranking_weight": round(weights[leaning.future], 4),
                "for": list(leaning.speaks_for),
                "against": list(leaning.speaks_against),
            }
            for leaning in view.leanings
        ],
        "indicators": [_voice_data(futures, voice, language) for voice in view.voices],
        "missing": list(view.missing),
        "alarm": {
            "scenario": "economic-crisis",
            "raised": alarm.raised,
            "signs": [
                {"id": s.rule.id, "name": s.rule.name.text(language), "fired": s.fired}
                for s in alarm.signs
            ],
        },
    }


def _voice_data(futures: Futures, voice: Voice, language: Language) -> dict[str, Any]:
    indicator, reading = futures.indicators[voice.indicator], voice.reading
    data: dict[str, Any] = {
        "id": indicator.id,
        "name": indicator.name.text(language),
        "unit": indicator.unit.text(language),
        "weight": indicator.weight,
        "table": indicator.table,
        "url": indicator.url,
        "state": voice.state,
        "memberships": {future: round(m, 4) for future, m in voice.memberships.items()},
    }
    if reading is not None:
        data |= {
            "value": reading.value,
            "period": reading.period,
            "status": reading.status,
            "printed": reading.printed,
            "source": reading.source,
        }
    return data
