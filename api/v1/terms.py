"""Functions, situations and sectors: the words that a case can use."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from api.cached import cacheable
from api.context import context_of
from api.documented import problems, query, says
from api.inputs import Query
from api.services import services_of
from api.v1.paging import Page, page_model, page_of
from api.views import view, view_model
from catalogue.function import Function, Sector, Situation
from catalogue.store import Catalogue
from catalogue.text import Record

router = APIRouter(tags=["catalogue"])


def _list_route(
    path: str,
    record: type[Record],
    description: str,
    records: Callable[[Catalogue], Mapping[str, Record]],
) -> None:
    async def listed(request: Request, page: Annotated[Page, Depends(Query(Page))]) -> Response:
        language = context_of(request.scope).language
        found = records(services_of(request).catalogue)
        return cacheable(request, lambda: view(page_of(list(found.values()), page), language))

    name = path.strip("/")
    extra: dict[str, Any] = query(Page)
    router.add_api_route(
        path,
        listed,
        operation_id=f"list-{name}",
        summary=f"List {name}",
        description=description,
        response_model=page_model(view_model(record), f"{record.__name__}Page"),
        responses=problems(304, 400),
        openapi_extra=extra,
    )


_list_route(
    "/functions",
    Function,
    says(
        "De 73 werkfuncties: wat iemand op het werk doet met lichaam, zintuigen en hoofd.",
        "The 73 work functions: what a person does with body, senses and mind at work.",
    ),
    lambda catalogue: catalogue.functions,
)
_list_route(
    "/situations",
    Situation,
    says(
        "Omstandigheden op het werk die technologie uitsluiten of om voorzichtigheid vragen.",
        "Circumstances at work that rule technology out or ask for care.",
    ),
    lambda catalogue: catalogue.situations,
)
_list_route(
    "/sectors",
    Sector,
    says("De sectoren waarin de catalogus is ingedeeld.", "The sectors of the catalogue."),
    lambda catalogue: catalogue.sectors,
)
