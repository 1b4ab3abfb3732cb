"""What a future leaves of the schemes, by rule: kind of claim × level of a driver.

`public_strength` is the figure that the money factor of availability takes; the table of levels
is catalogue/data/scheme-strengths.yaml, so that a future that a user composes works as well.
"""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from catalogue.scheme import Claim, Scheme
from catalogue.scheme_strength import StrengthLevel
from catalogue.store import Catalogue
from catalogue.technology import Technology
from recommender.eligibility import judge
from recommender.facts import Facts, catalogue_day
from recommender.share import carries

CLAIMS: tuple[Claim, ...] = get_args(Claim)
PUBLIC: frozenset[Claim] = frozenset({"right", "discretion", "programme"})
UNKNOWN_SHARE = 0.5  # ours: of a scheme whose share is still to be checked


def open_schemes(
    catalogue: Catalogue, levels: Mapping[str, str], day: date | None = None
) -> dict[str, StrengthLevel]:
    """Return how strong each open scheme is in a future, by scheme id, with the reason.

    `levels` holds the level of each driver (`Scenario.levels()`); schemes that are closed on
    `day` are left out, for no future brings them back.
    """
    when = day or catalogue_day(catalogue)
    return {
        scheme.id: catalogue.strengths.of(scheme, levels)
        for scheme in catalogue.schemes.values()
        if scheme.is_open(when)
    }


def claim_reach(catalogue: Catalogue, day: date | None = None) -> NDArray[np.float64]:
    """Return the largest share of the cost that each kind of claim can carry, 0 to 1.

    Shape: technologies (in the order of the catalogue) × `CLAIMS`. Looks at the technology only,
    as if every open question about the person were answered in favour.
    """
    when = day or catalogue_day(catalogue)
    schemes = [s for s in catalogue.schemes.values() if s.is_open(when) and s.claim in PUBLIC]
    reach = np.zeros((len(catalogue.technologies), len(CLAIMS)))
    for row, technology in enumerate(catalogue.technologies.values()):
        facts = Facts(technology, catalogue.traits.of(technology), None, None, when)
        for scheme in schemes:
            paid = judge(facts, scheme, catalogue.questions).kind != "does-not-apply"
            if paid and carries(scheme, technology):
                column = CLAIMS.index(scheme.claim)
                reach[row, column] = max(reach[row, column], _most(scheme, technology))
    return reach


def _most(scheme: Scheme, technology: Technology) -> float:
    if scheme.pays == "nothing":
        return 0.0
    share = scheme.share_percent.high / 100 if scheme.share_percent else UNKNOWN_SHARE
    if scheme.ceiling_eur and technology.cost.high_eur > 0:
        share = min(share, scheme.ceiling_eur.high / technology.cost.high_eur)
    return share


def claim_strengths(catalogue: Catalogue, levels: Mapping[str, str]) -> NDArray[np.float64]:
    """Return how strong each kind of claim is in a future, shape: `CLAIMS`, 0 to 1."""
    found = np.ones(len(CLAIMS))
    for rule in catalogue.strengths.claims:
        level = rule.levels.get(levels.get(rule.driver, ""))
        if level is not None:
            found[CLAIMS.index(rule.claim)] = level.value
    return found


def public_strength(
    catalogue: Catalogue,
    levels: Mapping[str, str],
    reach: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Return the share of each technology's cost that public schemes can carry in a future.

    Shape: technologies in the order of the catalogue, 0 to 1. Pass `reach` (`claim_reach`) to
    compute many futures at once.
    """
    table = claim_reach(catalogue) if reach is None else reach
    strongest: NDArray[np.float64] = (table * claim_strengths(catalogue, levels)).max(axis=1)
    return strongest
