"""Dutch and German-like compounds: ``tilhulp`` is found by ``til`` and by ``hulp``.

Splitting is by dictionary: the words of the catalogue itself are the known parts (Monz and
De Rijke, "Shallow morphological analysis in monolingual retrieval for Dutch, German and
Italian", CLEF 2001, found that this gains most for Dutch).
"""

from collections.abc import Iterable
from functools import lru_cache

from catalogue.words import stem

_LINKS = ("", "s", "en", "n", "e", "er")  # what Dutch puts between two parts
# Endings and prefixes that look like words: "knop-pen", "ver-delen", "zwaar-der".
_NEVER = frozenset(
    (
        "baar baarheid best bin der deren ders ding dingen doe een enen ening eren even gang ging "
        "hel kant keer ken keren kop lam legerig len lijk lijks loo meer mel moed nat netjes oef "
        "oor orde oren out pen per pers rek ring schap sta stal tel tien toe uren uring uurder "
        "vast ven ver vers vol wat zoek"
    ).split()
)
# … but these are real parts where they stand first ("telbak", "oorkap") or last ("leespen").
_FIRST = frozenset("kop meer oor rek sta tel vast zoek".split())
_LAST = frozenset("pen ring".split())
_SHORTEST = 3
_SHORTEST_WHOLE = 6


class Splitter:
    """Splits plain Dutch words into known parts."""

    def __init__(self, known: Iterable[str]) -> None:
        """Take `known` plain words; their stems count as known too."""
        usable = [word for word in known if len(word) >= _SHORTEST and word.isalpha()]
        self._known = frozenset(usable) | {stem(w, "nl") for w in usable if len(w) > _SHORTEST}
        self.parts = lru_cache(maxsize=20_000)(self._parts)

    def _parts(self, word: str) -> tuple[str, ...]:
        """Return the two or more known parts of `word`, or nothing where it has none.

        The split with the longest last part wins: the head of a Dutch compound stands last.
        """
        if len(word) < _SHORTEST_WHOLE:
            return ()
        for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
            head = word[cut:]
            if not self._is_known(head) or (head in _NEVER and head not in _LAST):
                continue
            first = self._first(word[:cut])
            # "knop" + "pen" is no compound but the plural of "knop".
            if first and stem(word, "nl") != stem(first[-1], "nl"):
                return (*first, head)
        return ()

    def _first(self, part: str) -> tuple[str, ...]:
        for link in _LINKS:
            base = part.removesuffix(link) if link else part
            if (link and base == part) or len(base) < _SHORTEST:
                continue
            if base in self._known and (base not in _NEVER or base in _FIRST):
                return (base,)
        return self._parts(part)

    def _is_known(self, part: str) -> bool:
        return part in self._known or (len(part) > _SHORTEST and stem(part, "nl") in self._known)
