"""Matches: a case in, an answer out, nothing kept."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from api.context import context_of
from api.documented import body, problems, says
from api.inputs import JsonBody, Needs
from api.matching import advise, as_json, check_case, note
from api.services import services_of
from api.v1.examples import CASE, CASE_CODES, CASE_MINIMAL
from recommender.answer import Answer
from recommender.case import Case

router = APIRouter(tags=["matching"])


@router.post(
    "/matches",
    operation_id="create-match",
    summary="Technology that fits a case",
    description=says(
        "Stuur een casus (werk en werknemer) en krijg een korte lijst met passende technologie, "
        "met redenen. Er wordt niets bewaard. Stuur geen naam, geen BSN en geen diagnose.",
        "Send a case (job and worker) and get a short list of technology that fits, with "
        "reasons. Nothing is stored. Send no name, no citizen number and no diagnosis.",
    ),
    response_model=Answer,
    responses=problems(400, 401, 403, 408, 413, 415, 503),
    openapi_extra=body(Case, {"nl": CASE, "minimal": CASE_MINIMAL, "codes": CASE_CODES}),
    dependencies=[Depends(Needs("match"))],
)
async def create_match(
    request: Request, case: Annotated[Case, Depends(JsonBody(Case))]
) -> Response:
    """Answer the advice for `case`."""
    services = services_of(request)
    context = context_of(request.scope)
    check_case(case, services.catalogue, context.language)
    answer = await request.app.state.queue.run(lambda: advise(case, services))
    note(answer, context)
    headers = {"Content-Language": answer.language}
    return Response(as_json(answer), 200, headers, "application/json")
