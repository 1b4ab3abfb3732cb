from catalogue.combination import hindered_pairs
from catalogue.store import load_catalogue
from catalogue.text import Localised

PAIR = frozenset({"filtering-earplugs", "gps-navigation-blind"})


def test_hearing_protection_and_spoken_prompts_are_kept_apart_in_traffic_only() -> None:
    every = load_catalogue().combinations.values()
    assert hindered_pairs(every, ["traffic-zone"])[PAIR].id == "spoken-prompts-in-traffic"
    assert PAIR not in hindered_pairs(every, ["noisy-area"])


def test_an_exclusion_wins_over_a_caution() -> None:
    strict = load_catalogue().combinations["two-exoskeletons"]
    why = Localised(nl="Let op.", en="Take care.")
    mild = strict.model_copy(update={"verdict": "caution", "why": why, "id": "mild"})
    for order in ((strict, mild), (mild, strict)):
        found = hindered_pairs(order, [])
        assert {combination.verdict for combination in found.values()} == {"exclude"}


def test_a_pair_has_two_technologies() -> None:
    for combination in load_catalogue().combinations.values():
        assert combination.pairs()
        assert all(len(pair) == 2 for pair in combination.pairs())
