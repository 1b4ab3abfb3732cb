"""Technologies: searched by words and facets, and one with all that is known of it."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from api.cached import cacheable
from api.context import context_of
from api.documented import Id, problems, query, says
from api.errors import InvalidInput
from api.inputs import Query
from api.services import Services, services_of
from api.v1.paging import Page
from api.v1.year import YearQuery
from api.views import view, view_model
from catalogue.errors import nearest
from catalogue.facets import FACETS
from catalogue.search import Found, Hit
from catalogue.search import Query as SearchQuery
from catalogue.technology import Family, Form, Maturity, Technology
from catalogue.text import Language, Localised
from recommender.future_part import AvailabilityPart
from recommender.input_errors import InputFault

router = APIRouter(tags=["catalogue"])
Sort = Literal["relevance", "name", "-name", "cost", "-cost", "maturity", "-maturity"]
YesNo = Literal["yes", "no"]
_MATURITY = ("research", "emerging", "available", "established")


class TechnologyQuery(Page):
    """What to look for. Within a facet one value must fit, over facets all."""

    limit: int = Field(default=20, ge=1, le=210, description="How many at most, 1 to 210.")
    q: str = Field(default="", max_length=500, description="Words, Dutch or English.")
    family: tuple[Family, ...] = Field(default=(), description="Families.")
    technology: tuple[Form, ...] = Field(default=(), description="Forms of technology.")
    function: tuple[str, ...] = Field(
        default=(), description="Ids of functions that it helps with.",
        json_schema_extra={"x-ids": "functions"},
    )  # fmt: skip
    sector: tuple[str, ...] = Field(
        default=(), description="Ids of sectors.", json_schema_extra={"x-ids": "sectors"}
    )
    maturity: tuple[Maturity, ...] = Field(default=(), description="How far it has spread.")
    cost: tuple[Literal["0", "100", "500", "1000", "5000", "25000"], ...] = Field(
        default=(), description="The low end of the first-year cost is at most this, euro."
    )
    needs_network: tuple[YesNo, ...] = Field(
        default=(), alias="needsNetwork", description="Fails without a network."
    )
    dutch: tuple[Literal["yes", "partly", "no", "not-applicable"], ...] = Field(
        default=(), description="Works in Dutch."
    )
    digital_skill: tuple[Literal["none", "basic", "good"], ...] = Field(
        default=(), alias="digitalSkill", description="Digital skill that the worker has."
    )
    ai: tuple[YesNo, ...] = Field(default=(), description="Depends on AI.")
    personal_data: tuple[Literal["none", "workplace", "personal", "health"], ...] = Field(
        default=(), alias="personalData", description="Most sensitive data that is acceptable."
    )
    max_cost_eur: float | None = Field(
        default=None, ge=0, le=1_000_000, allow_inf_nan=False, alias="maxCostEur",
        description="Budget for the first year that the low end of the price must meet, euro.",
    )  # fmt: skip
    sort: Sort = Field(
        default="relevance",
        description="Order; relevance is by name where no words are given. A minus turns it.",
    )


class FacetValue(BaseModel):
    """One value of a facet with the number of hits that have it."""

    model_config = ConfigDict(extra="forbid")
    value: str = Field(description="Value, as the query takes it.")
    label: str = Field(description="The value in words.")
    count: int = Field(ge=0, description="Number of hits.")


class FacetCounts(BaseModel):
    """One facet with its values."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(description="Name, as the query takes it.")
    label: str = Field(description="The question in words.")
    values: tuple[FacetValue, ...] = Field(description="Values that hits have.")


TechnologyView = view_model(Technology)


class TechnologyDetail(TechnologyView):  # type: ignore[misc,valid-type]
    """A technology with how far it can be had, today and in each future."""

    availability: dict[str, AvailabilityPart] = Field(description="By id of the scenario.")


class TechnologyPage(BaseModel):
    """One page of technologies."""

    model_config = ConfigDict(extra="forbid")
    total: int = Field(ge=0, description="How many were found in all.")
    offset: int = Field(ge=0, description="How many were left out before this page.")
    limit: int = Field(ge=1, description="How many this page holds at most.")
    items: tuple[TechnologyView, ...] = Field(description="The page.")  # type: ignore[valid-type]
    facets: tuple[FacetCounts, ...] = Field(description="Counts over all hits.")
    unknown_words: tuple[str, ...] = Field(description="Words that nothing answers to.")


