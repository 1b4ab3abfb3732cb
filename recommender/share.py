"""What part of the first-year cost a scheme is expected to carry, and what is left."""

from collections.abc import Iterable

from catalogue.scheme import Scheme
from catalogue.technology import Cost, Technology
from recommender.eligibility import Verdict

Range = tuple[float, float]


def share_of(verdict: Verdict, technology: Technology) -> Range:
    """Return the share of the cost that the scheme carries, low and high, 0 to 1.

    The low end is 0 while a question is open or the figure is not verified: it may not pay. The
    high end is the scheme's share, cut by its ceiling at the cheapest version.
    """
    scheme, cost = verdict.scheme, technology.cost
    if not carries(scheme, technology):
        return (0.0, 0.0)
    high = min(_percent_high(scheme), _ceiling(scheme, cost.low_eur))
    figure = scheme.share_percent
    sure = verdict.kind == "applies" and figure is not None and figure.verified
    low = min(figure.low / 100, _ceiling(scheme, cost.high_eur)) if sure and figure else 0.0
    return (round(low, 2), round(high, 2))


def carries(scheme: Scheme, technology: Technology) -> bool:
    """Return whether the scheme's money can go to this technology itself."""
    if scheme.pays in ("guidance", "learning"):
        return technology.family in scheme.families
    return scheme.pays == "technology" or scheme.free_to_spend


def _lowers(scheme: Scheme) -> bool:
    known = scheme.share_percent is not None
    return known and scheme.claim != "employer" and not scheme.free_to_spend


def _percent_high(scheme: Scheme) -> float:
    return scheme.share_percent.high / 100 if scheme.share_percent else 1.0


def _ceiling(scheme: Scheme, cost: float) -> float:
    if scheme.ceiling_eur is None or cost <= 0:
        return 1.0
    return min(1.0, scheme.ceiling_eur.high / cost)


def is_verified(scheme: Scheme) -> bool:
    """Return whether every figure of the scheme may be shown as a fact."""
    figures = (scheme.threshold_eur, scheme.share_percent, scheme.ceiling_eur)
    return scheme.unverified is None and all(f.verified for f in figures if f is not None)


def cost_after(cost: Cost, offers: Iterable[tuple[Verdict, Range]]) -> Range:
    """Return what is left of `cost` after schemes, low and high, euro.

    Only the best scheme counts (schemes do not add up: most stop where another law pays). Not
    taken off: what the employer pays (it comes out of the same budget), wage money (it comes
    anyway) and schemes whose share is still to be checked.
    """
    shares = [share for verdict, share in offers if _lowers(verdict.scheme)]
    least = max((low for low, _ in shares), default=0.0)
    most = max((high for _, high in shares), default=0.0)
    return (round(cost.low_eur * (1 - most), 2), round(cost.high_eur * (1 - least), 2))
