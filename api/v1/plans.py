"""Plans: a small set of options that together cover most within a budget."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from api.context import context_of
from api.documented import body, problems, says
from api.inputs import JsonBody, Needs
from api.matching import advise, check_case, note
from api.services import services_of
from api.v1.examples import CASE
from recommender.answer import Answer, Barrier, Notice, Versions
from recommender.case import Case
from recommender.part import Part
from recommender.plan_part import PlanAdvice

router = APIRouter(tags=["matching"])


class PlanAnswer(Part):
    """The plan for a case."""

    case: str = Field(description="Reference of the case, as it was sent.")
    language: str = Field(description="Language of the texts: nl or en.")
    abstained: bool = Field(description="True where nothing is presented as fitting.")
    questions: tuple[str, ...] = Field(description="Where nothing fits: what would help most.")
    notices: tuple[Notice, ...] = Field(description="What to know about the input.")
    barriers: tuple[Barrier, ...] = Field(description="Heaviest first.")
    plan: PlanAdvice | None = Field(default=None, description="The plan.")
    versions: Versions = Field(description="What made this answer.")


@router.post(
    "/plans",
    operation_id="create-plan",
    summary="A plan for a case within its budget",
    description=says(
        "Een kleine set technologie die samen het meest oplost binnen budget_eur, met kosten, "
        "volgorde en wat er overblijft. Ook per toekomst. Er wordt niets bewaard.",
        "A small set of technology that together solves most within budget_eur, with cost, "
        "order and what stays. Per future as well. Nothing is stored.",
    ),
    response_model=PlanAnswer,
    responses=problems(400, 401, 403, 408, 413, 415, 503),
    openapi_extra=body(Case, {"budget": {**CASE, "budget_eur": 2500}}),
    dependencies=[Depends(Needs("match"))],
)
async def create_plan(request: Request, case: Annotated[Case, Depends(JsonBody(Case))]) -> Response:
    """Answer the plan for `case`."""
    services = services_of(request)
    context = context_of(request.scope)
    check_case(case, services.catalogue, context.language)
    answer = await request.app.state.queue.run(lambda: advise(case, services, plan=True))
    note(answer, context)
    content = _plan(answer).model_dump_json(exclude_none=True).encode()
    return Response(content, 200, {"Content-Language": answer.language}, "application/json")


def _plan(answer: Answer) -> PlanAnswer:
    parts = {name: getattr(answer, name) for name in PlanAnswer.model_fields}
    return PlanAnswer.model_construct(**parts)
