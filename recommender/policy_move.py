"""How the matrix moves when one driver moves one level."""

from collections.abc import Sequence

import pandas as pd

from recommender.availability import compute
from recommender.future import Future, moved
from recommender.outcomes import Outcomes
from recommender.policy_table import family_table


def movement(outcomes: Outcomes, driver: str, step: int, year: int) -> pd.DataFrame:
    """Return family x future with the change in mean value when `driver` moves `step` levels.

    A future in which the driver has no such level is left out. Other drivers stay where they
    are, consistent or not: the question is what this one does. Raises `UnknownDriver`.
    """
    before = _values(outcomes, list(outcomes.four.values()), year)
    others: list[Future] = []
    names: list[str] = []
    for name, future in outcomes.four.items():
        other = moved(outcomes.futures, future, driver, step)
        if other is not None:
            others.append(other)
            names.append(name)
    if not others:
        return before.iloc[:, :0]
    after = _values(outcomes, others, year)
    after.columns = pd.Index(names)
    return after - before[names]


def strongest_drivers(outcomes: Outcomes, year: int) -> pd.DataFrame:
    """Return driver, step, future and change in the mean value, largest change first."""
    rows = []
    for driver, record in outcomes.futures.drivers.items():
        if not record.factors:
            continue
        for step in (-1, 1):
            change = movement(outcomes, driver, step, year)
            rows += [(driver, step, str(name), float(change[name].mean())) for name in change]
    table = pd.DataFrame(rows, columns=["driver", "step", "scenario", "change"])
    order = table["change"].abs().sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _values(outcomes: Outcomes, futures: Sequence[Future], year: int) -> pd.DataFrame:
    tensor = compute(outcomes.traits, futures, outcomes.parameters, outcomes.today, (year,))
    cells = family_table(outcomes.catalogue, tensor)
    wide = cells.pivot_table(index="family", columns="scenario", values="value", sort=False)
    return wide[[future.id for future in futures]]
