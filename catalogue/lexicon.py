"""One language of the catalogue as an index of words, and words as tokens of that index."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from catalogue.bm25 import Bm25f
from catalogue.compounds import Splitter
from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Language
from catalogue.words import stem, words

# How much a word counts in each field: a name says more than a summary.
FIELDS: dict[str, float] = {
    "name": 3.0,
    "terms": 2.0,
    "functions": 1.5,
    "products": 1.5,
    "tasks": 1.2,
    "summary": 1.0,
    "sectors": 0.4,
}
PART = 0.5  # a part of a compound, against the whole word
SYNONYM = 0.6
KIN = 0.6  # "vertaler" for "vertaal", times how much they share
KIN_SHARE = 0.6
KIN_PREFIX = 4

_Fields = Mapping[str, Sequence[tuple[str, float]]]  # field → texts with their weight


class Lexicon:
    """The index of one language: tokens are stems of words and of parts of compounds."""

    def __init__(
        self, catalogue: Catalogue, language: Language, synonyms: Iterable[Sequence[str]] = ()
    ) -> None:
        """Index all technologies of `catalogue`; `synonyms` are groups of equal words."""
        self.language = language
        texts = [_fields(t, catalogue, language) for t in catalogue.technologies.values()]
        known = {w for fields in texts for text, _ in _flat(fields) for w in words(text, language)}
        self.words = frozenset(known)
        self._splitter = Splitter(known) if language == "nl" else None
        self.index = Bm25f([self._document(fields) for fields in texts], FIELDS)
        self._indexed = self.index.vocabulary
        self._vocabulary = sorted(self._indexed)
        self._synonyms = _groups(synonyms, language)
        self.tokens = lru_cache(maxsize=5_000)(self._tokens)

    def _document(self, fields: _Fields) -> dict[str, Counter[str]]:
        document = {}
        for name, texts in fields.items():
            found: Counter[str] = Counter()
            for text, weight in texts:
                for word in words(text, self.language):
                    for token, share in self._base(word).items():
                        found[token] += weight * share  # type: ignore[assignment]
            document[name] = found
        return document

    def _base(self, word: str) -> dict[str, float]:
        """Return the stem of `word` and those of its parts, with their weight."""
        parts = self._splitter.parts(word) if self._splitter else ()
        found = {stem(part, self.language): PART for part in parts}
        return found | {stem(word, self.language): 1.0}

    @lru_cache(maxsize=20_000)  # noqa: B019 (one lexicon a language lives as long as the program)
    def plain_tokens(self, word: str) -> dict[str, float]:
        """Return the stem of the plain `word` and of its parts, where the index knows them."""
        base = self._base(word)
        return {token: share for token, share in base.items() if token in self._indexed}

    def _tokens(self, word: str) -> dict[str, float]:
        """Return the tokens that answer to the plain query `word`, with weight up to 1."""
        found = self._base(word)
        whole = stem(word, self.language)
        for other in self._synonyms.get(whole, ()):
            found[other] = max(found.get(other, 0.0), SYNONYM)
        for other in self._vocabulary:
            share = _kinship(whole, other)
            if share >= KIN_SHARE and other not in found:
                found[other] = KIN * share
        return {token: share for token, share in found.items() if token in self._indexed}


def _kinship(one: str, other: str) -> float:
    """Return the share of the longer word that both begin with; 0 for less than 4 letters."""
    if one[:KIN_PREFIX] != other[:KIN_PREFIX] or min(len(one), len(other)) < KIN_PREFIX:
        return 0.0
    pairs = enumerate(zip(one, other, strict=False))
    shared = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    return shared / max(len(one), len(other))


def _fields(
    technology: Technology, catalogue: Catalogue, language: Language
) -> dict[str, list[tuple[str, float]]]:
    functions = [(catalogue.functions[s.function], s.strength / 2) for s in technology.supports]
    sectors = [catalogue.sectors[s] for s in technology.sectors if s != "all"]
    return {
        "name": [(technology.name.text(language), 1.0)],
        "terms": [(text, 1.0) for text in technology.terms.texts(language)],
        "functions": [(f.name.text(language), weight) for f, weight in functions],
        "products": [(text, 1.0) for text in technology.products],
        "tasks": [(text, 1.0) for text in technology.tasks.texts(language)],
        "summary": [(technology.summary.text(language), 1.0)],
        "sectors": [(sector.name.text(language), 1.0) for sector in sectors],
    }


def _flat(fields: _Fields) -> Iterable[tuple[str, float]]:
    return (pair for texts in fields.values() for pair in texts)


def _groups(groups: Iterable[Sequence[str]], language: Language) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        tokens = {stem(word, language) for word in group}
        for token in tokens:
            found[token] |= tokens - {token}
    return {token: frozenset(others) for token, others in found.items()}
