"""Who may pay, as it stands on the wire. Texts are in the language of the case."""

from typing import Literal

from pydantic import Field

from recommender.part import Part


class AskedQuestion(Part):
    """A question that decides whether a scheme pays."""

    id: str = Field(description="Id of the question.")
    text: str = Field(description="The question.")
    answer_in: str = Field(description="Field of the case to answer it in: payer.answers, ...")


class FundingOffer(Part):
    """One scheme that pays, or may pay, for an option."""

    scheme: str = Field(description="Id of the scheme.")
    name: str = Field(description="Name of the scheme.")
    verdict: Literal["applies", "may-apply"] = Field(description="How sure it is.")
    step: str = Field(description="Step of the decision order that led here.")
    share: tuple[float, float] = Field(
        description="Expected share of the first-year cost, low and high, 0 to 1; low is 0 "
        "while a question is open."
    )
    verified: bool = Field(description="False where a figure is still to be checked.")
    questions: tuple[AskedQuestion, ...] = Field(description="Open questions, at most three.")
    text: str = Field(description="Why this scheme, how much, and what is to be checked.")
    apply_at: str = Field(description="Where to apply.")
    url: str = Field(description="Source of the scheme.")
    checked: str = Field(description="Date of the source.")


class Funding(Part):
    """Who may pay for one technology."""

    technology: str = Field(description="Id of the technology.")
    offers: tuple[FundingOffer, ...] = Field(description="At most three, best first.")
    cost_after_eur: tuple[float, float] = Field(
        description="What is left of the first-year cost, low and high, euro."
    )
    remarks: tuple[str, ...] = Field(description="What to know before applying.")
