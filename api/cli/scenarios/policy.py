"""`passend scenarios matrix|groups`: what each family and each target group keeps."""

from pathlib import Path
from typing import Any

import pandas as pd

from api.cli.options import Form
from api.cli.output import print_json, print_lines, print_table
from api.cli.scenarios.shared import number, outcomes, signed
from catalogue.labels import label_text
from catalogue.text import Language
from recommender.future import checked_year
from recommender.heat_map import draw
from recommender.policy_move import movement
from recommender.policy_table import family_table, write_table
from recommender.target_groups import group_table
from recommender.unfold_sentences import FACTOR_NAMES


def matrix(
    years: list[int], form: Form, language: Language, file: Path | None, image: Path | None
) -> None:
    """Print, write or draw the matrix family x future x year."""
    for year in years:
        checked_year(year)
    held = outcomes()
    cells = family_table(held.catalogue, held.four_tensor)
    chosen = cells[cells["year"].isin(years)]
    if image is not None:
        draw(held, sorted(set(years)), image, language)
        print_lines(str(image))
    if file is not None:
        write_table(chosen.round(6), file)
        print_lines(str(file))
    if image is None and file is None:
        _show_matrix(chosen, form, language)


def groups(year: int, form: Form, language: Language) -> None:
    """Print the target groups with the good options that they keep in each future."""
    checked_year(year)
    held = outcomes()
    table = group_table(held.catalogue, held.four_tensor, year)
    if form is Form.JSON:
        print_json({"year": year, "groups": table.round(4).to_dict("records")})
        return
    nl = language == "nl"
    titles = [future.name.text(language) for future in held.four.values()]
    rows = []
    for identity, part in table.groupby("group", sort=False):
        group = held.futures.groups[str(identity)]
        kept = [str(count) for count in part["kept"]]
        diagnosis = ("ja" if nl else "yes") if group.diagnosis else ("nee" if nl else "no")
        rows.append((group.name.text(language), diagnosis, str(part["options"].iloc[0]), *kept))
    headings = (
        ("Doelgroep", "Diagnose", "Opties") if nl else ("Target group", "Diagnosis", "Options")
    )
    print_table((*headings, *titles), rows, right=(2, 3, 4, 5, 6))


def _show_matrix(cells: pd.DataFrame, form: Form, language: Language) -> None:
    if form is Form.JSON:
        print_json({"cells": cells.round(6).to_dict("records")})
        return
    held = outcomes()
    for year, part in cells.groupby("year"):
        wide = {(row["family"], row["scenario"]): row for row in part.to_dict("records")}
        rows = [
            (label_text("family", str(family), language),
             *(_cell(wide[family, future], language) for future in held.four))
            for family in dict.fromkeys(part["family"])
        ]  # fmt: skip
        titles = [future.name.text(language) for future in held.four.values()]
        print_table((str(year), *titles), rows)


def _cell(row: dict[Any, Any], language: Language) -> str:
    weak = str(row["weakest"])
    named = FACTOR_NAMES[weak].text(language) if weak in FACTOR_NAMES else ""
    return f"{number(float(row['value']), language)} {named}".rstrip()


def show_movement(driver: str, step: int, year: int, form: Form, language: Language) -> None:
    """Print how the matrix moves when `driver` moves `step` levels."""
    checked_year(year)
    held = outcomes()
    change = movement(held, driver, step, year)
    if form is Form.JSON:
        print_json(
            {"driver": driver, "step": step, "year": year, "change": change.round(6).to_dict()}
        )
        return
    titles = [held.four[str(future)].name.text(language) for future in change.columns]
    rows = [
        (label_text("family", str(family), language), *(signed(float(v), language) for v in values))
        for family, values in zip(change.index, change.to_numpy(), strict=True)
    ]
    print_table((str(year), *titles), rows, right=tuple(range(1, len(titles) + 1)))
