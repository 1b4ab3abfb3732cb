"""What is known about a technology, a worker and a day, for the question who pays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from catalogue.errors import Unknown
from catalogue.funding_trait import Traits
from catalogue.scheme import Employment, Status
from catalogue.store import Catalogue
from catalogue.technology import Technology
from catalogue.text import Localised
from recommender.case import Case


class UnknownQuestion(Unknown):
    """No question about schemes has this id."""

    code = "unknown-question"
    noun = Localised(nl="vraag", en="question")


# The last threshold of UWV that a source confirms (1 July 2021); it has only risen since.
CHEAP_EUR = 145.25
MUCH_TRAINING_HOURS = 8
LEARNING_FAMILIES = frozenset({"learning-training", "guidance-matching"})
WITH_EMPLOYER = frozenset({"employee", "employer"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the rules of funding may look at."""

    technology: Technology
    traits: Traits
    employment: Employment | None
    status: Status | None
    day: date
    answers: Mapping[str, bool] = field(default_factory=dict)

    def answer(self, question: str) -> bool | None:
        """Return the answer that was given or that follows from the facts, else None."""
        if question in self.answers:
            return self.answers[question]
        if question == "only-for-work" and self.traits.outside == "no":
            return True
        if question == "in-register" and self.status == "banenafspraak":
            return True
        return None

    @property
    def cheap(self) -> bool:
        """Whether even the dearest version costs less than any threshold."""
        return self.technology.cost.high_eur <= CHEAP_EUR

    @property
    def usual(self) -> bool:
        """Whether it is certain that this is usual, cheap or owed by the employer."""
        said = self.answers.get("usual-at-work")
        known = self.traits.usual or self.traits.owed
        return self.cheap or (known if said is None else said)

    @property
    def sick_with_employer(self) -> bool:
        """Whether the two years of sickness may run, in which the employer acts first."""
        sick = self.status == "ziektewet" and self.employment in WITH_EMPLOYER
        return sick and self.answer("sick-under-two-years") is not False

    @property
    def needs_learning(self) -> bool:
        """Whether learning to use it takes real time or guidance."""
        record = self.technology
        return (
            record.family in LEARNING_FAMILIES
            or record.coaching == "high"
            or record.training_hours >= MUCH_TRAINING_HOURS
        )


def facts_of(technology: Technology, case: Case, day: date, catalogue: Catalogue) -> Facts:
    """Return the facts of one technology in one case on `day`. Raises `UnknownQuestion`."""
    payer = case.payer
    for question in payer.answers if payer else ():
        asked = catalogue.questions.get(question)
        if asked is None or asked.answer_in != "payer.answers":
            raise UnknownQuestion(question, _answerable(catalogue), f"payer.answers.{question}")
    return Facts(
        technology=technology,
        traits=catalogue.traits.of(technology),
        employment=payer.employment if payer else None,
        status=payer.status if payer else None,
        day=day,
        answers=dict(payer.answers) if payer else {},
    )


def _answerable(catalogue: Catalogue) -> list[str]:
    return [q.id for q in catalogue.questions.values() if q.answer_in == "payer.answers"]


def catalogue_day(catalogue: Catalogue) -> date:
    """Return the day that the facts of `catalogue` stand for: the last of its month.

    Advice is dated by the catalogue and not by the clock, so that the same input and the same
    versions give the same bytes.
    """
    year, month = (int(part) for part in catalogue.version.split(".")[:2])
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
