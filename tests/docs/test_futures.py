"""docs/futures.md says what the code gives."""

import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from api.cli.scenarios import app
from catalogue.driver import FACTORS
from catalogue.store import load_catalogue
from recommender.outcomes import Outcomes
from recommender.outlook import outlook
from recommender.policy_lists import act_now, no_regret
from recommender.target_groups import group_table

TEXT = (Path(__file__).parents[2] / "docs" / "futures.md").read_text(encoding="utf-8")


@cache
def outcomes() -> Outcomes:
    return Outcomes(load_catalogue())


def test_counts_of_the_field():
    field = outcomes().field
    assert f"{field.size:,} combinations" in TEXT
    assert f"**{len(field.rows):,}** are" in TEXT
    assert f"of which {(field.count('strained') == 0).sum()} hold no strained pair" in TEXT
    assert f"{len(outcomes().futures.consistency)} entries" in TEXT


@pytest.mark.parametrize("column", range(4))
def test_the_table_of_means(column):
    tensor = outcomes().four_tensor
    cells = []
    for year in (2026, 2028, 2030, 2036):
        at = tensor.year_index(year)
        mean = tensor.value[:, column, at].mean()
        cells.append(f"{mean:.2f} ({(tensor.status[:, column, at] == 0).sum()})")
    assert f"| {tensor.futures[column].id} | {' | '.join(cells)} |" in TEXT


def test_the_counts_of_robust_options():
    works = (outcomes().four_tensor.status[:, :, 4] == 0).sum(axis=1)
    four, three, two, one, none = (int((works == n).sum()) for n in (4, 3, 2, 1, 0))
    said = (f"{four} technologies are available in all four futures, {three} in three, "
            f"{two} in two, {one} in one, {none} in none")  # fmt: skip
    assert said in TEXT
    assert f"**No regret** ({len(no_regret(outcomes().four_tensor, 2030))})" in TEXT


def test_what_could_be_freed():
    for future in outcomes().four:
        total = len(act_now(outcomes(), 2030, future))
        reach = len(act_now(outcomes(), 2030, future, within_reach=True))
        assert re.search(rf"{future} {total} \({reach}[:,]", TEXT), (future, total, reach)


def test_the_table_of_groups():
    table = group_table(load_catalogue(), outcomes().four_tensor, 2030)
    for identity, part in table.groupby("group", sort=False):
        numbers = " | ".join(str(n) for n in (part["options"].iloc[0], *part["kept"]))
        assert f"| {numbers} |" in TEXT, identity


def test_every_factor_and_command_is_there():
    for factor in FACTORS:
        assert f"| {factor} | " in TEXT
    named = {c.name or c.callback.__name__ for c in app.registered_commands}
    for name in named - {"list", "show"}:
        assert f"passend scenarios {name}" in TEXT, name


def test_thresholds_and_the_number_of_parameters():
    p = outcomes().parameters
    assert f"*available* from {p['status.available']:g}" in TEXT
    assert f"*limited* from {p['status.limited']:g}" in TEXT
    assert f"from {p['status.pilot']:g}" in TEXT
    assert f"each of the {len(p)} parameters" in TEXT


def test_leanings():
    view = outlook(outcomes().futures)
    for leaning in view.leanings:
        assert f"{leaning.future} {leaning.value:.2f}" in TEXT
    used = len(view.voices) - len(view.missing)
    assert f"{used} of {len(view.voices)} indicators in date" in TEXT


def test_points_of_readiness():
    p = outcomes().parameters
    assert np.isclose(p["supply.trl-7"], 0.45) and "7 0.45, 8 0.9" in TEXT
