"""BM25F: ranking by words over several fields that weigh differently.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
section 3.5, with the never-negative inverse document frequency of Lucene. With one field of
weight 1 it equals the Lucene form of BM25.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log

Tokens = Mapping[str, float]  # token → how often it stands in a field; halves are allowed


class Bm25f:
    """An index over documents, each a mapping of field name to token counts."""

    def __init__(
        self,
        documents: Sequence[Mapping[str, Tokens]],
        weights: Mapping[str, float],
        k1: float = 1.2,
        b: float = 0.75,
    ) -> None:
        """Index `documents`; fields outside `weights` are left out.

        `k1` is how fast repetition saturates, `b` how far length is levelled out, 0 to 1.
        """
        self._k1 = k1
        self._size = len(documents)
        self._postings: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for field, weight in weights.items():
            self._add(field, weight, b, documents)

    def _add(
        self, field: str, weight: float, b: float, documents: Sequence[Mapping[str, Tokens]]
    ) -> None:
        lengths = [sum(d.get(field, {}).values()) for d in documents]
        mean = (sum(lengths) / len(lengths) if lengths else 0) or 1.0
        for number, document in enumerate(documents):
            level = 1 - b + b * lengths[number] / mean
            for token, count in document.get(field, {}).items():
                row = self._postings[token]
                row[number] = row.get(number, 0.0) + weight * count / level

    @property
    def vocabulary(self) -> frozenset[str]:
        """All tokens that stand in some document."""
        return frozenset(self._postings)

    def scores(self, query: Mapping[str, float]) -> Counter[int]:
        """Return the score of each document that shares a token with `query`.

        `query` maps tokens to weights, mostly 1. Scores are above 0; best first by
        ``most_common()``.
        """
        found: Counter[int] = Counter()
        for token, share in sorted(query.items()):
            row = self._postings.get(token, {})
            rarity = log(1 + (self._size - len(row) + 0.5) / (len(row) + 0.5))
            for number, weight in row.items():
                found[number] += share * rarity * weight / (self._k1 + weight)  # type: ignore[assignment]
        return found
