"""Lists by pages: `limit` and `offset` in the query, the total in the answer."""

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

Item = TypeVar("Item", bound=BaseModel)


class Page(BaseModel):
    """Which part of a list is asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: int = Field(default=50, ge=1, le=500, description="How many at most, 1 to 500.")
    offset: int = Field(default=0, ge=0, le=100_000, description="How many to leave out first.")


def page_model(item: type[Item], name: str) -> type[BaseModel]:
    """Return the model of a page of `item`."""
    return create_model(
        name,
        __config__=ConfigDict(extra="forbid"),
        __doc__="One page of a list.",
        total=(int, Field(ge=0, description="How many there are in all.")),
        offset=(int, Field(ge=0, description="How many were left out before this page.")),
        limit=(int, Field(ge=1, description="How many this page holds at most.")),
        items=(tuple[item, ...], Field(description="The page.")),  # type: ignore[valid-type]
    )


def page_of(items: Sequence[Any], page: Page, total: int | None = None) -> dict[str, Any]:
    """Return the page that `page` asks of all `items` (or `items` as the page of `total`)."""
    whole = total is None
    shown = items[page.offset : page.offset + page.limit] if whole else items
    return {
        "total": len(items) if total is None else total,
        "offset": page.offset,
        "limit": page.limit,
        "items": list(shown),
    }
