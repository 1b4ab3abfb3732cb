"""Hits of a search as a table or as data."""

from typing import Any

from api.cli.output import euro_range, print_lines, print_table
from catalogue.facets import FACETS
from catalogue.labels import label_text
from catalogue.search import Found, Hit, Query
from catalogue.store import load_catalogue
from catalogue.text import Language


def as_data(found: Found, query: Query) -> dict[str, Any]:
    """Return a page of hits as plain data, in the language of the query."""
    return {
        "query": query.text,
        "language": query.language,
        "total": found.total,
        "limit": query.limit,
        "offset": query.offset,
        "results": [_hit(hit, query.language) for hit in found.hits],
        "facets": {name: dict(sorted(count.items())) for name, count in found.facets.items()},
        "unknown_words": list(found.unknown),
        "catalogue": load_catalogue().version,
    }


def _hit(hit: Hit, language: Language) -> dict[str, Any]:
    technology = hit.technology
    return {
        "technology": technology.id,
        "name": technology.name.text(language),
        "summary": technology.summary.text(language),
        "score": round(hit.score, 4),
        "words": list(hit.words),
        "family": technology.family,
        "maturity": technology.maturity,
        "cost_eur": [technology.cost.low_eur, technology.cost.high_eur],
        "cost_basis": technology.cost.basis,
    }


def print_hits(found: Found, query: Query) -> None:
    """Print a page of hits as a table, with what to do next."""
    nl = query.language == "nl"
    if found.hits:
        headings = ("#", "naam", "code", "eerste jaar", "hoe ver", "gevonden op")
        english = ("#", "name", "id", "first year", "maturity", "found by")
        print_table(headings if nl else english, _rows(found, query.language), right=(0,))
        print_lines("")
    last = found.offset + len(found.hits)
    if not found.hits:
        print_lines(_nothing(found, query))
    elif nl:
        print_lines(f"{found.offset + 1} tot {last} van {found.total}. * = prijs is een schatting.")
        print_lines("Meer weten: passend technology CODE")
    else:
        print_lines(f"{found.offset + 1} to {last} of {found.total}. * = price is an estimate.")
        print_lines("To know more: passend technology ID")


def _nothing(found: Found, query: Query) -> str:
    if found.total:
        return (
            f"Er zijn {found.total} treffers, maar niet vanaf {found.offset}."
            if query.language == "nl"
            else f"There are {found.total} hits, but none from {found.offset} on."
        )
    if query.language == "nl":
        return "Niets gevonden. Zeg het met andere woorden, of kies minder filters."
    return "Nothing found. Use other words, or fewer filters."


def _rows(found: Found, language: Language) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for rank, hit in enumerate(found.hits, found.offset + 1):
        technology = hit.technology
        cost = euro_range(technology.cost.low_eur, technology.cost.high_eur, language)
        mark = "*" if technology.cost.basis == "estimate" else ""
        rows.append(
            (
                str(rank),
                technology.name.text(language),
                technology.id,
                cost + mark,
                label_text("maturity", technology.maturity, language),
                ", ".join(hit.words),
            )
        )
    return rows


def print_facets(found: Found, language: Language) -> None:
    """Print what the hits can be narrowed down by, with counts."""
    catalogue = load_catalogue()
    headings = ("optie", "waarde", "betekent", "aantal")
    english = ("option", "value", "means", "count")
    rows = []
    for facet in FACETS.values():
        for value, words in facet.values(catalogue).items():
            if count := found.facets[facet.name][value]:
                rows.append((f"--{facet.name}", value, words.text(language), str(count)))
    print_table(headings if language == "nl" else english, rows, right=(3,))
