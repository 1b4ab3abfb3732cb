"""Availability as tables for policy: one row a value, and family x future x year."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from catalogue.driver import FACTORS
from catalogue.errors import PassendError
from catalogue.store import Catalogue
from catalogue.text import Localised
from recommender.availability import STATUSES, Tensor

COLUMNS = ("technology", "scenario", "year", "value", "status", *FACTORS)
DECIMALS = 9
HOLDS_BACK = 0.95  # a mean factor below this is named as the weak one of a cell


class UnknownTableForm(PassendError):
    """The file name has another suffix than those that can be written."""

    code = "unknown-table-form"

    def __init__(self, name: str) -> None:
        message = Localised(
            nl=f"'{name}' kan niet. Kies een bestand dat eindigt op .csv of .parquet.",
            en=f"'{name}' is not possible. Choose a file that ends in .csv or .parquet.",
        )
        super().__init__("file", message)


def long_table(tensor: Tensor) -> pd.DataFrame:
    """Return one row per technology x scenario x year with value, status and the five factors.

    Rows are ordered by technology, then future, then year; numbers have nine decimals.
    """
    shape = tensor.value.shape
    names = np.array(tensor.technologies, dtype=object)
    futures = np.array([future.id for future in tensor.futures], dtype=object)
    columns: dict[str, object] = {
        "technology": np.repeat(names, shape[1] * shape[2]),
        "scenario": np.tile(np.repeat(futures, shape[2]), shape[0]),
        "year": np.tile(np.array(tensor.years), shape[0] * shape[1]),
        "value": tensor.value.ravel().round(DECIMALS),
        "status": np.array(STATUSES, dtype=object)[tensor.status.ravel()],
    }
    for place, factor in enumerate(FACTORS):
        columns[factor] = tensor.factors[place].ravel().round(DECIMALS)
    return pd.DataFrame(columns, columns=list(COLUMNS))


def family_table(catalogue: Catalogue, tensor: Tensor) -> pd.DataFrame:
    """Return family x future x year: mean value, share available, count and weakest factor.

    The weakest factor of a cell is the one with the smallest mean over its technologies; it is
    empty where no mean falls below 0.95.
    """
    families = [technology.family for technology in catalogue.technologies.values()]
    table = long_table(tensor)
    table["family"] = np.repeat(
        np.array(families, dtype=object), len(tensor.futures) * len(tensor.years)
    )
    table["is_available"] = (table["status"] == "available").astype(float)
    grouped = table.groupby(["family", "scenario", "year"], sort=False)
    means = grouped[["value", "is_available", *FACTORS]].mean()
    means.insert(0, "technologies", grouped.size())
    factors = means[list(FACTORS)]
    weakest = factors.idxmin(axis=1).where(factors.min(axis=1) < HOLDS_BACK, "")
    means.insert(3, "weakest", weakest)
    return means.rename(columns={"is_available": "available_share"}).reset_index()


def matrix(cells: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """Return the mean value with one row per family and one column per future and year."""
    chosen = cells[cells["year"].isin(list(years))]
    wide = chosen.pivot_table(
        index="family", columns=["scenario", "year"], values="value", sort=False
    )
    return wide


def write_table(table: pd.DataFrame, path: Path) -> None:
    """Write `table` to `path`, as CSV or Parquet by its suffix.

    Raises `UnknownTableForm` for another suffix, `OSError` where the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        table.to_csv(path, index=False, lineterminator="\n")
    elif suffix in (".parquet", ".pq"):
        table.to_parquet(path, index=False, engine="pyarrow")
    else:
        raise UnknownTableForm(path.name)
