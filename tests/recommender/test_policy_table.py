"""Tables for policy."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from catalogue.driver import FACTORS
from catalogue.store import load_catalogue
from recommender.outcomes import Outcomes
from recommender.policy_table import (
    COLUMNS,
    UnknownTableForm,
    family_table,
    long_table,
    matrix,
    write_table,
)


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def test_one_row_per_technology_future_and_year():
    table = long_table(outcomes().four_tensor)
    assert tuple(table.columns) == COLUMNS
    assert len(table) == len(load_catalogue().technologies) * 4 * 11
    assert not table.duplicated(["technology", "scenario", "year"]).any()


def test_rows_hold_the_values_of_their_cell():
    tensor = outcomes().four_tensor
    table = long_table(tensor).set_index(["technology", "scenario", "year"])
    for name in tensor.technologies[::37]:
        for future in tensor.column:
            row = table.loc[(name, future, 2031)]
            cell = (tensor.row[name], tensor.column[future], tensor.year_index(2031))
            assert row["value"] == pytest.approx(tensor.value[cell], abs=1e-9)
            assert row["guidance"] == pytest.approx(tensor.factors[(3, *cell)], abs=1e-9)


def test_the_value_is_the_product_of_the_factors():
    table = long_table(outcomes().four_tensor)
    assert np.allclose(table[list(FACTORS)].prod(axis=1), table["value"], atol=1e-8)


@pytest.mark.parametrize("name", ["all.csv", "all.parquet"])
def test_a_file_gives_the_table_back(tmp_path, name):
    table = long_table(outcomes().four_tensor)
    write_table(table, tmp_path / name)
    read = pd.read_csv if name.endswith("csv") else pd.read_parquet
    back = read(tmp_path / name)
    pd.testing.assert_frame_equal(back, table, check_dtype=False)


def test_another_suffix_is_refused(tmp_path):
    with pytest.raises(UnknownTableForm, match=r"\.parquet"):
        write_table(pd.DataFrame(), tmp_path / "all.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_family_cells_are_means_over_their_technologies():
    held = outcomes()
    cells = family_table(held.catalogue, held.four_tensor)
    assert len(cells) == 16 * 4 * 11
    vision = [i for i, r in held.catalogue.technologies.items() if r.family == "vision"]
    rows = [held.four_tensor.row[name] for name in vision]
    cell = cells.query("family == 'vision' and scenario == 'all-green' and year == 2030")
    value = held.four_tensor.value[rows, 3, 4]
    assert cell["technologies"].item() == len(vision)
    assert cell["value"].item() == pytest.approx(value.mean())
    shares = (held.four_tensor.status[rows, 3, 4] == 0).mean()
    assert cell["available_share"].item() == pytest.approx(shares)


def test_the_weakest_factor_has_the_smallest_mean_or_is_empty():
    held = outcomes()
    cells = family_table(held.catalogue, held.four_tensor)
    for row in cells.to_dict("records"):
        means = {factor: row[factor] for factor in FACTORS}
        smallest = min(means.values())
        assert row["weakest"] == ("" if smallest >= 0.95 else min(means, key=means.get))
    green = cells[cells.scenario == "all-green"]
    assert "money" not in set(green["weakest"])
    assert "guidance" in set(green["weakest"])


def test_the_matrix_has_a_column_per_future_and_year():
    held = outcomes()
    wide = matrix(family_table(held.catalogue, held.four_tensor), [2026, 2036])
    assert wide.shape == (16, 8)
    assert wide.notna().all(axis=None)
