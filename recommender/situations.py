"""Situations of a case: those that were given, and those that words of the text point to."""

from catalogue.store import Catalogue
from recommender.case import Case


def find_situations(case: Case, limitation: str, catalogue: Catalogue) -> dict[str, str]:
    """Return the situations with the words that point to them ("" where they were given).

    A situation that is implied by one that was found has the words of that one. The order is
    that of the catalogue.

    `limitation` is the worker's text without denied clauses.

    Raises:
        UnknownSituation: a given situation is not in the catalogue.

    """
    found = {
        catalogue.situation(given, f"job.situations[{index}]").id: ""
        for index, given in enumerate(case.job.situations)
    }
    text = "\n".join([case.job.title, *case.job.tasks, limitation])
    for situation in catalogue.situations.values():
        if situation.id not in found and (cue := situation.cue_in(text)):
            found[situation.id] = cue
    for identity, words in list(found.items()):
        for implied in catalogue.situations[identity].implies:
            found.setdefault(implied, words)
    return {identity: found[identity] for identity in catalogue.situations if identity in found}
