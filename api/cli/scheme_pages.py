"""What `passend schemes` prints."""

from collections.abc import Iterator

from api.cli.options import Form
from api.cli.output import print_json, print_lines, print_table
from catalogue.scheme import Scheme
from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.case import Case
from recommender.eligibility import judge
from recommender.facts import catalogue_day, facts_of
from recommender.funding import find_offers, first_question, funding
from recommender.funding_part import Funding

STATES = {
    "nl": {"open": "open", "announced": "aangekondigd", "closed": "gestopt"},
    "en": {"open": "open", "announced": "announced", "closed": "ended"},
}


def print_all(catalogue: Catalogue, form: Form, language: Language) -> None:
    """Print a line a scheme, or all their records as JSON."""
    if form is Form.JSON:
        every = [scheme.model_dump(mode="json") for scheme in catalogue.schemes.values()]
        print_json({"catalogue": catalogue.version, "schemes": every})
        return
    nl = language == "nl"
    english = ("Id", "Scheme", "State", "Checked")
    headings = ("Code", "Regeling", "Stand", "Nagekeken") if nl else english
    print_table(headings, (_row(s, language) for s in catalogue.schemes.values()))
    print_lines("* nog na te gaan" if nl else "* something is still to be checked")


def print_scheme(scheme: Scheme, form: Form, language: Language) -> None:
    """Print one scheme with its conditions."""
    if form is Form.JSON:
        print_json(scheme.model_dump(mode="json"))
        return
    state = STATES[language][scheme.status]
    where = "Aanvragen bij" if language == "nl" else "Apply at"
    source = "Bron" if language == "nl" else "Source"
    print_lines(f"{scheme.name.text(language)} ({scheme.provider}; {state})", "")
    for text in (scheme.conditions, scheme.own_contribution, scheme.unverified):
        if text is not None:
            print_lines(text.text(language))
    print_lines("", f"{where}: {scheme.apply_at.text(language)}")
    print_lines(f"{source}: {scheme.url} ({scheme.checked})")


def _row(scheme: Scheme, language: Language) -> tuple[str, str, str, str]:
    mark = "" if scheme.unverified is None else " *"
    name = scheme.name.text(language) + mark
    return (scheme.id, name, STATES[language][scheme.status], scheme.checked)


def print_one(
    identity: str, case: Case, catalogue: Catalogue, form: Form, language: Language
) -> None:
    """Print who may pay for one technology, and why the others do not."""
    record = catalogue.technology(identity)
    found = funding(find_offers(record, case, catalogue), language, catalogue.schemes)
    facts = facts_of(record, case, catalogue_day(catalogue), catalogue)
    verdicts = [judge(facts, s, catalogue.questions) for s in catalogue.schemes.values()]
    reasons = {v.scheme.id: v.reason.text(language) for v in verdicts if v.reason is not None}
    if form is Form.JSON:
        print_json(found.model_dump(mode="json") | {"does_not_apply": reasons})
        return
    first = first_question(case, catalogue)
    print_lines(record.name.text(language), "", *([first.text(language), ""] if first else []))
    print_lines(*_lines(found, language))
    print_lines("", "Betaalt dit niet:" if language == "nl" else "Does not pay for this:")
    for key, reason in reasons.items():
        print_lines(f"  - {catalogue.schemes[key].name.text(language)}: {reason}")


def _lines(found: Funding, language: Language) -> Iterator[str]:
    for number, offer in enumerate(found.offers, start=1):
        yield f"{number}. {offer.text}"
        for question in offer.questions:
            yield f"     ? {question.text} ({question.id})"
        where = "Aanvragen bij" if language == "nl" else "Apply at"
        yield f"     {where}: {offer.apply_at}. {offer.url}"
    yield from found.remarks
