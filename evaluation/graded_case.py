"""A graded case: a job and a worker in two languages, with what would be suitable."""

from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import Field

from catalogue.errors import PassendError, Unknown
from catalogue.text import LANGUAGES, Language, Localised
from recommender.case import Case, FunctionLimit, Input, Job, LongText, ShortText, Worker

Mode = Literal["nl", "en", "profile"]
MODES: tuple[Mode, ...] = get_args(Mode)
MODE_NAMES: dict[Mode, Localised] = {
    "nl": Localised(nl="Nederlandse tekst", en="Dutch text"),
    "en": Localised(nl="Engelse tekst", en="English text"),
    "profile": Localised(nl="Nederlandse tekst en functies", en="Dutch text and functions"),
}


class UnknownMode(Unknown):
    """There is no such mode."""

    code = "unknown-mode"
    noun = Localised(nl="vorm", en="mode")


class PartMissing(PassendError):
    """A case lacks what a mode needs."""

    code = "part-missing"

    def __init__(self, case: str, mode: Mode) -> None:
        name = MODE_NAMES[mode]
        message = Localised(
            nl=f"Casus {case} heeft niet wat nodig is voor '{mode}' ({name.nl}). "
            "Vul de casus aan, of kies een andere vorm met --mode.",
            en=f"Case {case} lacks what '{mode}' ({name.en}) needs. "
            "Complete the case, or choose another mode with --mode.",
        )
        super().__init__("mode", message)


@dataclass(frozen=True)
class CaseText:
    """What is said in one language: job title, tasks, what is hard."""

    title: str
    tasks: tuple[str, ...]
    limitation: str

    @property
    def empty(self) -> bool:
        """True where nothing is said."""
        return not (self.title or any(self.tasks) or self.limitation)


class GradedCase(Input):
    """One line of a case file. Grades: 3 first choice, 2 suitable, 1 could help; absent is 0.

    In the development cases grade 3 stands for what the source reports as the solution.
    """

    id: ShortText = Field(min_length=1, description="Id of the case.")
    job_nl: ShortText = Field(default="", description="Job title in Dutch.")
    job_en: ShortText = Field(default="", description="Job title in English.")
    tasks_nl: tuple[ShortText, ...] = Field(default=(), max_length=50, description="In Dutch.")
    tasks_en: tuple[ShortText, ...] = Field(default=(), max_length=50, description="In English.")
    limitation_nl: LongText = Field(default="", description="What is hard at work, in Dutch.")
    limitation_en: LongText = Field(default="", description="What is hard at work, in English.")
    functions: tuple[FunctionLimit, ...] = Field(default=(), description="Limited functions.")
    grades: dict[str, int] = Field(description="Technology id to grade, 0 to 3.")
    sector: str = Field(default="", description="Branch, in the words of the source.")
    setting: tuple[str, ...] = Field(default=(), description="Place, in the words of the source.")
    solution_en: tuple[str, ...] = Field(default=(), description="What was done, as reported.")
    non_technical: tuple[str, ...] = Field(default=(), description="What else was arranged.")
    url: str = Field(default="", description="Address of the source.")
    source: str = Field(default="", description="Name of the source.")

    def text(self, language: Language) -> CaseText:
        """Return what is said in `language`."""
        if language == "nl":
            return CaseText(self.job_nl, self.tasks_nl, self.limitation_nl)
        return CaseText(self.job_en, self.tasks_en, self.limitation_en)

    def texts(self) -> dict[Language, CaseText]:
        """Return what is said in each language that the case has."""
        both = {language: self.text(language) for language in LANGUAGES}
        return {language: text for language, text in both.items() if not text.empty}

    def case(self, mode: Mode, text: CaseText | None = None) -> Case:
        """Return the question to Passend in `mode`; `text` takes the place of the case's own.

        Sector and setting stay out: they are free words of the source, and figures have to
        compare with those of systems that read text. Raises `PartMissing`.
        """
        language = language_of(mode)
        said = text or self.text(language)
        if said.empty or (mode == "profile" and not self.functions):
            raise PartMissing(self.id, mode)
        functions = self.functions if mode == "profile" else ()
        return Case(
            id=self.id,
            language=language,
            job=Job(title=said.title, tasks=said.tasks),
            worker=Worker(description=said.limitation, functions=functions),
        )


def language_of(mode: Mode) -> Language:
    """Return the language in which a case is put in `mode`."""
    return "en" if mode == "en" else "nl"


def modes_of(text: str) -> tuple[Mode, ...]:
    """Return the modes in a list such as ``nl,profile``, in the fixed order.

    Raises `UnknownMode`.
    """
    asked = [part.strip() for part in text.split(",") if part.strip()]
    for name in asked:
        if name not in MODES:
            raise UnknownMode(name, MODES, "mode", meant=MODES)
    return tuple(mode for mode in MODES if mode in asked) or MODES
