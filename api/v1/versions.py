"""Versions: what the answers of this service rest on."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.cached import cacheable
from api.documented import problems, says
from api.inputs import refuse_query
from api.services import services_of
from api.version import API_VERSION

router = APIRouter(tags=["operation"])


class ServiceVersions(BaseModel):
    """Versions of the parts."""

    model_config = ConfigDict(extra="forbid")
    api: str = Field(description="Version of the API, semantic versioning.")
    catalogue: str = Field(description="Version of the catalogue.")
    model: str = Field(description="Version of the model.")


@router.get(
    "/versions",
    operation_id="get-versions",
    summary="Versions of API, catalogue and model",
    description=says(
        "De versies waar elk antwoord op rust.", "The versions that every answer rests on."
    ),
    response_model=ServiceVersions,
    responses=problems(304, 400),
)
async def get_versions(request: Request) -> Response:
    """Answer the versions."""
    refuse_query(request)
    services = services_of(request)
    versions = ServiceVersions(
        api=API_VERSION, catalogue=services.catalogue.version, model=services.model_version
    )
    return cacheable(request, versions.model_dump)
