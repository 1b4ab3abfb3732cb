"""Feeds of Statistics Netherlands (CBS): OData v4 observations, and v3 for migration.

Measures and dimensions are asked by code, never by title. The two hosts differ: v4 has one row per
observation with `Measure` and `Value`, v3 one row per period with a column per measure.
"""

from typing import Any

import httpx

from catalogue.indicator import Indicator, Reading

V4 = "https://datasets.cbs.nl/odata/v1/CBS"
V3 = "https://opendata.cbs.nl/ODataApi/odata"
KEPT = 8  # newest periods that are kept, so that the alarm can look back
LETTERS = {"month": "MM", "quarter": "KW", "year": "JJ"}
IMMIGRATION, EMIGRATION = "Immigratie_1", "EmigratieInclusiefAdministratieveC_2"
MAX_PAGES = 20


def observations(client: httpx.Client, indicator: Indicator, base: str = V4) -> list[Reading]:
    """Return the newest readings of a v4 table, oldest first.

    Raises `httpx.HTTPError` where the host fails, `ValueError` or `KeyError` at an unknown form.
    """
    feed = _feed(indicator)
    table = f"{base}/{feed.table}"
    condition = " and ".join(f"{name} eq '{code}'" for name, code in feed.filters.items())
    rows = _pages(client, f"{table}/Observations", {"$filter": condition})
    wanted = LETTERS[indicator.frequency]
    values = {
        str(row["Perioden"]).strip(): float(row["Value"])
        for row in rows
        if row["Value"] is not None and wanted in str(row["Perioden"])
    }
    states = _states(_pages(client, f"{table}/PeriodenCodes", {}), "Identifier")
    printed = str(_json(client, f"{table}/Properties", {}).get("Modified", ""))[:10] or None
    return [
        reading(indicator, values[code], period(code), states.get(code), printed)
        for code in sorted(values, key=period)[-KEPT:]
    ]


def net_migration(client: httpx.Client, indicator: Indicator, base: str = V3) -> list[Reading]:
    """Return net migration over the last twelve months; a year that is not full is never used.

    Raises as `observations`, and `ValueError` where twelve months in a row are not there.
    """
    feed = _feed(indicator)
    condition = " and ".join(f"{name} eq '{code}'" for name, code in feed.filters.items())
    query = {"$filter": condition, "$select": f"Perioden,{IMMIGRATION},{EMIGRATION}"}
    rows = _pages(client, f"{base}/{feed.table}/TypedDataSet", query)
    months = {
        str(row["Perioden"]).strip(): float(row[IMMIGRATION]) - float(row[EMIGRATION])
        for row in rows
        if "MM" in str(row["Perioden"])
        and row[IMMIGRATION] is not None
        and row[EMIGRATION] is not None
    }
    last = sorted(months)[-12:]
    if len(last) < 12 or _month_number(last[-1]) - _month_number(last[0]) != 11:
        raise ValueError("twelve months in a row are needed")
    states = _states(_pages(client, f"{base}/{feed.table}/Perioden", {}), "Key")
    state = "Voorlopig" if any(states.get(m) == "Voorlopig" for m in last) else states.get(last[-1])
    total = sum(months[month] for month in last)
    return [reading(indicator, total, period(last[-1]), state, None)]


def reading(
    indicator: Indicator, value: float, when: str, state: str | None, printed: str | None
) -> Reading:
    """Return a value as a reading of `indicator`; `state` in the words of CBS."""
    known = {"Definitief": "final", "Voorlopig": "provisional", "NaderVoorlopig": "provisional"}
    return Reading.model_validate(
        {
            "indicator": indicator.id,
            "value": value,
            "period": when,
            "status": known.get(state or "", "unknown"),
            "printed": printed,
            "source": indicator.url,
        }
    )


def period(code: str) -> str:
    """Return a CBS period such as 2026MM06, 2026KW01 or 2026JJ00 in our form."""
    year, kind, number = code[:4], code[4:6], code[6:8]
    if not (year.isdigit() and number.isdigit()):
        raise ValueError(f"unknown period {code}")
    if kind == "MM":
        return f"{year}M{number}"
    if kind == "KW":
        return f"{year}Q{int(number)}"
    if kind == "JJ":
        return year
    raise ValueError(f"unknown period {code}")


def _pages(client: httpx.Client, url: str, query: dict[str, str]) -> list[dict[str, Any]]:
    data = _json(client, url, query)
    rows = list(data["value"])
    for _ in range(MAX_PAGES):
        following = data.get("@odata.nextLink") or data.get("odata.nextLink")
        if not following:
            return rows
        data = _json(client, following, {})
        rows += data["value"]
    raise ValueError("too many pages")


def _json(client: httpx.Client, url: str, query: dict[str, str]) -> dict[str, Any]:
    answer = client.get(url, params=query or None, headers={"Accept": "application/json"})
    answer.raise_for_status()
    data = answer.json()
    if not isinstance(data, dict):
        raise ValueError("the answer is no object")
    return data


def _states(rows: list[dict[str, Any]], key: str) -> dict[str, str]:
    return {str(row[key]).strip(): str(row.get("Status") or "") for row in rows}


def _month_number(code: str) -> int:
    return int(code[:4]) * 12 + int(code[6:8])


def _feed(indicator: Indicator) -> Any:
    if indicator.feed is None:
        raise ValueError(f"{indicator.id} has no feed")
    return indicator.feed
