"""A technology: a kind of inclusive technology that a job coach could arrange."""

from typing import Literal

from pydantic import Field

from catalogue.text import Localised, LocalisedList, Record

Family = Literal[
    "vision", "hearing", "speech", "language-literacy", "memory-planning", "attention-stimuli",
    "work-instruction", "learning-training", "social-emotional", "energy-health", "hand-arm",
    "lifting-posture", "mobility", "workstation", "safety-environment", "guidance-matching",
]  # fmt: skip
Form = Literal[
    "software", "app", "wearable", "augmented-reality", "virtual-reality", "cobot-robot",
    "exoskeleton", "sensor", "ai-assistant", "telepresence", "ergonomic-aid", "mechanical-aid",
    "display-projection", "service",
]  # fmt: skip
Role = Literal["person", "workplace", "guidance"]
Maturity = Literal["established", "available", "emerging", "research"]
Basis = Literal["looked-up", "estimate"]


class Support(Record):
    """How much the technology helps with one function."""

    function: str = Field(description="Id of the function that is supported.")
    strength: int = Field(
        ge=1, le=3, description="1 helps somewhat, 2 clearly helps, 3 replaces or compensates."
    )


class Unsuitable(Record):
    """When the technology must not be used, or only with care."""

    when: str = Field(description="Id of a function (limited) or of a situation.")
    why: Localised = Field(description="Reason, as shown to the user.")
    severity: Literal["exclude", "caution"] = Field(
        description="exclude: never offered; caution: offered with a warning."
    )


class Iso9999(Record):
    """A class of ISO 9999:2022, assistive products."""

    code: str = Field(pattern=r"^\d\d( \d\d){0,2}$", description="Class, subclass or division.")
    verified: bool = Field(default=False, description="Checked against the printed standard.")


class Cost(Record):
    """What one worker's first year costs, bought for one workplace."""

    low_eur: float = Field(ge=0, description="Low end, euro for the first year.")
    high_eur: float = Field(ge=0, description="High end, euro for the first year.")
    covers: Localised = Field(description="What the price covers.")
    basis: Basis = Field(description="looked-up: read at a seller; estimate: by comparison.")


class Evidence(Record):
    """One finding from a source that was really found."""

    finding: Localised = Field(description="What was found, one sentence in our own words.")
    level: Literal["trial", "pilot", "practice", "expert"] = Field(description="Kind of proof.")
    source: str = Field(min_length=1, description="Title of the source.")
    publisher: str = Field(description="Publisher of the source.")
    year: int | None = Field(description="Year of publication; null where it was not found.")
    url: str = Field(description="Address of the source.")


class Technology(Record):
    """A *kind* of inclusive technology (`live-captioning`), never one product."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable kebab-case id.")
    name: Localised = Field(description="The term that the field uses.")
    summary: Localised = Field(description="What it is, what it does at work, for whom.")
    terms: LocalisedList = Field(description="Search terms that a layman or a job coach types.")
    iso9999: tuple[Iso9999, ...] = Field(description="ISO 9999:2022 codes; may be empty.")
    family: Family = Field(description="Family, also the folder of the file.")
    technology: Form = Field(description="Form of technology.")
    role: Role = Field(description="Supports a person, changes the workplace, or guides.")
    supports: tuple[Support, ...] = Field(description="Functions that it supports.")
    tasks: LocalisedList = Field(description="Work activities that it makes possible.")
    sectors: tuple[str, ...] = Field(min_length=1, description="Sector ids, or `all`.")
    unsuitable: tuple[Unsuitable, ...] = Field(description="Exclusions and cautions.")
    maturity: Maturity = Field(description="How far it has spread.")
    trl: int = Field(ge=1, le=9, description="Technology readiness level, 1 to 9.")
    ai: bool = Field(description="True where it depends on artificial intelligence.")
    cost: Cost = Field(description="Cost per worker for the first year.")
    setup_days: float = Field(ge=0, description="Days until it works at the workplace.")
    training_hours: float = Field(ge=0, description="Hours until the worker can use it.")
    coaching: Literal["low", "medium", "high"] = Field(description="Guidance it takes to land.")
    digital_skill: Literal["none", "basic", "good"] = Field(description="What the worker needs.")
    needs_network: bool = Field(description="True where it fails without a network.")
    personal_data: Literal["none", "workplace", "personal", "health"] = Field(
        description="Most sensitive data that it handles."
    )
    dutch: Literal["yes", "partly", "no", "not-applicable"] = Field(
        description="Whether it works in Dutch."
    )
    products: tuple[str, ...] = Field(description="Two to five real products, as examples.")
    evidence: tuple[Evidence, ...] = Field(description="Findings with their source.")
    sources: tuple[str, ...] = Field(description="Addresses that the facts came from.")
