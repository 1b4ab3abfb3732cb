"""Scenarios: the four futures and today, the drivers they set, and futures of one's own."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.cached import cacheable, to_json
from api.context import context_of
from api.documented import Id, body, problems, query, says
from api.futures_data import composed_data, counts
from api.inputs import JsonBody, Needs, Query
from api.services import services_of
from api.v1.examples import COMPOSITION
from api.v1.paging import Page, page_model, page_of
from api.v1.year import Year, YearQuery
from api.views import view, view_model
from catalogue.driver import Driver
from catalogue.scenario import DEFAULT_YEAR, TODAY, Scenario
from catalogue.scenario_errors import UnknownScenario
from recommender.case import Input

router = APIRouter(tags=["futures"])
ScenarioView = view_model(Scenario)


class Counts(BaseModel):
    """How much can be had in a future and year."""

    model_config = ConfigDict(extra="forbid")
    year: int = Field(description="Year that it is about; today is always the first year.")
    mean_value: float = Field(ge=0, le=1, description="Mean availability, 0 to 1.")
    available: int = Field(ge=0, description="Technologies that can be had.")
    limited: int = Field(ge=0, description="Technologies that can be had to a limited extent.")
    pilot: int = Field(ge=0, description="Technologies in pilots only.")
    not_available: int = Field(ge=0, description="Technologies that cannot be had.")


class ScenarioDetail(BaseModel):
    """A scenario with what can be had in it."""

    model_config = ConfigDict(extra="forbid")
    scenario: ScenarioView = Field(description="The scenario.")  # type: ignore[valid-type]
    counts: Counts = Field(description="What can be had.")


class ScenarioComposition(Input):
    """Levels of drivers; drivers that are left out are filled in."""

    levels: dict[str, str] = Field(
        min_length=1, max_length=50, description="Id of a level by id of its driver."
    )
    year: Year = DEFAULT_YEAR


class ComposedScenario(Counts):
    """The most consistent future with the levels that were asked."""

    id: str = Field(description="Always `composed`.")
    scenario: str = Field(description="To put into `scenario` of a case.")
    levels: dict[str, str] = Field(description="All levels.")
    chosen: dict[str, str] = Field(description="Levels that were asked.")
    filled: dict[str, str] = Field(description="Levels that were filled in.")
    strained: tuple[str, ...] = Field(description="Levels that go badly together, with reasons.")
    score: int = Field(description="Pairs of levels that fit minus pairs that are strained.")
    alternatives: int = Field(ge=1, description="Consistent futures with these levels.")


@router.get(
    "/scenarios",
    operation_id="list-scenarios",
    summary="The four futures and today",
    description=says(
        "De vier toekomsten uit het rapport, en vandaag.",
        "The four futures of the report, and today.",
    ),
    response_model=page_model(ScenarioView, "ScenarioPage"),
    responses=problems(304, 400),
    openapi_extra=query(Page),
)
async def list_scenarios(request: Request, page: Annotated[Page, Depends(Query(Page))]) -> Response:
    """Answer the scenarios."""
    services = services_of(request)
    language = context_of(request.scope).language
    futures = services.catalogue.futures
    found = [*futures.scenarios.values(), futures.today]
    return cacheable(request, lambda: view(page_of(found, page), language))


@router.get(
    "/scenarios/{id}",
    operation_id="get-scenario",
    summary="One scenario, with what can be had in it",
    description=says(
        "Eén toekomst: de stand van elke schuif en wat er dan te krijgen is.",
        "One future: the level of each driver and what can be had in it.",
    ),
    response_model=ScenarioDetail,
    responses=problems(304, 400, 404),
    openapi_extra=query(YearQuery),
)
async def get_scenario(
    request: Request,
    id: Id,  # noqa: A002
    asked: Annotated[YearQuery, Depends(Query(YearQuery))],
) -> Response:
    """Answer one scenario. Raises `UnknownFuture`."""
    services = services_of(request)
    language = context_of(request.scope).language
    futures = services.catalogue.futures
    named = {**futures.scenarios, TODAY: futures.today}
    if id not in named:
        raise UnknownFuture(id, named)
    outcome = services.adviser.outcomes.of(id)
    return cacheable(
        request,
        lambda: {
            "scenario": view(named[id], language),
            "counts": counts(outcome, asked.year),
        },
    )


@router.get(
    "/drivers",
    operation_id="list-drivers",
    summary="Drivers with their levels",
    description=says(
        "De schuiven waarmee u zelf een toekomst samenstelt.",
        "The drivers by which you compose a future of your own.",
    ),
    response_model=page_model(view_model(Driver), "DriverPage"),
    responses=problems(304, 400),
    openapi_extra=query(Page),
)
async def list_drivers(request: Request, page: Annotated[Page, Depends(Query(Page))]) -> Response:
    """Answer the drivers."""
    services = services_of(request)
    language = context_of(request.scope).language
    found = list(services.catalogue.futures.drivers.values())
    return cacheable(request, lambda: view(page_of(found, page), language))


@router.post(
    "/scenario-compositions",
    operation_id="create-scenario-composition",
    summary="Compose a future",
    description=says(
        "Kies de stand van een of meer schuiven. U krijgt de meest samenhangende toekomst. "
        "Standen die niet samengaan, weigeren we met de reden.",
        "Choose the level of one or more drivers. You get the most consistent future. Levels "
        "that do not go together are refused with the reason.",
    ),
    response_model=ComposedScenario,
    responses=problems(400, 401, 403, 408, 413, 415, 503),
    openapi_extra=body(ScenarioComposition, {"two-levels": COMPOSITION}),
    dependencies=[Depends(Needs("match"))],
)
async def create_scenario_composition(
    request: Request,
    asked: Annotated[ScenarioComposition, Depends(JsonBody(ScenarioComposition))],
) -> Response:
    """Answer the composed future. Raises `UnknownDriver`, `UnknownLevel`, `InconsistentFuture`."""
    services = services_of(request)
    language = context_of(request.scope).language
    outcomes = services.adviser.outcomes

    def compose() -> dict[str, Any]:
        composition = outcomes.field.compose(asked.levels)
        outcome = outcomes.composed(composition)
        return composed_data(composition, outcome, outcomes.field, asked.year, language)

    found = await request.app.state.queue.run(compose)
    text = ",".join(f"{driver}={level}" for driver, level in found["chosen"].items())
    return Response(to_json(found | {"scenario": text}), media_type="application/json")


class UnknownFuture(UnknownScenario):
    """No future has the id in the address."""

    status = 404
