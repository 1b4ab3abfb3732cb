"""Reading what is sent: bodies and queries by closed models, all faults at once.

The framework's own reading is not used: it answers 422, stops at the first part with faults and
takes NaN and text for numbers. Here JSON is read strictly and queries leniently (a query is
text), by the same models that the OpenAPI document shows.
"""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, from_json, to_json
from starlette.requests import Request

from api.context import context_of
from api.errors import Forbidden, InvalidInput, Unauthorised, UnsupportedMedia
from api.gate import identity_of
from api.roles import Identity
from api.roles import Scope as Right
from catalogue.text import Localised
from recommender.input_errors import InputFault, explain

Model = TypeVar("Model", bound=BaseModel)
JSON = "application/json"
_REPEATED = Localised(
    nl="Dit staat er meer dan één keer. Geef het één keer.",
    en="This stands here more than once. Give it once.",
)
_NO_QUERY = Localised(
    nl="Dit kennen we hier niet. Haal het uit het adres.",
    en="This is unknown here. Take it out of the address.",
)


class JsonBody(Generic[Model]):
    """Dependency that gives the body as `model`."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    async def __call__(self, request: Request) -> Model:
        """Return the body. Raises `UnsupportedMedia`, `InvalidInput`, `Busy`."""
        expect_media(request, JSON)
        refuse_query(request)
        request.app.state.queue.admit()
        body = await request.body()
        try:
            return read_json(self.model, body)
        except ValidationError as error:
            language = context_of(request.scope).language
            raise InvalidInput(explain(error, language, self.model)) from None


class Query(Generic[Model]):
    """Dependency that gives the query of the address as `model`."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model
        self._lists = {
            field.alias or name
            for name, field in model.model_fields.items()
            if get_origin(field.annotation) is tuple
        }

    def __call__(self, request: Request) -> Model:
        """Return the query. Raises `InvalidInput` with all faults."""
        language = context_of(request.scope).language
        values, faults = self._values(request, language == "nl")
        try:
            found = self.model.model_validate(values)
        except ValidationError as error:
            faults += explain(error, language, self.model)
            raise InvalidInput(faults, "query") from None
        if faults:
            raise InvalidInput(faults, "query")
        return found

    def _values(self, request: Request, dutch: bool) -> tuple[Mapping[str, Any], list[InputFault]]:
        sent: dict[str, list[str]] = {}
        for name, value in request.query_params.multi_items():
            sent.setdefault(name, []).append(value)
        text = _REPEATED.nl if dutch else _REPEATED.en
        faults = [
            InputFault(pointer=f"/{name}", field=name, detail=text)
            for name, values in sent.items()
            if len(values) > 1 and name not in self._lists
        ]
        return {n: v if n in self._lists else v[0] for n, v in sent.items()}, faults


def read_json(model: type[Model], body: bytes) -> Model:
    """Return `body` as `model`, read strictly: "3" is no number, true is no 1.

    JSON knows one kind of number, so 3.0 is as good as 3. Raises pydantic's `ValidationError`.
    """
    try:
        return model.model_validate_json(body, strict=True)
    except ValidationError as error:
        if not any(map(_is_whole_as_float, error.errors(include_url=False))):
            raise
    return model.model_validate_json(to_json(_whole(from_json(body))), strict=True)


def _is_whole_as_float(detail: ErrorDetails) -> bool:
    value = detail["input"]
    return detail["type"] == "int_type" and isinstance(value, float) and value.is_integer()


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(entry) for entry in value]
    if isinstance(value, dict):
        return {name: _whole(entry) for name, entry in value.items()}
    return value


def refuse_query(request: Request) -> None:
    """Refuse a query where none is known. Raises `InvalidInput`."""
    names = dict.fromkeys(request.query_params)
    if names:
        text = _NO_QUERY.text(context_of(request.scope).language)
        faults = (InputFault(pointer=f"/{name}", field=name, detail=text) for name in names)
        raise InvalidInput(faults, "query")


def expect_media(request: Request, *wanted: str) -> None:
    """Refuse a body of another media type than `wanted`. Raises `UnsupportedMedia`."""
    kind, *parameters = request.headers.get("content-type", "").lower().split(";")
    charsets = [p.split("=")[1].strip(' "') for p in parameters if p.strip().startswith("charset=")]
    if kind.strip() not in wanted or any(name not in ("utf-8", "utf8") for name in charsets):
        raise UnsupportedMedia(", ".join(wanted))


class Needs:
    """Dependency that asks a right of who sent the request."""

    def __init__(self, right: Right) -> None:
        self.right = right

    def __call__(self, request: Request) -> Identity | None:
        """Return who sent it. Raises `Unauthorised` and `Forbidden`."""
        identity = identity_of(request.scope)
        open_to_all = self.right == "match" and not request.app.state.settings.matching_needs_key
        if identity is None and not open_to_all:
            raise Unauthorised(headers={"WWW-Authenticate": 'Bearer realm="passend"'})
        if identity is not None and self.right not in identity.scopes and not open_to_all:
            raise Forbidden
        return identity
