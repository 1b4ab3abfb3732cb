"""The answer to a case, as it stands on the wire (design.md section 6).

Texts are in the language of the case. Keys that have no value are left out.
"""

from pydantic import Field

from recommender.funding_part import Funding
from recommender.future_part import AvailabilityPart, RobustnessPart
from recommender.part import Part
from recommender.plan_part import PlanAdvice


class Barrier(Part):
    """A task and a function where demand meets limitation."""

    task: int | None = Field(description="Index in job.tasks; null where it is about all work.")
    function: str = Field(description="Id of the function.")
    name: str = Field(description="Name of the function.")
    weight: float = Field(ge=0, le=1, description="Demand times limitation, 0 to 1.")
    because: tuple[str, ...] = Field(description="Words of the case that caused it.")


class Example(Part):
    """A written example case that is like this one; not a labour expert's case."""

    id: str = Field(description="Id of the written case.")
    title: str = Field(description="Job title of the written case.")
    likeness: float = Field(ge=-1, le=1, description="Cosine of centred vectors; 1 is alike.")


class Reason(Part):
    """A summand of the score with its sentence."""

    rule: str = Field(description="Name of the scoring rule.")
    share: float = Field(ge=0, description="Share of the score, 0 to 1; the shares add up to 1.")
    text: str = Field(description="The reason as a sentence.")
    examples: tuple[Example, ...] | None = Field(
        default=None, description="Written example cases behind it, at most three."
    )


class Remark(Part):
    """A caution with an option, or the reason why a technology is left out."""

    technology: str = Field(description="Id of the technology.")
    name: str = Field(description="Name of the technology.")
    when: str = Field(description="Function or situation that calls for it.")
    text: str = Field(description="The remark as a sentence.")


class Option(Part):
    """A technology with its fit for the case."""

    technology: str = Field(description="Id of the technology.")
    name: str = Field(description="Name of the technology.")
    rank: int = Field(ge=1, description="1 is best.")
    fit: float = Field(ge=0, le=1, description="Calibrated chance that it is graded suitable.")
    reasons: tuple[Reason, ...] = Field(description="Largest share first.")
    cautions: tuple[Remark, ...] = Field(description="When to take care.")
    cost_eur: tuple[float, float] = Field(description="First year, low and high, euro.")
    cost_basis: str = Field(description="looked-up or estimate.")
    availability: dict[str, AvailabilityPart] | None = Field(
        default=None, description="By future: the asked one (or today) first, then the others."
    )
    robustness: RobustnessPart | None = Field(
        default=None, description="How the option holds across the four futures."
    )
    schemes: tuple[str, ...] | None = Field(
        default=None, description="Ids of schemes that may pay, best first, at most three."
    )
    funding: Funding | None = Field(default=None, description="The same schemes in full.")


class Notice(Part):
    """Something that the user should know about the input."""

    field: str = Field(description="Field that it is about, as a path such as worker.functions.")
    text: str = Field(description="What was noticed and what was done with it.")


class Versions(Part):
    """What made this answer; the same versions and digest give the same bytes."""

    catalogue: str = Field(description="Version of the catalogue, such as 2026.11.1.")
    model: str = Field(description="Version of the model.")
    case_digest: str = Field(description="SHA-256 of the case; the case cannot be read from it.")


class Answer(Part):
    """Advice for one case."""

    case: str = Field(description="Reference of the case, as it was sent.")
    language: str = Field(description="Language of the texts: nl or en.")
    abstained: bool = Field(description="True where nothing is presented as fitting.")
    questions: tuple[str, ...] = Field(
        default=(), description="Where nothing fits: the questions that would help most."
    )
    notices: tuple[Notice, ...] = Field(default=(), description="What to know about the input.")
    barriers: tuple[Barrier, ...] = Field(description="Heaviest first.")
    options: tuple[Option, ...] = Field(description="Best first.")
    excluded: tuple[Remark, ...] = Field(description="What is left out, with the reason.")
    plan: PlanAdvice | None = Field(
        default=None, description="Options that together cover most within the budget."
    )
    versions: Versions = Field(description="What made this answer.")
