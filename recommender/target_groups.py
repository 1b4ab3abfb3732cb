"""How many good options each target group keeps in each future.

A good option for a group supports at least one of the functions that its people most often meet
as limited, clearly or fully (strength 2 or 3). It is kept in a future and year where it is
available. For policy only: nobody is put in a group to be advised.
"""

import numpy as np
import pandas as pd

from catalogue.group import TargetGroup
from catalogue.store import Catalogue
from recommender.availability import Tensor

CLEARLY = 2


def good_options(catalogue: Catalogue, group: TargetGroup) -> list[str]:
    """Return the ids of the technologies that clearly support a function of `group`."""
    return [
        identity
        for identity, technology in catalogue.technologies.items()
        if any(s.function in group.functions and s.strength >= CLEARLY for s in technology.supports)
    ]


def group_table(catalogue: Catalogue, tensor: Tensor, year: int) -> pd.DataFrame:
    """Return one row per group and future: good options, how many are kept, share, mean value."""
    at = tensor.year_index(year)
    rows = []
    for group in catalogue.futures.groups.values():
        places = [tensor.row[name] for name in good_options(catalogue, group)]
        for column, future in enumerate(tensor.futures):
            kept = int((tensor.status[places, column, at] == 0).sum())
            mean = float(np.mean(tensor.value[places, column, at])) if places else float("nan")
            share = kept / len(places) if places else float("nan")
            rows.append(
                (group.id, group.diagnosis, future.id, year, len(places), kept, share, mean)
            )
    columns = ["group", "diagnosis", "scenario", "year", "options", "kept", "share", "mean_value"]
    return pd.DataFrame(rows, columns=columns)
