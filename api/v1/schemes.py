"""Schemes: ways to pay."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from api.cached import cacheable
from api.context import context_of
from api.documented import Id, problems, query, says
from api.inputs import Query, refuse_query
from api.services import services_of
from api.v1.paging import Page, page_model, page_of
from api.views import view, view_model
from catalogue.errors import Unknown
from catalogue.scheme import Scheme
from catalogue.text import Localised

router = APIRouter(tags=["futures"])
SchemeView = view_model(Scheme)


class UnknownScheme(Unknown):
    """No scheme has the id in the address."""

    status = 404
    code = "unknown-scheme"
    noun = Localised(nl="regeling", en="scheme")


@router.get(
    "/schemes",
    operation_id="list-schemes",
    summary="Ways to pay",
    description=says(
        "De regelingen die technologie, begeleiding of loon kunnen betalen. Een bedrag met "
        "`verified` false is nog na te gaan.",
        "The schemes that may pay for technology, guidance or wages. A figure with `verified` "
        "false is still to be checked.",
    ),
    response_model=page_model(SchemeView, "SchemePage"),
    responses=problems(304, 400),
    openapi_extra=query(Page),
)
async def list_schemes(request: Request, page: Annotated[Page, Depends(Query(Page))]) -> Response:
    """Answer the schemes."""
    services = services_of(request)
    language = context_of(request.scope).language
    found = list(services.catalogue.schemes.values())
    return cacheable(request, lambda: view(page_of(found, page), language))


@router.get(
    "/schemes/{id}",
    operation_id="get-scheme",
    summary="One way to pay",
    description=says("Eén regeling.", "One scheme."),
    response_model=SchemeView,
    responses=problems(304, 400, 404),
)
async def get_scheme(request: Request, id: Id) -> Response:  # noqa: A002
    """Answer one scheme. Raises `UnknownScheme`."""
    refuse_query(request)
    services = services_of(request)
    found = services.catalogue.schemes.get(id)
    if found is None:
        raise UnknownScheme(id, services.catalogue.schemes)
    return cacheable(request, lambda: view(found, context_of(request.scope).language))
