"""Errors as problem details (RFC 9457): classes that carry their status, and one way out.

Every error that leaves the service is made by `problem`; it holds no words of a framework and
nothing of the content that was sent.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from starlette.responses import Response

from api.context import Context
from catalogue.errors import PassendError
from catalogue.text import Language, Localised
from recommender.input_errors import InputFault

MEDIA_TYPE = "application/problem+json"
MAX_FAULTS = 100

TITLES: dict[int, Localised] = {
    400: Localised(nl="De vraag klopt niet", en="The request is not right"),
    401: Localised(nl="Wie bent u?", en="Who are you?"),
    403: Localised(nl="Dit mag niet", en="Not allowed"),
    404: Localised(nl="Niet gevonden", en="Not found"),
    405: Localised(nl="Deze methode kan hier niet", en="Method not possible here"),
    406: Localised(nl="Deze vorm van antwoord kan niet", en="Form of answer not possible"),
    408: Localised(nl="Het duurde te lang", en="It took too long"),
    409: Localised(nl="Dit past niet bij elkaar", en="This does not go together"),
    413: Localised(nl="De vraag is te groot", en="The request is too large"),
    415: Localised(nl="Deze vorm van vraag kan niet", en="Form of request not possible"),
    429: Localised(nl="Te veel vragen", en="Too many requests"),
    500: Localised(nl="Er ging iets mis bij ons", en="Something went wrong on our side"),
    503: Localised(nl="Het is nu te druk", en="Too busy now"),
}


class ApiError(PassendError):
    """Base of the errors of the REST API; `headers` go along with the answer."""

    sentence: ClassVar[Localised] = TITLES[500]

    def __init__(
        self, message: Localised | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__("", message or self.sentence)
        self.headers = dict(headers or {})


class InvalidInput(ApiError):
    """The request has faults; all of them are listed."""

    status = 400
    code = "invalid-input"
    sentence = Localised(
        nl="Verbeter wat hieronder bij errors staat en stuur de vraag opnieuw.",
        en="Mend what is listed under errors and send the request again.",
    )

    def __init__(self, faults: Iterable[InputFault], place: str = "body") -> None:
        super().__init__()
        self.faults = tuple(faults)
        self.place = place


class UnknownHost(ApiError):
    """The request is for a host name that this service does not answer."""

    status = 400
    code = "unknown-host"
    sentence = Localised(
        nl="Op deze hostnaam antwoordt de dienst niet. Gebruik het adres uit de documentatie.",
        en="The service does not answer to this host name. Use the address in the documentation.",
    )


class Unauthorised(ApiError):
    """No key or token, or one that is not valid (any more)."""

    status = 401
    code = "unauthorised"
    sentence = Localised(
        nl="Stuur een geldige sleutel mee (X-API-Key) of een geldig token (Authorization: Bearer).",
        en="Send a valid key (X-API-Key) or a valid token (Authorization: Bearer).",
    )


class Forbidden(ApiError):
    """The key or token is valid, but not for this."""

    status = 403
    code = "forbidden"
    sentence = Localised(
        nl="Uw sleutel of token geeft hier geen recht op. Vraag uw beheerder om meer rechten.",
        en="Your key or token does not allow this. Ask your administrator for more rights.",
    )


class NotFound(ApiError):
    """There is nothing at this address."""

    status = 404
    code = "not-found"
    sentence = Localised(
        nl="Op dit adres staat niets. Kijk in /v1/openapi.json welke adressen er zijn.",
        en="There is nothing at this address. See /v1/openapi.json for the addresses.",
    )


class MethodNotAllowed(ApiError):
    """The address exists, but not with this method."""

    status = 405
    code = "method-not-allowed"
    sentence = Localised(
        nl="Gebruik een methode die in de kop Allow staat.",
        en="Use a method that the Allow header names.",
    )


class NotAcceptable(ApiError):
    """The client accepts no form that this service can send."""

    status = 406
    code = "not-acceptable"
    sentence = Localised(
        nl="Zet in de kop Accept: application/json, of voor bulk application/jsonl.",
        en="Put in the Accept header: application/json, or for bulk application/jsonl.",
    )


class BodyTimeout(ApiError):
    """The body did not come in within the time."""

    status = 408
    code = "body-timeout"
    sentence = Localised(
        nl="De vraag kwam niet op tijd binnen. Probeer het opnieuw.",
        en="The request did not come in within the time. Try again.",
    )


class BodyTooLarge(ApiError):
    """The body is larger than the limit."""

    status = 413
    code = "body-too-large"

    def __init__(self, limit: int) -> None:
        super().__init__(
            Localised(
                nl=f"Stuur ten hoogste {limit} bytes in één keer. Deel een grote lijst op.",
                en=f"Send at most {limit} bytes at once. Split a large list.",
            )
        )


class UnsupportedMedia(ApiError):
    """The body is of another media type than the operation takes."""

    status = 415
    code = "unsupported-media-type"

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Localised(
                nl=f"Zet in de kop Content-Type: {wanted}, en stuur UTF-8.",
                en=f"Put in the Content-Type header: {wanted}, and send UTF-8.",
            ),
            {"Accept-Post": wanted},
        )


class TooManyRequests(ApiError):
    """The rate limit of this key or address is used up."""

    status = 429
    code = "too-many-requests"
    sentence = Localised(
        nl="Wacht het aantal seconden in Retry-After en probeer het opnieuw.",
        en="Wait the number of seconds in Retry-After and try again.",
    )


class ServerFault(ApiError):
    """A fault of ours; the log has where, the user gets the number of the request."""

    status = 500
    code = "server-fault"
    sentence = Localised(
        nl="Het ligt niet aan uw vraag. Probeer het later. Geef bij een melding 'instance' door.",
        en="Your request is not the cause. Try again later. Quote 'instance' when you report it.",
    )


class Busy(ApiError):
    """The queue is full, or the service is starting or stopping."""

    status = 503
    code = "busy"
    sentence = Localised(
        nl="Wacht het aantal seconden in Retry-After en probeer het opnieuw.",
        en="Wait the number of seconds in Retry-After and try again.",
    )

    def __init__(self, retry_after_s: int = 1) -> None:
        super().__init__(headers={"Retry-After": str(retry_after_s)})


def problem(error: PassendError, context: Context) -> Response:
    """Return `error` as problem details in the language of the request."""
    headers = {"Content-Language": context.language, "Cache-Control": "no-store"}
    headers |= getattr(error, "headers", {})
    context.details["problem"] = error.code
    body = json.dumps(content(error, context), ensure_ascii=False)
    return Response(body.encode(), error.status, headers, MEDIA_TYPE)


def content(error: PassendError, context: Context) -> dict[str, Any]:
    """Return the members of the problem details of `error`."""
    language = context.language
    title = TITLES.get(error.status, TITLES[400]).text(language)
    members: dict[str, Any] = {
        "type": f"urn:passend:problem:{error.code}",
        "title": title,
        "status": error.status,
        "detail": error.text(language),
        "instance": f"urn:uuid:{context.request_id}",
    }
    if isinstance(error, InvalidInput):
        members["errors"] = _listed(error, language)
    elif error.field:
        members["errors"] = [
            {"in": "body", "pointer": _pointer(error.field), "detail": error.text(language)}
        ]
    return members


def _listed(error: InvalidInput, language: Language) -> list[dict[str, str]]:
    faults = [
        {"in": error.place, "pointer": fault.pointer, "detail": fault.detail}
        for fault in error.faults[:MAX_FAULTS]
    ]
    if (more := len(error.faults) - MAX_FAULTS) > 0:
        rest = Localised(nl=f"En nog {more} andere fouten.", en=f"And {more} more faults.")
        faults.append({"in": error.place, "pointer": "", "detail": rest.text(language)})
    return faults


def _pointer(field: str) -> str:
    """Return the JSON pointer of a dotted `field` such as `worker.functions[0]`."""
    steps = field.replace("[", ".").replace("]", "").split(".")
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)
