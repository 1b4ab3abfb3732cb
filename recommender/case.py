"""A case: what a job asks, what a worker finds hard, and what is asked about it."""

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from catalogue.text import Language

MAX_TEXT = 20_000
MAX_TASKS = 50

# Length counts as it was sent, before white space goes, as the schema says.
ShortText = Annotated[str, StringConstraints(max_length=500), AfterValidator(str.strip)]
LongText = Annotated[str, StringConstraints(max_length=MAX_TEXT), AfterValidator(str.strip)]


class Input(BaseModel):
    """Base of all that a user sends: unknown fields are refused, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FunctionLimit(Input):
    """A function of the catalogue with the severity of its limitation."""

    function: str = Field(description="Id of a work function, such as lifting-carrying.")
    severity: int = Field(ge=0, le=4, description="0 none, 1 light, 2 moderate, 3 severe, 4 total.")


class FmlItem(Input):
    """One item of the Functionele Mogelijkhedenlijst with its score."""

    fml: str = Field(description="Item number, such as 4.14.")
    score: int = Field(
        ge=0, le=4, description="0 normal, 1 lightly limited, 2 limited, 3 strongly."
    )


class IcfCode(Input):
    """An ICF code with its qualifier, such as d430.2."""

    icf: str = Field(description="ICF code with qualifier 0 to 4 after the dot.")


Limit = FunctionLimit | FmlItem | IcfCode | str


class Job(Input):
    """The work."""

    title: ShortText = Field(default="", description="Job title.")
    tasks: tuple[ShortText, ...] = Field(
        default=(), max_length=MAX_TASKS, description="Tasks, one short text each."
    )
    sector: ShortText = Field(default="", description="Sector id or name.")
    situations: tuple[str, ...] = Field(
        default=(), description="Situations at the workplace, such as noisy-area."
    )


class Worker(Input):
    """What the person finds hard at work. Never a name, a citizen number or a diagnosis."""

    description: LongText = Field(default="", description="What is hard at work, in own words.")
    functions: tuple[Limit, ...] = Field(
        default=(),
        description="Limited functions: {function, severity}, {fml, score}, {icf} or 'd430.2'.",
    )
    digital_skill: Literal["none", "basic", "good"] | None = Field(
        default=None, description="Digital skill of the worker."
    )
    languages: tuple[ShortText, ...] = Field(default=(), description="Languages of the worker.")


class Payer(Input):
    """Who may have to pay."""

    employment: Literal["employee", "self-employed", "jobseeker", "employer"] | None = Field(
        default=None, description="How the person works now."
    )
    status: (
        Literal[
            "wajong", "wia", "ziektewet", "participatiewet", "banenafspraak", "beschut-werk", "none"
        ]
        | None
    ) = Field(default=None, description="Benefit or register status.")
    answers: dict[str, bool] = Field(
        default={}, description="Answers to questions about schemes: question id, yes or no."
    )


class Case(Input):
    """One question to Passend: job, worker, and what is asked about them."""

    id: ShortText = Field(default="case", description="Your own reference; no personal data.")
    language: Language | None = Field(
        default=None, description="Language of the text and of the answer; detected when left out."
    )
    job: Job = Field(default=Job(), description="The work.")
    worker: Worker = Field(default=Worker(), description="The worker.")
    scenario: str | None = Field(default=None, description="Future to reckon with.")
    year: int | None = Field(default=None, description="Year to reckon with, 2026 to 2036.")
    budget_eur: float | None = Field(default=None, ge=0, description="Budget, first year, euro.")
    payer: Payer | None = Field(default=None, description="Who may have to pay.")
    limit: int = Field(default=10, ge=1, le=210, description="How many options at most.")

    @model_validator(mode="after")
    def _not_empty(self) -> "Case":
        filled = (
            any(self.job.tasks),
            self.job.title,
            self.worker.description,
            self.worker.functions,
        )
        if not any(filled):
            raise ValueError("empty-case")
        return self
