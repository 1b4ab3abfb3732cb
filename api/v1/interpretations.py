"""Interpretations: what Passend reads in a case, so that a coach can correct it first."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from api.advice import with_protection
from api.context import context_of
from api.documented import body, problems, says
from api.inputs import JsonBody, Needs
from api.matching import check_case
from api.services import services_of
from api.v1.examples import CASE
from recommender.case import Case
from recommender.interpretation import Interpretation

router = APIRouter(tags=["matching"])


@router.post(
    "/interpretations",
    operation_id="create-interpretation",
    summary="What Passend reads in a case",
    description=says(
        "Welke functies lastig zijn en wat de taken vragen, met de woorden die daartoe leidden. "
        "Verbeter het en stuur de functies mee met de casus. Er wordt niets bewaard.",
        "Which functions are hard and what the tasks ask, with the words that led to it. "
        "Correct it and send the functions along with the case. Nothing is stored.",
    ),
    response_model=Interpretation,
    responses=problems(400, 401, 403, 408, 413, 415, 503),
    openapi_extra=body(Case, {"nl": CASE}),
    dependencies=[Depends(Needs("match"))],
)
async def create_interpretation(
    request: Request, case: Annotated[Case, Depends(JsonBody(Case))]
) -> Response:
    """Answer what was read in `case`."""
    services = services_of(request)
    check_case(case, services.catalogue, context_of(request.scope).language)
    found = await request.app.state.queue.run(lambda: with_protection(case, services.interpreter))
    headers = {"Content-Language": found.language}
    content = found.model_dump_json(exclude_none=True).encode()
    return Response(content, 200, headers, "application/json")
