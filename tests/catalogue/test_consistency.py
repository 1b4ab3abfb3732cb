"""The cross-consistency matrix as data."""

from collections import Counter

from catalogue.futures import read_futures

PAIRS = read_futures().consistency


def test_every_pair_has_a_reason_in_both_languages():
    for pair in PAIRS:
        assert pair.reason.nl.endswith(".") and pair.reason.en.endswith(".")
        assert len(pair.reason.nl.split()) <= 20


def test_all_verdicts_are_used():
    counts = Counter(pair.verdict for pair in PAIRS)
    assert set(counts) == {"excluded", "strained", "fits"}
    assert min(counts.values()) >= 10


def test_every_driver_hangs_together_with_another():
    named = {place.driver for pair in PAIRS for place in (pair.one, pair.other)}
    assert named == set(read_futures().drivers)
