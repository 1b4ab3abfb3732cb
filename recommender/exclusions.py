"""Exclusions and cautions: what must not be offered, or only with a warning (design.md 4.4)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.store import Catalogue
from catalogue.technology import Technology, Unsuitable
from catalogue.text import Language, Localised
from recommender.answer import Remark
from recommender.reading import Reading

SEVERE = 0.75  # share of 4 from which a limited function excludes; below it is a caution
LIMITED = 0.25  # share of 4 from which a limited function calls for a caution
DIGITAL = {"none": 0, "basic": 1, "good": 2}

TOO_DIGITAL = Localised(
    nl="Dit vraagt meer digitale vaardigheid dan is opgegeven. Plan extra uitleg.",
    en="This asks more digital skill than was given. Plan extra instruction.",
)
INFERRED = Localised(nl=' (uit de tekst: "{words}")', en=' (from the text: "{words}")')


@dataclass(frozen=True)
class Verdicts:
    """The remarks by technology id."""

    excluded: dict[str, Remark]
    cautions: dict[str, tuple[Remark, ...]]


class Excluder:
    """Applies the `unsuitable` entries of the catalogue to a reading."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.place = {name: index for index, name in enumerate(catalogue.functions)}
        self.entries: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for technology in catalogue.technologies.values():
            for number, entry in enumerate(technology.unsuitable):
                self.entries[entry.when].append((number, technology.id))

    def judge(self, reading: Reading) -> Verdicts:
        """Return what is excluded and what needs care in `reading`."""
        excluded: dict[str, Remark] = {}
        cautions: dict[str, tuple[Remark, ...]] = {}
        entries = self._entries(reading)
        for technology in self._concerned(entries, reading):
            found = [technology.unsuitable[number] for number in sorted(entries[technology.id])]
            strict = [u for u in found if self._excludes(u, reading)]
            if strict:
                excluded[technology.id] = self._remark(technology, strict[0], reading)
            elif found or self._too_digital(technology, reading):
                remarks = [self._remark(technology, u, reading) for u in found]
                remarks += self._digital(technology, reading)
                cautions[technology.id] = tuple(remarks)
        return Verdicts(excluded, cautions)

    def _level(self, when: str, reading: Reading) -> float:
        return float(reading.severity[self.place[when]]) if when in self.place else 0.0

    def _entries(self, reading: Reading) -> dict[str, list[int]]:
        """Return the places of the entries that the case meets, by technology id."""
        limited = [name for name, p in self.place.items() if reading.severity[p] >= LIMITED]
        found: dict[str, list[int]] = defaultdict(list)
        for when in dict.fromkeys([*reading.situations, *limited]):
            for number, technology in self.entries.get(when, ()):
                found[technology].append(number)
        return found

    def _concerned(self, entries: dict[str, list[int]], reading: Reading) -> Iterator[Technology]:
        """Yield the technologies to judge, in the order of the catalogue."""
        known = self.catalogue.technologies
        if reading.case.worker.digital_skill is not None:
            yield from known.values()
        else:
            yield from (known[name] for name in sorted(entries))

    def _excludes(self, entry: Unsuitable, reading: Reading) -> bool:
        if entry.severity != "exclude":
            return False
        return entry.when in reading.situations or self._level(entry.when, reading) >= SEVERE

    def _remark(self, technology: Technology, entry: Unsuitable, reading: Reading) -> Remark:
        words = reading.situations.get(entry.when, "")
        tail = INFERRED.text(reading.language).format(words=words) if words else ""
        text = entry.why.text(reading.language) + tail
        return _remark(technology, entry.when, text, reading.language)

    def _too_digital(self, technology: Technology, reading: Reading) -> bool:
        has = reading.case.worker.digital_skill
        return has is not None and DIGITAL[technology.digital_skill] > DIGITAL[has]

    def _digital(self, technology: Technology, reading: Reading) -> list[Remark]:
        if not self._too_digital(technology, reading):
            return []
        text = TOO_DIGITAL.text(reading.language)
        return [_remark(technology, "digital-skill", text, reading.language)]


def _remark(technology: Technology, when: str, text: str, language: Language) -> Remark:
    return Remark(
        technology=technology.id, name=technology.name.text(language), when=when, text=text
    )
