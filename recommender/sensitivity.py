"""How much the advice hangs on the numbers of the availability model.

Three questions for one list of options in one future and year: which parameters, each moved over
its range while the others stay, change the order; how often the first three change when all
parameters are drawn from their ranges at once; and which parameters carry the variance of the mean
availability of the first ten (Sobol indices after Saltelli et al., 2010, by SALib).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from catalogue.parameter import Parameter
from recommender.availability import STATUSES, compute
from recommender.future import Future
from recommender.outcomes import Outcomes
from recommender.traits import Floats, Traits

TOP, FIRST = 10, 3
SEED = 2026


@dataclass(frozen=True)
class Sensitivity:
    """Outcome for one list of options in one future and year."""

    future: str
    year: int
    table: pd.DataFrame  # one row a parameter, most influential first
    samples: int
    top3_same_order: float  # share of draws with the same first three in the same order
    top3_same_set: float  # share of draws with the same first three in any order
    top10_kept: float  # mean share of the first ten that stay among the first ten


class Ranking:
    """Order and availability of options as a function of the parameters."""

    def __init__(
        self, outcomes: Outcomes, options: Sequence[tuple[str, float]], future: Future, year: int
    ) -> None:
        row = outcomes.base.tensor.row
        self.traits = rows_of(outcomes.traits, [row[name] for name, _ in options])
        self.fit = np.array([fit for _, fit in options])
        self.future, self.year, self.today = future, year, outcomes.today

    def values(self, parameters: Mapping[str, float]) -> tuple[Floats, NDArray[np.int64]]:
        """Return availability, shape (options,), and the order of the options, best first."""
        tensor = compute(self.traits, (self.future,), parameters, self.today, (self.year,))
        value = tensor.value[:, 0, 0]
        gone = tensor.status[:, 0, 0] == STATUSES.index("not-available")
        return value, np.lexsort((-self.fit * value, gone))


def sensitivity(
    outcomes: Outcomes,
    options: Sequence[tuple[str, float]],
    scenario: str,
    year: int,
    samples: int = 256,
) -> Sensitivity:
    """Return the sensitivity of `options` (technology id, fit) in `scenario` and `year`.

    `samples` is a power of two; it takes samples x (parameters + 2) evaluations of about 0.3 ms.
    Raises as `Outcomes.of`, and `ValueError` without options.
    """
    if not options:
        raise ValueError("sensitivity needs at least one option")
    outcome = outcomes.of(scenario)
    ranking = Ranking(outcomes, options, outcome.future, outcome.year(year))
    parameters = outcomes.futures.availability.parameters
    table = one_at_a_time(ranking, parameters)
    active = [p for p in parameters if p.id in set(table.loc[table["reach"] > 0, "parameter"])]
    drawn = _draws(ranking, parameters, active, samples)
    table = table.merge(drawn.indices, on="parameter", how="left").fillna({"sobol_total": 0.0})
    order = ["moved_top10", "top3_changes", "sobol_total", "reach"]
    table = table.sort_values(order, ascending=False, kind="stable").reset_index(drop=True)
    return Sensitivity(
        future=outcome.future.id,
        year=ranking.year,
        table=table,
        samples=drawn.count,
        top3_same_order=drawn.same_order,
        top3_same_set=drawn.same_set,
        top10_kept=drawn.kept,
    )


def one_at_a_time(ranking: Ranking, parameters: Sequence[Parameter]) -> pd.DataFrame:
    """Return one row a parameter: what moving it to the ends of its range does.

    Columns: parameter, factor, source, moved_top10 (most options of the first ten that change
    place), top3_changes (whether the first three change), reach (largest change of a value).
    """
    base = {parameter.id: parameter.value for parameter in parameters}
    value, order = ranking.values(base)
    rows = []
    for p in parameters:
        ends = [ranking.values({**base, p.id: end}) for end in (p.low, p.high)]
        rows.append(
            (
                p.id,
                p.factor or "",
                p.source,
                max(int((other[:TOP] != order[:TOP]).sum()) for _, other in ends),
                any(bool((other[:FIRST] != order[:FIRST]).any()) for _, other in ends),
                max(float(np.abs(other - value).max()) for other, _ in ends),
            )
        )
    columns = ["parameter", "factor", "source", "moved_top10", "top3_changes", "reach"]
    return pd.DataFrame(rows, columns=columns)


@dataclass(frozen=True)
class _Drawn:
    indices: pd.DataFrame
    count: int
    same_order: float
    same_set: float
    kept: float


def _draws(
    ranking: Ranking, parameters: Sequence[Parameter], active: Sequence[Parameter], samples: int
) -> _Drawn:
    empty = pd.DataFrame({"parameter": [], "sobol_total": []}).astype({"parameter": object})
    if not active:
        return _Drawn(empty, 0, 1.0, 1.0, 1.0)
    # Loaded here: SALib takes a second that no other command should wait for.
    from SALib.analyze import sobol as analysis  # noqa: PLC0415
    from SALib.sample import sobol  # noqa: PLC0415

    names = [p.id for p in active]
    problem = {
        "num_vars": len(active),
        "names": names,
        "bounds": [[p.low, p.high] for p in active],
    }
    rows = sobol.sample(problem, samples, calc_second_order=False, seed=SEED)
    base = {parameter.id: parameter.value for parameter in parameters}
    _, order = ranking.values(base)
    output = np.empty(len(rows))
    orders = np.empty((len(rows), len(order)), dtype=np.int64)
    for place, row in enumerate(rows):
        drawn = dict(zip(names, row.tolist(), strict=True))
        value, orders[place] = ranking.values({**base, **drawn})
        output[place] = value[order[:TOP]].mean()
    found = analysis.analyze(problem, output, calc_second_order=False, seed=SEED)
    # Only the first row of each block is an independent draw; the others differ in one number.
    independent = orders[:: len(active) + 2]
    return _Drawn(
        indices=pd.DataFrame({"parameter": names, "sobol_total": found["ST"]}),
        count=len(independent),
        same_order=_share(independent[:, :FIRST], order[:FIRST], ordered=True),
        same_set=_share(independent[:, :FIRST], order[:FIRST], ordered=False),
        kept=float(np.isin(independent[:, :TOP], order[:TOP]).mean()),
    )


def _share(orders: NDArray[np.int64], order: NDArray[np.int64], ordered: bool) -> float:
    if ordered:
        return float((orders == order).all(axis=1).mean())
    return float((np.sort(orders, axis=1) == np.sort(order)).all(axis=1).mean())


def rows_of(traits: Traits, rows: Sequence[int]) -> Traits:
    """Return the traits of the technologies in `rows` only."""
    arrays = {
        f.name: getattr(traits, f.name)[list(rows)] for f in fields(traits) if f.name != "ids"
    }
    return replace(traits, ids=tuple(traits.ids[row] for row in rows), **arrays)
