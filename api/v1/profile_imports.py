"""Profile imports: an FML, ICF codes or an ability profile, as limited functions for a case.

The ability scale is that of IMBA and MELBA: 1 far below what work usually asks, 2 below,
3 as usual, 4 above, 5 far above. What is below becomes a limitation: 1 is severe (3), 2 is
moderate (2); 3 to 5 are none (0). That mapping is ours; docs/api.md says so.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import Field, model_validator
from starlette.requests import Request
from starlette.responses import Response

from api.cached import to_json
from api.context import context_of
from api.documented import body, problems, says
from api.inputs import JsonBody, Needs
from api.matching import check_limits
from api.services import Services, services_of
from api.v1.examples import PROFILE
from catalogue.text import Language
from recommender.answer import Notice
from recommender.case import FmlItem, FunctionLimit, IcfCode, Input, Limit
from recommender.part import Part
from recommender.profile import read_profile

router = APIRouter(tags=["matching"])
ABILITY_SEVERITY = {1: 3, 2: 2, 3: 0, 4: 0, 5: 0}
MOST = 300


class Ability(Input):
    """One function on the scale of IMBA and MELBA."""

    function: str = Field(description="Id of a work function.")
    level: int = Field(ge=1, le=5, description="1 far below what work asks, 3 usual, 5 far above.")


class ProfileImport(Input):
    """A profile in one or more of the three forms."""

    fml: tuple[FmlItem, ...] = Field(default=(), max_length=MOST, description="Items of an FML.")
    icf: tuple[str, ...] = Field(
        default=(), max_length=MOST, description="ICF codes with qualifier, such as d430.2."
    )
    abilities: tuple[Ability, ...] = Field(
        default=(), max_length=MOST, description="Functions on the IMBA/MELBA scale 1 to 5."
    )

    @model_validator(mode="after")
    def _not_empty(self) -> "ProfileImport":
        if not (self.fml or self.icf or self.abilities):
            raise ValueError("empty-profile")
        return self


class ImportedFunction(Part):
    """A function with the severity that the profile says."""

    function: str = Field(description="Id of the function.")
    name: str = Field(description="Name of the function.")
    severity: int = Field(ge=0, le=4, description="0 none, 1 light, 2 moderate, 3 severe, 4 total.")
    given_as: str = Field(description="Code that said so.")


class ImportedProfile(Part):
    """The functions, ready for `worker.functions` of a case."""

    functions: tuple[ImportedFunction, ...] = Field(description="Most severe first.")
    notices: tuple[Notice, ...] = Field(description="Codes that were not used, and assumptions.")


@router.post(
    "/profile-imports",
    operation_id="create-profile-import",
    summary="A profile as limited functions",
    description=says(
        "Zet een FML, ICF-codes of een profiel op de schaal van IMBA/MELBA om in functies voor "
        "een casus. Er wordt niets bewaard.",
        "Turns an FML, ICF codes or a profile on the IMBA/MELBA scale into functions for a "
        "case. Nothing is stored.",
    ),
    response_model=ImportedProfile,
    responses=problems(400, 401, 403, 408, 413, 415, 503),
    openapi_extra=body(ProfileImport, {"three-forms": PROFILE}),
    dependencies=[Depends(Needs("match"))],
)
async def create_profile_import(
    request: Request, profile: Annotated[ProfileImport, Depends(JsonBody(ProfileImport))]
) -> Response:
    """Answer the functions of `profile`."""
    services = services_of(request)
    language = context_of(request.scope).language
    given, fields = _given(profile)
    check_limits(given, fields, services.catalogue, language)
    read = read_profile(given, services.catalogue)
    notices = [
        {"field": _field(field, fields), "text": text.text(language)} for field, text in read.unused
    ]
    ordered = sorted(read.severity.items(), key=lambda pair: (-pair[1], pair[0]))
    functions: list[dict[str, Any]] = [
        {
            "function": function,
            "name": _name(services, function, language),
            "severity": severity,
            "given_as": read.given_as[function],
        }
        for function, severity in ordered
    ]
    content = to_json({"functions": functions, "notices": notices})
    return Response(content, media_type="application/json")


def _given(profile: ProfileImport) -> tuple[list[Limit], list[tuple[str | int, ...]]]:
    """Return the limits of all forms, each with the path where it stands."""
    limits: list[Limit] = [
        *profile.fml,
        *(IcfCode(icf=code) for code in profile.icf),
        *(
            FunctionLimit(function=a.function, severity=ABILITY_SEVERITY[a.level])
            for a in profile.abilities
        ),
    ]
    paths: list[tuple[str | int, ...]] = [
        *(("fml", i) for i in range(len(profile.fml))),
        *(("icf", i) for i in range(len(profile.icf))),
        *(("abilities", i) for i in range(len(profile.abilities))),
    ]
    return limits, paths


def _field(field: str, paths: list[tuple[str | int, ...]]) -> str:
    """Return where in this profile the limit stands that `worker.functions[n]` names."""
    name, place = paths[int(field.partition("[")[2].partition("]")[0])]
    return f"{name}[{place}]"


def _name(services: Services, function: str, language: Language) -> str:
    return services.catalogue.functions[function].name.text(language)
