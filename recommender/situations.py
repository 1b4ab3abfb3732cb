"""Situations of a case: those that were given, and those that words of the text point to."""

import re

from catalogue.function import Situation
from catalogue.store import Catalogue
from recommender.case import Case


class SituationFinder:
    """Finds situations by the cues of the catalogue; a cue ending in * is a word's beginning."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.patterns = {
            situation.id: _pattern(situation)
            for situation in catalogue.situations.values()
            if situation.cues
        }

    def __call__(self, case: Case, limitation: str) -> dict[str, str]:
        """Return the situations with the words that point to them ("" where given).

        Raises:
            UnknownSituation: a given situation is not in the catalogue.
        """
        found = {}
        for index, given in enumerate(case.job.situations):
            found[self.catalogue.situation(given, f"job.situations[{index}]").id] = ""
        text = "\n".join([case.job.title, *case.job.tasks, limitation])
        for identity, pattern in self.patterns.items():
            if identity not in found and (match := pattern.search(text)):
                found[identity] = match.group()
        return found


def _pattern(situation: Situation) -> re.Pattern[str]:
    cues = sorted(situation.cues, key=len, reverse=True)
    parts = [
        re.escape(cue.rstrip("*")) + (r"\w*" if cue.endswith("*") else r"(?!\w)") for cue in cues
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})", re.IGNORECASE)