@router.get(
    "/technologies",
    operation_id="list-technologies",
    summary="Search technologies",
    description=says(
        "Zoek in alle soorten inclusieve technologie, op woorden en kenmerken.",
        "Search all kinds of inclusive technology, by words and facets.",
    ),
    response_model=TechnologyPage,
    responses=problems(304, 400),
    openapi_extra=query(TechnologyQuery),
)
async def list_technologies(
    request: Request, asked: Annotated[TechnologyQuery, Depends(Query(TechnologyQuery))]
) -> Response:
    """Answer one page of technologies."""
    services = services_of(request)
    language = context_of(request.scope).language
    _check_ids(asked, services, language)
    return cacheable(request, lambda: _listed(asked, services, language))


@router.get(
    "/technologies/{id}",
    operation_id="get-technology",
    summary="One technology",
    description=says(
        "Alles wat bekend is over één soort technologie: bewijs, kosten, waarschuwingen.",
        "All that is known of one kind of technology: evidence, cost, cautions.",
    ),
    response_model=TechnologyDetail,
    responses=problems(304, 400, 404),
    openapi_extra=query(YearQuery),
)
async def get_technology(
    request: Request,
    id: Id,  # noqa: A002
    asked: Annotated[YearQuery, Depends(Query(YearQuery))],
) -> Response:
    """Answer one technology. Raises `UnknownTechnology`."""
    services = services_of(request)
    language = context_of(request.scope).language
    found = services.catalogue.technology(id)
    return cacheable(request, lambda: _detail(found, asked.year, services, language))


def _detail(
    technology: Technology, year: int, services: Services, language: Language
) -> dict[str, Any]:
    advice = services.adviser.advise([(technology.id, 1.0)], None, year, language)
    parts = advice.availability[technology.id]
    shown = {name: part.model_dump(mode="json") for name, part in parts.items()}
    return {**view(technology, language), "availability": shown}


def _check_ids(asked: TechnologyQuery, services: Services, language: Language) -> None:
    """Refuse unknown functions and sectors, all at once. Raises `InvalidInput`."""
    known: dict[str, Mapping[str, Any]] = {
        "function": services.catalogue.functions,
        "sector": services.catalogue.sectors,
    }
    faults = [
        InputFault(
            pointer=f"/{name}/{place}",
            field=f"{name}[{place}]",
            detail=_unknown(value, known[name]).text(language),
        )
        for name in known
        for place, value in enumerate(getattr(asked, name))
        if value not in known[name]
    ]
    if faults:
        raise InvalidInput(faults, "query")


def _unknown(value: str, known: Mapping[str, Any]) -> Localised:
    meant = ", ".join(nearest(value, known) or list(known)[:5])
    return Localised(
        nl=f"Deze code kennen we niet. Kies bijvoorbeeld: {meant}.",
        en=f"This id is unknown. Choose for example: {meant}.",
    )


def _listed(asked: TechnologyQuery, services: Services, language: Language) -> dict[str, Any]:
    found = services.search.find(
        SearchQuery(
            text=asked.q,
            facets={name: getattr(asked, name.replace("-", "_")) for name in FACETS},
            max_cost_eur=asked.max_cost_eur,
            language=language,
            limit=len(services.catalogue.technologies),
        )
    )
    hits = _sorted(found, asked.sort, language)[asked.offset : asked.offset + asked.limit]
    return {
        "total": found.total,
        "offset": asked.offset,
        "limit": asked.limit,
        "items": [view(hit.technology, language) for hit in hits],
        "facets": [_facet(name, found, services, language) for name in FACETS],
        "unknown_words": list(found.unknown),
    }


def _sorted(found: Found, sort: Sort, language: Language) -> list[Hit]:
    name = sort.removeprefix("-")
    if name == "relevance":
        return list(found.hits)

    def key(hit: Hit) -> tuple[Any, ...]:
        technology = hit.technology
        by: dict[str, Any] = {
            "name": technology.name.text(language).casefold(),
            "cost": (technology.cost.low_eur, technology.cost.high_eur),
            "maturity": _MATURITY.index(technology.maturity),
        }
        return by[name], technology.id

    return sorted(found.hits, key=key, reverse=sort.startswith("-"))


def _facet(name: str, found: Found, services: Services, language: Language) -> dict[str, Any]:
    facet = FACETS[name]
    words = facet.values(services.catalogue)
    return {
        "name": _camel(name),
        "label": facet.label.text(language),
        "values": [
            {"value": value, "label": label.text(language), "count": found.facets[name][value]}
            for value, label in words.items()
            if found.facets[name][value]
        ],
    }


def _camel(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(word.title() for word in rest)
