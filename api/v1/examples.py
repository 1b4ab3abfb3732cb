"""Examples in the OpenAPI document, of bodies and parameters; tests send each of them."""

from typing import Any

CASE: dict[str, Any] = {
    "id": "c1",
    "language": "nl",
    "job": {
        "title": "Orderpicker",
        "tasks": ["dozen van pallets tillen", "labels lezen"],
        "sector": "logistics",
        "situations": ["noisy-area"],
    },
    "worker": {
        "description": "rugklachten, mag niet boven 10 kg tillen",
        "functions": [{"function": "lifting-carrying", "severity": 3}],
        "digital_skill": "basic",
    },
    "limit": 5,
}
CASE_MINIMAL: dict[str, Any] = {"job": {"title": "Kok"}, "worker": {"description": "hoort slecht"}}
CASE_CODES: dict[str, Any] = {
    "language": "en",
    "job": {"tasks": ["reading delivery notes"]},
    "worker": {"functions": [{"fml": "4.14", "score": 2}, {"icf": "d166.3"}, "d430.2"]},
}
COMPOSITION: dict[str, Any] = {
    "levels": {"technology-development": "stalls", "public-money": "minimal"},
    "year": 2030,
}
PROFILE: dict[str, Any] = {
    "fml": [{"fml": "4.14", "score": 2}],
    "icf": ["d430.2", "b210.3"],
    "abilities": [{"function": "standing", "level": 2}],
}
IDS = {"technologies": "live-captioning", "scenarios": "all-green", "schemes": "gemeente-jobcoach"}
"""An id of each resource whose address takes one."""
QUERIES: dict[str, Any] = {
    "q": "tillen",
    "limit": 5,
    "offset": 0,
    "year": 2030,
    "family": ["lifting-posture"],
    "technology": ["mechanical-aid"],
    "function": ["lifting-carrying"],
    "sector": ["logistics"],
    "maturity": ["established", "available"],
    "cost": ["5000"],
    "needsNetwork": ["no"],
    "dutch": ["yes", "not-applicable"],
    "digitalSkill": ["basic"],
    "ai": ["no"],
    "personalData": ["none"],
    "maxCostEur": 2500,
    "sort": "cost",
}
"""A value of each query parameter."""
