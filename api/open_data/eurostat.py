"""Feed of Eurostat: the statistics API, which answers in JSON-stat 2.0.

A JSON-stat answer holds one flat list of values over the product of its dimensions, last dimension
fastest; `value` and `status` are objects by place in that list, with gaps where nothing is known.
"""

from typing import Any

import httpx

from catalogue.indicator import Indicator, Reading

BASE = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
PROVISIONAL = frozenset("pe")  # flags: provisional, estimated


def yearly_change(client: httpx.Client, indicator: Indicator, base: str = BASE) -> list[Reading]:
    """Return the change of a yearly series against the year before, for each year that has both.

    Raises `httpx.HTTPError` where the host fails, `ValueError` or `KeyError` at an unknown form.
    """
    if indicator.feed is None:
        raise ValueError(f"{indicator.id} has no feed")
    query = {"format": "JSON", "lang": "EN", **indicator.feed.filters}
    answer = client.get(f"{base}/{indicator.feed.table}", params=query)
    answer.raise_for_status()
    values, flags = by_year(answer.json())
    return [
        Reading.model_validate(
            {
                "indicator": indicator.id,
                "value": round(values[year] - values[year - 1], 6),
                "period": str(year),
                "status": "provisional" if PROVISIONAL & set(flags.get(year, "")) else "final",
                "printed": None,
                "source": indicator.url,
            }
        )
        for year in sorted(values)
        if year - 1 in values
    ]


def by_year(data: dict[str, Any]) -> tuple[dict[int, float], dict[int, str]]:
    """Return value and flag by year of a JSON-stat answer in which only the year varies.

    Raises `ValueError` where another dimension has more than one category.
    """
    names, sizes = data["id"], data["size"]
    if any(size != 1 for name, size in zip(names, sizes, strict=True) if name != "time"):
        raise ValueError("more than the year varies")
    places = data["dimension"]["time"]["category"]["index"]
    values = {int(year): data["value"].get(str(place)) for year, place in places.items()}
    flags = {
        int(year): data.get("status", {}).get(str(place), "") for year, place in places.items()
    }
    return {year: float(v) for year, v in values.items() if v is not None}, flags
