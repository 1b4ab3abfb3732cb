"""What can go wrong with a feed, as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from catalogue.errors import PassendError
from catalogue.text import Localised


class FeedFault(PassendError):
    """A feed could not be reached or gave something else than it documents."""

    status = 502
    code = "feed-fault"

    def __init__(self, host: str, nl: str, en: str) -> None:
        self.host = host
        super().__init__("", Localised(nl=f"{host}: {nl}", en=f"{host}: {en}"))


@contextmanager
def faults_named(host: str) -> Iterator[None]:
    """Turn every way in which a request can fail into a `FeedFault`."""
    try:
        yield
    except httpx.TimeoutException:
        raise FeedFault(host, "geen antwoord op tijd.", "no answer in time.") from None
    except httpx.HTTPStatusError as error:
        code = error.response.status_code
        raise FeedFault(host, f"fout {code}.", f"error {code}.") from None
    except (httpx.TransportError, httpx.InvalidURL):
        raise FeedFault(host, "geen verbinding.", "no connection.") from None
    except (ValueError, KeyError, TypeError, IndexError):
        raise FeedFault(
            host, "het antwoord heeft een onbekende vorm.", "the answer has an unknown form."
        ) from None
