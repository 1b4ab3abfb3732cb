"""A scheme: a way to pay for technology, guidance, learning or wages at work."""

import calendar
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from catalogue.technology import Family, Role
from catalogue.text import Localised, Record

Employment = Literal["employee", "self-employed", "jobseeker", "employer"]
Status = Literal[
    "wajong", "wia", "ziektewet", "participatiewet", "banenafspraak", "beschut-werk", "none"
]
Step = Literal[
    "employer-first", "care-law-first", "portable-personal", "fixed-at-work", "shared-or-new",
    "care-law-possible", "learning", "own-budget", "not-yet-employed",
]  # fmt: skip
Pays = Literal["technology", "guidance", "learning", "wages", "risk", "nothing"]
Claim = Literal["right", "discretion", "programme", "wage-cost", "employer", "contract"]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]

UNVERIFIED = Localised(nl="nog na te gaan", en="to be checked")


class Figure(Record):
    """A number of a scheme, as a range; `verified` says whether it may be shown as a fact."""

    low: float = Field(ge=0, description="Low end.")
    high: float = Field(ge=0, description="High end; the same as low where there is one number.")
    verified: bool = Field(description="True where a source for the present year was read.")
    note: Localised | None = Field(default=None, description="What the figure rests on.")

    @model_validator(mode="after")
    def _ordered(self) -> "Figure":
        if self.low > self.high:
            raise ValueError("low is above high")
        return self


class Condition(Record):
    """A condition that no field of a case can settle: a question with the answer it needs."""

    question: str = Field(description="Id of a question in scheme-questions.yaml.")
    wanted: bool = Field(default=True, description="Answer that the scheme needs.")


class Question(Record):
    """A question that is still open, with the fact that each answer would state."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable kebab-case id.")
    text: Localised = Field(description="The question, as asked; never about a diagnosis.")
    answer_in: Literal["payer.answers", "payer.employment", "payer.status"] = Field(
        default="payer.answers", description="Field of the case that holds the answer."
    )
    if_yes: Localised = Field(description="What is then true, as a sentence.")
    if_no: Localised = Field(description="What is then true, as a sentence.")


class Scheme(Record):
    """One way to pay, with what it pays for, for whom, how much and since when."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable kebab-case id.")
    name: Localised = Field(description="Name of the scheme.")
    provider: str = Field(min_length=1, description="Who decides or pays.")
    pays: Pays = Field(description="What the money is for.")
    free_to_spend: bool = Field(
        default=False, description="True where wage money may be spent on technology as well."
    )
    steps: tuple[Step, ...] = Field(description="Steps of the decision order that lead here.")
    families: tuple[Family | Literal["all"], ...] = Field(
        description="Families that it pays for, or `all`; empty where it pays no technology."
    )
    technologies: tuple[str, ...] = Field(
        default=(), description="If given: only these technologies."
    )
    functions: tuple[str, ...] = Field(
        default=(), description="If given: only technologies that clearly support one of these."
    )
    roles: tuple[Role, ...] = Field(
        default=("person", "workplace", "guidance"), description="Roles that it pays for."
    )
    portable: bool | None = Field(
        default=None, description="True: only what moves along; false: only what is fixed."
    )
    shared: bool | None = Field(
        default=None, description="False: for one person only; true: for several workers only."
    )
    services: bool = Field(
        default=True, description="False where only things are paid, no services."
    )
    not_for_usual: bool = Field(
        default=False, description="True where nothing is paid that is usual, cheap or owed."
    )
    narrow: bool = Field(
        default=False, description="True where few people qualify: named after others of its step."
    )
    employments: tuple[Employment, ...] = Field(min_length=1, description="Who can apply.")
    statuses: tuple[Status, ...] = Field(min_length=1, description="Benefit or register status.")
    threshold_eur: Figure | None = Field(default=None, description="Nothing is paid below it.")
    share_percent: Figure | None = Field(default=None, description="Share of the cost paid.")
    ceiling_eur: Figure | None = Field(default=None, description="Most that is paid in a year.")
    decision_days: Figure | None = Field(default=None, description="Days until the decision.")
    own_contribution: Localised | None = Field(default=None, description="What stays to pay.")
    conditions: Localised = Field(description="Conditions in words.")
    questions: tuple[Condition, ...] = Field(
        default=(), description="Conditions that only the user can settle, weightiest first."
    )
    unverified: Localised | None = Field(
        default=None, description="What has not been verified and must be checked before use."
    )
    claim: Claim = Field(
        description="Kind of claim, by which futures change it (scheme-strengths.yaml)."
    )
    valid_from: PartialDate | None = Field(default=None, description="First day, month or year.")
    valid_until: PartialDate | None = Field(default=None, description="Last day, month or year.")
    status: Literal["open", "announced", "closed"] = Field(description="Open for applications?")
    apply_at: Localised = Field(description="Where to apply.")
    url: str = Field(pattern=r"^https?://", description="Source.")
    checked: PartialDate = Field(description="Date of the source.")

    def is_open(self, day: date) -> bool:
        """Return whether one can apply on `day`; an announced scheme counts as open."""
        if self.status == "closed":
            return False
        begun = self.valid_from is None or first_day(self.valid_from) <= day
        return begun and (self.valid_until is None or day <= last_day(self.valid_until))

    def months_since_check(self, day: date) -> int:
        """Return whole months from the first day that `checked` can mean until `day`."""
        seen = first_day(self.checked)
        return (day.year - seen.year) * 12 + day.month - seen.month - (day.day < seen.day)


def first_day(value: str) -> date:
    """Return the first day that a partial date (year, month or day) can mean."""
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    """Return the last day that a partial date (year, month or day) can mean."""
    parts = [int(part) for part in value.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)
