"""Health: is the process there, and can it answer?"""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request

from api.documented import problems, says
from api.inputs import refuse_query
from api.services import services_of

router = APIRouter(prefix="/health", tags=["operation"])


class Health(BaseModel):
    """State of the service."""

    model_config = ConfigDict(extra="forbid")
    status: Literal["ok"] = Field(description="ok: it answers.")


@router.get(
    "/live",
    operation_id="get-health-live",
    summary="Is the process alive?",
    description=says("Antwoordt zodra het proces draait.", "Answers once the process runs."),
    responses=problems(400),
)
async def live(request: Request) -> Health:
    """Answer that the process runs."""
    refuse_query(request)
    return Health(status="ok")


@router.get(
    "/ready",
    operation_id="get-health-ready",
    summary="Is the model loaded?",
    description=says(
        "Antwoordt 200 zodra het model geladen is, en anders 503.",
        "Answers 200 once the model is loaded, else 503.",
    ),
    responses=problems(400),
)
async def ready(request: Request) -> Health:
    """Answer that cases can be matched. Raises `Busy` while the model is loading."""
    refuse_query(request)
    services_of(request)
    return Health(status="ok")
