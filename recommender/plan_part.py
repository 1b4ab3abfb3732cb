"""A plan as it stands on the wire. Texts are in the language of the case."""

from typing import Literal

from pydantic import Field

from recommender.part import Part

Euros = tuple[float, float]


class PlanStep(Part):
    """One option of the plan with what it adds and takes."""

    technology: str = Field(description="Id of the technology.")
    name: str = Field(description="Name of the technology.")
    adds: float = Field(ge=0, le=1, description="Share of the barrier weight that it adds.")
    functions: tuple[str, ...] = Field(description="Functions of the barriers that it helps with.")
    cost_eur: Euros = Field(description="First year, low and high, euro.")
    cost_after_eur: Euros = Field(description="First year after schemes, low and high, euro.")
    schemes: tuple[str, ...] = Field(description="Schemes that may pay, best first.")
    setup_days: float = Field(ge=0, description="Days until it works at the workplace.")
    decision_days: float | None = Field(
        default=None, description="Days until the payer decides; left out where it is not known."
    )
    lead_days: float = Field(ge=0, description="Days to count on: decision (if known) and set-up.")
    training_hours: float = Field(ge=0, description="Hours until the worker can use it.")
    coaching: Literal["low", "medium", "high"] = Field(description="Guidance that it takes.")
    text: str = Field(description="What it adds, when to arrange it, who pays.")


class Cell(Part):
    """One task × function before and after the plan."""

    task: int | None = Field(description="Index in job.tasks; null where it is about all work.")
    task_name: str = Field(description="The task in words.")
    function: str = Field(description="Id of the function.")
    name: str = Field(description="Name of the function.")
    before: float = Field(ge=0, le=1, description="Weight of the barrier without the plan.")
    after: float = Field(ge=0, le=1, description="Weight that is left with the plan.")


class Measure(Part):
    """An organisational measure."""

    id: str = Field(description="Id of the measure.")
    split: Literal["organisational", "technical", "guidance"] = Field(description="Its kind.")
    text: str = Field(description="What to do.")


class Uncovered(Part):
    """A function of which the plan leaves more than half, with what could fill it."""

    function: str = Field(description="Id of the function.")
    name: str = Field(description="Name of the function.")
    left: float = Field(ge=0, le=1, description="Share of the whole barrier weight left here.")
    advice: str = Field(description="The measure that could fill it, in words.")
    measures: tuple[Measure, ...] = Field(description="Measures, best first.")


class Hindrance(Part):
    """Two technologies that hinder each other."""

    technologies: tuple[str, str] = Field(description="Ids of both.")
    verdict: Literal["exclude", "caution"] = Field(
        description="exclude: kept apart; caution: both are in the plan."
    )
    text: str = Field(description="The reason.")


class Guidance(Part):
    """How many options take how much guidance."""

    low: int = Field(ge=0, description="Options that take little guidance.")
    medium: int = Field(ge=0, description="Options that take some guidance.")
    high: int = Field(ge=0, description="Options that take much guidance.")


class CheaperPlan(Part):
    """What would fit with the cheapest versions and with schemes that pay."""

    technologies: tuple[str, ...] = Field(description="Ids.")
    covers: float = Field(ge=0, le=1, description="Share of the barrier weight.")
    cost_eur: Euros = Field(description="First year, low and high, euro.")
    text: str = Field(description="What has to hold for it.")


class FuturePlan(Part):
    """The best plan in one future."""

    scenario: str = Field(description="Id of the scenario.")
    technologies: tuple[str, ...] = Field(description="Ids.")
    covers: float = Field(ge=0, le=1, description="Share of the barrier weight that can be had.")
    regret: float = Field(ge=0, description="What `robust` loses in this future against it.")


class RobustPlan(Part):
    """The plan with the smallest worst regret over the futures."""

    technologies: tuple[str, ...] = Field(description="Ids.")
    worst_regret: float = Field(ge=0, description="Largest loss in any future.")
    text: str = Field(description="The same in words.")


class PlanAdvice(Part):
    """A small set of options that together cover the most barrier weight within the budget."""

    technologies: tuple[str, ...] = Field(description="Ids, the one that adds most first.")
    covers: float = Field(ge=0, le=1, description="Share of the barrier weight.")
    cost_eur: Euros = Field(description="First year, low and high, euro.")
    uncovered: tuple[Uncovered, ...] = Field(description="What stays, largest first.")
    text: str = Field(description="The plan in two or three sentences.")
    cost_after_eur: Euros = Field(description="First year after schemes, low and high, euro.")
    budget_eur: float | None = Field(default=None, description="Budget asked for, euro.")
    setup_days: float = Field(ge=0, description="Set-up days of all options added up.")
    training_hours: float = Field(ge=0, description="Training hours of all options added up.")
    guidance: Guidance = Field(description="Guidance of all options.")
    steps: tuple[PlanStep, ...] = Field(description="In order of arranging: longest lead first.")
    coverage: tuple[Cell, ...] = Field(description="Task × function, before and after.")
    hindrances: tuple[Hindrance, ...] = Field(description="Pairs kept apart or to watch.")
    cheaper: CheaperPlan | None = Field(default=None, description="A wider plan, with conditions.")
    futures: tuple[FuturePlan, ...] = Field(default=(), description="The best plan per future.")
    robust: RobustPlan | None = Field(default=None, description="The plan that regrets least.")
    method: Literal["exact", "greedy"] = Field(description="How it was found (docs/plan.md).")
