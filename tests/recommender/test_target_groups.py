"""Good options per target group."""

from catalogue.store import load_catalogue
from recommender.outcomes import Outcomes
from recommender.target_groups import good_options, group_table

CATALOGUE = load_catalogue()


def test_a_good_option_clearly_supports_a_function_of_the_group():
    for group in CATALOGUE.futures.groups.values():
        options = good_options(CATALOGUE, group)
        assert len(options) >= 5, group.id
        for identity, record in CATALOGUE.technologies.items():
            strengths = [s.strength for s in record.supports if s.function in group.functions]
            assert (identity in options) == (max(strengths, default=0) >= 2)


def test_groups_name_functions_of_the_catalogue():
    for group in CATALOGUE.futures.groups.values():
        assert set(group.functions) <= set(CATALOGUE.functions)


def test_the_four_groups_without_diagnosis_of_the_report_are_there():
    groups = CATALOGUE.futures.groups
    without = {name for name, group in groups.items() if not group.diagnosis}
    assert without == {
        "low-literacy", "refugees", "long-term-unemployed", "early-school-leavers",
    }  # fmt: skip


def test_what_is_kept_is_what_is_available():
    tensor = Outcomes(CATALOGUE).four_tensor
    table = group_table(CATALOGUE, tensor, 2030)
    assert len(table) == 4 * len(CATALOGUE.futures.groups)
    for row in table.to_dict("records"):
        options = good_options(CATALOGUE, CATALOGUE.futures.groups[row["group"]])
        places = [tensor.row[name] for name in options]
        column = tensor.column[row["scenario"]]
        assert row["kept"] == (tensor.status[places, column, tensor.year_index(2030)] == 0).sum()
        assert 0 <= row["share"] <= 1 and row["options"] == len(options)
