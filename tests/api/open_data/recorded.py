"""Answers in the form that CBS and Eurostat document, and a transport that plays them."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import httpx

CBS_V4 = "https://datasets.cbs.nl/odata/v1/CBS"


def observation(period: str, value: float | None, number: int = 0) -> dict[str, object]:
    kept = "None" if value is not None else "Impossible"
    return {"Id": number, "Measure": "M", "ValueAttribute": kept, "Value": value,
            "StringValue": None, "Perioden": period}  # fmt: skip


def v4(rows: list[dict[str, object]], following: str | None = None) -> dict[str, object]:
    data: dict[str, object] = {"@odata.context": f"{CBS_V4}/$metadata#Observations", "value": rows}
    return data | ({"@odata.nextLink": following} if following else {})


def codes(**states: str) -> dict[str, object]:
    return v4([{"Identifier": period[1:], "Index": n, "Title": "", "Status": state}
               for n, (period, state) in enumerate(states.items())])  # fmt: skip


UNEMPLOYMENT = v4([
    observation("2025JJ00", None), observation("2025MM12", 3.9), observation("2026KW02", 3.8),
    observation("2026MM05", 3.9), observation("2026MM06", 3.8), observation("2026MM07", 3.7),
])  # fmt: skip
GROWTH = v4([
    observation("2026KW01", 1.4), observation("2026KW02", 1.1), observation("2026JJ00", 1),
])  # fmt: skip
CONFIDENCE = v4([observation("2026MM06", -39), observation("2026MM07", -37)])
STATES = codes(p2025MM12="Definitief", p2026MM05="Definitief", p2026MM06="Definitief",
               p2026MM07="Voorlopig", p2026KW01="Definitief", p2026KW02="Voorlopig")  # fmt: skip
PROPERTIES = {"Identifier": "80590ned", "Modified": "2026-08-20T02:00:00+02:00"}

MONTHS = [f"2025MM{m:02d}" for m in range(7, 13)] + [f"2026MM{m:02d}" for m in range(1, 8)]
MIGRATION = {
    "odata.metadata": "https://opendata.cbs.nl/ODataApi/OData/85484NED/$metadata",
    "value": [
        {"Perioden": month, "Immigratie_1": 25_000 + n,
         "EmigratieInclusiefAdministratieveC_2": 17_000}
        for n, month in enumerate(MONTHS)
    ] + [{"Perioden": "2026JJ00", "Immigratie_1": 150_000,
          "EmigratieInclusiefAdministratieveC_2": 100_000}],
}  # fmt: skip
PERIODS_V3 = {"value": [{"Key": m, "Title": "", "Status": "Voorlopig"} for m in MONTHS]}

EUROSTAT = {
    "version": "2.0",
    "class": "dataset",
    "label": "Artificial intelligence by size class of enterprise",
    "id": ["freq", "size_emp", "nace_r2", "indic_is", "unit", "geo", "time"],
    "size": [1, 1, 1, 1, 1, 1, 4],
    "value": {"0": 13.1, "1": 13.8, "2": 23.0, "3": 30.5},
    "status": {"3": "p"},
    "dimension": {
        "time": {
            "label": "Time",
            "category": {"index": {"2021": 0, "2023": 1, "2024": 2, "2025": 3}, "label": {}},
        }
    },
}

Answers = dict[str, object]


def answers() -> Answers:
    """Return the whole recorded world: pattern of the path → answer."""
    return {
        r"80590ned/Observations": UNEMPLOYMENT,
        r"85880NED/Observations": GROWTH,
        r"83693NED/Observations": CONFIDENCE,
        r"PeriodenCodes": STATES,
        r"Properties": PROPERTIES,
        r"85484NED/TypedDataSet": MIGRATION,
        r"85484NED/Perioden$": PERIODS_V3,
        r"isoc_eb_ai": EUROSTAT,
    }


class Played:
    """A client whose requests are answered from the record; keeps what was asked."""

    def __init__(self, recorded: Answers) -> None:
        self.recorded = recorded
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.client = httpx.Client(transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        query = {k: v[0] for k, v in parse_qs(request.url.query.decode()).items()}
        self.asked.append((request.url.path, query))
        for pattern, answer in self.recorded.items():
            if re.search(pattern, request.url.path):
                return _as_response(answer, request)
        return httpx.Response(404, json={"error": "no such table"})


def _as_response(answer: object, request: httpx.Request) -> httpx.Response:
    if isinstance(answer, Exception):
        raise answer
    if isinstance(answer, Callable):  # type: ignore[arg-type]
        return answer(request)
    if isinstance(answer, int):
        return httpx.Response(answer)
    if isinstance(answer, str):
        return httpx.Response(200, text=answer)
    return httpx.Response(200, json=answer)
