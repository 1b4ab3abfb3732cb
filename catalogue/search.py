"""Search by words and facets, for those who know the work but not the technology.

Each word of the query counts once, by the best of its forms in either language: as it stands,
its stem, parts of a compound, a synonym, a word of the same root, or, where nobody knows it,
the word that it looks like.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, cached_property

from catalogue.errors import PassendError
from catalogue.lexicon import Lexicon
from catalogue.selection import counts, select
from catalogue.store import Catalogue, load_catalogue
from catalogue.technology import Technology
from catalogue.text import LANGUAGES, Language, Localised
from catalogue.words import STOP, plain, spoken, stem, words

MAX_QUERY = 500
MAX_WORDS = 40
TYPO = 0.7  # weight of a word that was taken for another
LIKENESS = 0.8  # of the letters, before a word is taken for another (difflib ratio)
TAIL = 0.12  # hits below this share of the best are noise
OTHER = 0.9  # a hit in the other language, against one's own


class BadQuery(PassendError):
    """A query that cannot be searched for."""

    code = "bad-query"


@dataclass(frozen=True)
class Query:
    """What is looked for: words, facets (name → values), a budget, and which page of it."""

    text: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    max_cost_eur: float | None = None  # first year; the low end of the price must meet it
    language: Language = "nl"  # for the order of names, and where the words could be either
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True)
class Hit:
    """A technology that was found, with the query words that found it."""

    technology: Technology
    score: float  # above 0 where words were asked for, else 0; comparable within one query only
    words: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """One page of hits, with the counts of all hits per facet value."""

    total: int
    offset: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Counter[str]]
    unknown: tuple[str, ...] = ()  # query words that nothing answers to


class Search:
    """Searches one catalogue; made once, safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._order = list(catalogue.technologies.values())
        self._lexicons: dict[Language, Lexicon] = {
            language: Lexicon(catalogue, language, catalogue.synonyms.get(language, ()))
            for language in LANGUAGES
        }

    def find(self, query: Query) -> Found:
        """Return the page of hits that `query` asks for, best first; ties by id.

        Without words all technologies that satisfy the facets are found, by name. Raises
        `BadQuery` (too long, page below zero) and `UnknownFacet`.
        """
        _check(query)
        allowed = select(self._catalogue, query.facets, query.max_cost_eur)
        by_word = self._by_word(query)
        hits = self._ranked(by_word, allowed) if query.text.strip() else _named(allowed, query)
        return Found(
            total=len(hits),
            offset=query.offset,
            hits=tuple(hits[query.offset : query.offset + query.limit]),
            facets=counts(hit.technology for hit in hits),
            unknown=tuple(word for word, scores in by_word.items() if not scores),
        )

    def _by_word(self, query: Query) -> dict[str, dict[int, float]]:
        typed = spoken(query.text, query.language)
        asked = dict.fromkeys(words(query.text, typed))
        return {word: self._scores(word, typed) for word in list(asked)[:MAX_WORDS]}

    def _ranked(
        self, by_word: Mapping[str, Mapping[int, float]], allowed: Mapping[str, Technology]
    ) -> list[Hit]:
        total: Counter[int] = Counter()
        for scores in by_word.values():
            total.update(scores)
        found = [(score, self._order[number], number) for number, score in total.items()]
        found = [entry for entry in found if entry[1].id in allowed]
        best = max((score for score, _, _ in found), default=0.0)
        found.sort(key=lambda entry: (-round(entry[0], 9), entry[1].id))
        return [
            Hit(technology, score, tuple(w for w, scores in by_word.items() if number in scores))
            for score, technology, number in found
            if score >= TAIL * best
        ]

    def _scores(self, word: str, language: Language) -> dict[int, float]:
        """Return per technology (its place in the order) the best score of `word`."""
        found: dict[int, float] = {}
        for own, lexicon in self._lexicons.items():
            share = 1.0 if own == language else OTHER
            for token, weight in self._tokens(word, own).items():
                for number, score in lexicon.index.scores({token: weight * share}).items():
                    found[number] = max(found.get(number, 0.0), score)
        return found

    def _tokens(self, word: str, language: Language) -> dict[str, float]:
        if word in STOP[language]:
            return {}
        lexicon = self._lexicons[language]
        if tokens := lexicon.tokens(word):
            return tokens
        if any(word in STOP[other] or self._lexicons[other].tokens(word) for other in LANGUAGES):
            return {}
        meant = get_close_matches(word, self._sorted_words[language], n=1, cutoff=LIKENESS)
        return {stem(meant[0], language): TYPO} if meant else {}

    @cached_property
    def _sorted_words(self) -> dict[Language, list[str]]:
        return {language: sorted(self._lexicons[language].words) for language in LANGUAGES}


@cache
def shared_search() -> Search:
    """Return the search over the shipped catalogue, made once a process."""
    return Search(load_catalogue())


def _named(allowed: Mapping[str, Technology], query: Query) -> list[Hit]:
    named = sorted(allowed.values(), key=lambda t: plain(t.name.text(query.language)))
    return [Hit(technology, 0.0, ()) for technology in named]


def _check(query: Query) -> None:
    if len(query.text) > MAX_QUERY:
        nl = f"De zoekvraag is te lang: {len(query.text)} tekens. Hoogstens {MAX_QUERY} tekens."
        en = f"The query is too long: {len(query.text)} characters. At most {MAX_QUERY}."
        raise BadQuery("query", Localised(nl=nl, en=en))
    for name, value, low in (("limit", query.limit, 1), ("offset", query.offset, 0)):
        if value < low:
            nl, en = f"{name} moet {low} of meer zijn.", f"{name} must be {low} or more."
            raise BadQuery(name, Localised(nl=nl, en=en))
