from catalogue.measure import measures_for
from catalogue.store import load_catalogue


def test_every_function_has_two_measures_and_one_that_names_it() -> None:
    catalogue = load_catalogue()
    for function in catalogue.functions.values():
        found = measures_for(function, catalogue.measures.values())
        assert len(found) == 2, function.id
        assert function.id in found[0].functions, function.id


def test_the_second_measure_is_of_another_kind_where_there_is_one() -> None:
    catalogue = load_catalogue()
    first, second = measures_for(catalogue.functions["dutch-language"], catalogue.measures.values())
    assert (first.id, second.id) == ("spoken-instead-of-written", "say-and-show")
    assert first.split != second.split


def test_all_three_kinds_occur() -> None:
    splits = {measure.split for measure in load_catalogue().measures.values()}
    assert splits == {"organisational", "technical", "guidance"}


def test_without_measures_there_is_no_advice() -> None:
    assert measures_for(load_catalogue().functions["seeing"], ()) == ()
