"""Who may pay for a technology in a case: at most three schemes, best first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalogue.scheme import Scheme
from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Language, Localised
from recommender.case import Case
from recommender.decision_step import ORDER
from recommender.eligibility import FIRST_QUESTION, Verdict, judge
from recommender.facts import Facts, catalogue_day, facts_of
from recommender.funding_part import AskedQuestion, Funding, FundingOffer
from recommender.funding_text import offer_text
from recommender.share import Range, cost_after, is_verified, share_of

MAX_OFFERS = 3
PAYS_ORDER = {"technology": 0, "guidance": 1, "learning": 1, "wages": 2, "risk": 3, "nothing": 3}
CLAIM_ORDER = {
    "right": 0,
    "discretion": 1,
    "programme": 2,
    "wage-cost": 3,
    "employer": 4,
    "contract": 5,
}
RAISES = 2  # strength from which an aid can raise what a worker produces
WAGE_SCHEMES: Mapping[str, str] = {
    "participatiewet": "loonkostensubsidie-participatiewet",
    "banenafspraak": "loonkostensubsidie-participatiewet",
    "beschut-werk": "loonkostensubsidie-participatiewet",
    "wajong": "loondispensatie-wajong",
}
WAGE_VALUE = Localised(
    nl="Let op: dit hulpmiddel kan de loonwaarde verhogen. Dan daalt {scheme}. Bespreek dit met "
    "de werkgever voordat u aanvraagt.",
    en="Note: this aid can raise the wage value, which lowers the {scheme}. Talk about it with "
    "the employer before applying.",
)
FREE = Localised(
    nl="Dit kost niets. Er is geen regeling nodig.", en="This is free. No scheme is needed."
)
NOBODY = Localised(
    nl="Wij vonden geen regeling die dit betaalt. Kies iets goedkopers of vraag UWV om raad.",
    en="No scheme was found that pays for this. Choose something cheaper or ask UWV for advice.",
)


@dataclass(frozen=True, slots=True)
class Offers:
    """The schemes for one technology with their shares, before they are put into words."""

    technology: Technology
    facts: Facts
    best: tuple[tuple[Verdict, Range], ...]

    @property
    def cost_after(self) -> Range:
        """What is left of the first-year cost, low and high, euro."""
        return cost_after(self.technology.cost, self.best)


def find_offers(
    technology: Technology, case: Case, catalogue: Catalogue, day: date | None = None
) -> Offers:
    """Return at most three schemes for `technology`, in the decision order.

    `day` defaults to the day that the catalogue stands for. Raises `UnknownQuestion`.
    """
    facts = facts_of(technology, case, day or catalogue_day(catalogue), catalogue)
    if technology.cost.high_eur == 0:
        return Offers(technology, facts, ())
    verdicts = (judge(facts, scheme, catalogue.questions) for scheme in catalogue.schemes.values())
    found = [(v, share_of(v, technology)) for v in verdicts if v.kind != "does-not-apply"]
    found.sort(key=_rank)
    if found and _settled(found[0][0]):
        found = found[:1]
    return Offers(technology, facts, tuple(found[:MAX_OFFERS]))


def _settled(verdict: Verdict) -> bool:
    # What the employer owes anyway needs no second payer.
    first = verdict.step is not None and verdict.step.id == "employer-first"
    return first and verdict.kind == "applies"


def _rank(offer: tuple[Verdict, Range]) -> tuple[int, int, bool, int, bool, bool, float, str]:
    verdict, share = offer
    scheme = verdict.scheme
    return (
        ORDER[verdict.step.id] if verdict.step else len(ORDER),
        PAYS_ORDER[scheme.pays],
        scheme.narrow,
        CLAIM_ORDER[scheme.claim],
        scheme.status == "announced",
        verdict.kind != "applies",
        -share[1],
        scheme.id,
    )


def funding(offers: Offers, language: Language, schemes: Mapping[str, Scheme]) -> Funding:
    """Return `offers` in words."""
    return Funding(
        technology=offers.technology.id,
        offers=tuple(
            _part(verdict, share, offers.facts.day, language) for verdict, share in offers.best
        ),
        cost_after_eur=offers.cost_after,
        remarks=tuple(remark.text(language) for remark in remarks(offers, schemes)),
    )


def _part(verdict: Verdict, share: Range, day: date, language: Language) -> FundingOffer:
    scheme = verdict.scheme
    asked = tuple(
        AskedQuestion(id=q.id, text=q.text.text(language), answer_in=q.answer_in)
        for q in verdict.questions
    )
    return FundingOffer(
        scheme=scheme.id,
        name=scheme.name.text(language),
        verdict="applies" if verdict.kind == "applies" else "may-apply",
        step=verdict.step.id if verdict.step else "",
        share=share,
        verified=is_verified(scheme),
        questions=asked,
        text=offer_text(verdict, share, day, language),
        apply_at=scheme.apply_at.text(language),
        url=scheme.url,
        checked=scheme.checked,
    )


def remarks(offers: Offers, schemes: Mapping[str, Scheme]) -> tuple[Localised, ...]:
    """Return what to know before applying, such as what happens to the wage-cost subsidy."""
    found: list[Localised] = []
    if offers.technology.cost.high_eur == 0:
        found.append(FREE)
    elif not offers.best:
        found.append(NOBODY)
    scheme = schemes.get(WAGE_SCHEMES.get(offers.facts.status or "", ""))
    if scheme and scheme.is_open(offers.facts.day) and _raises_wage_value(offers.technology):
        found.append(
            Localised(
                nl=WAGE_VALUE.nl.format(scheme=f"de {scheme.name.nl.split(' (')[0].lower()}"),
                en=WAGE_VALUE.en.format(scheme=scheme.name.en.split(" (")[0].lower()),
            )
        )
    return tuple(found)


def _raises_wage_value(technology: Technology) -> bool:
    return technology.role != "guidance" and any(s.strength >= RAISES for s in technology.supports)


def first_question(case: Case, catalogue: Catalogue) -> Localised | None:
    """Return the question that comes with every advice on funding, or None once answered."""
    if case.payer and FIRST_QUESTION in case.payer.answers:
        return None
    return catalogue.questions[FIRST_QUESTION].text
