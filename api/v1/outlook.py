"""Outlook: to which future the indicators lean. A leaning is no probability."""

import datetime
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.cached import cacheable
from api.context import context_of
from api.documented import problems, says
from api.futures_data import outlook_data
from api.inputs import refuse_query
from api.services import services_of
from recommender.alarm import crisis_alarm
from recommender.outlook import outlook

router = APIRouter(tags=["futures"])
_CLOSED = ConfigDict(extra="forbid", populate_by_name=True)


class LeaningView(BaseModel):
    """How far the indicators lean to one future."""

    model_config = _CLOSED
    scenario: str = Field(description="Id of the future.")
    name: str = Field(description="Name of the future.")
    leaning: float | None = Field(ge=0, le=1, description="0 to 1; null: no value tells it.")
    change: float | None = Field(description="Change since the snapshot before; null: unknown.")
    compared: tuple[str, ...] = Field(description="Indicators that the change rests on.")
    weight_used: float = Field(ge=0, description="Weight of the indicators with a value.")
    weight_possible: float = Field(ge=0, description="Weight of all that tell this future.")
    ranking_weight: float = Field(ge=0, le=1, description="Leanings scaled to add up to 1.")
    speaks_for: tuple[str, ...] = Field(alias="for", description="Indicators that speak for it.")
    against: tuple[str, ...] = Field(description="Indicators that speak against it.")


class IndicatorView(BaseModel):
    """What one indicator says."""

    model_config = _CLOSED
    id: str = Field(description="Id of the indicator.")
    name: str = Field(description="Name.")
    unit: str = Field(description="Unit of the value.")
    weight: float = Field(ge=0, description="Weight in the leanings.")
    table: str = Field(description="Table it comes from; empty: collected by hand.")
    url: str = Field(description="Where it is published.")
    state: Literal["used", "stale", "missing"] = Field(description="Whether it counts.")
    memberships: dict[str, float] = Field(description="0 to 1 by future.")
    value: float | None = Field(default=None, description="Value in its unit.")
    period: str | None = Field(default=None, description="Period of the value.")
    status: str | None = Field(default=None, description="provisional, final or unknown.")
    printed: str | None = Field(default=None, description="Day, month or year of the print.")
    source: str | None = Field(default=None, description="Where it was read.")


class SignView(BaseModel):
    """One sign of a crisis."""

    model_config = _CLOSED
    id: str = Field(description="Id of the rule.")
    name: str = Field(description="The rule in words.")
    fired: bool | None = Field(description="null: not enough values.")


class AlarmView(BaseModel):
    """The alarm for an economic crisis."""

    model_config = _CLOSED
    scenario: str = Field(description="Future that it warns of.")
    raised: bool = Field(description="True where at least two signs fired.")
    signs: tuple[SignView, ...] = Field(description="All signs.")


class OutlookView(BaseModel):
    """The monitor on the day of its newest values."""

    model_config = _CLOSED
    date: datetime.date = Field(description="Day of the values.")
    previous: datetime.date | None = Field(description="Day of the values before; null: none.")
    note: str = Field(description="How to read it.")
    drift: str | None = Field(description="Future that leads clearly; null: none does.")
    nearest: tuple[str, str] = Field(description="The two futures that are nearest.")
    leanings: tuple[LeaningView, ...] = Field(description="Highest first.")
    indicators: tuple[IndicatorView, ...] = Field(description="All indicators.")
    missing: tuple[str, ...] = Field(description="Indicators without a usable value.")
    alarm: AlarmView = Field(description="Signs of a crisis.")


@router.get(
    "/outlook",
    operation_id="get-outlook",
    summary="To which future the indicators lean",
    description=says(
        "Naar welke toekomst de cijfers neigen. Een neiging is geen kans.",
        "To which future the figures lean. A leaning is not a probability.",
    ),
    response_model=OutlookView,
    responses=problems(304, 400),
)
async def get_outlook(request: Request) -> Response:
    """Answer the outlook."""
    refuse_query(request)
    services = services_of(request)
    language = context_of(request.scope).language
    futures, known = services.catalogue.futures, services.snapshots
    return cacheable(
        request,
        lambda: outlook_data(
            futures, outlook(futures, known), crisis_alarm(futures, known), language
        ),
    )
