"""Reads a case: language, vectors, limited functions, demands of tasks, situations, barriers."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from catalogue.store import Catalogue
from catalogue.text import Language, Localised
from recommender.case import Case
from recommender.encoder.session import Encoded, Encoder
from recommender.language import detect
from recommender.layout import Segment, in_words, lay_out, sentences
from recommender.negation import without_denied
from recommender.profile import Profile, read_profile
from recommender.ranking_model import CaseVectors
from recommender.relevance import Relevance
from recommender.situations import find_situations
from recommender.understanding import MAX_FUNCTIONS, UnderstandingModel

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """A case as the recommender sees it.

    `given` and `severity` are [functions] as a share of 4: what the case says outright, and that
    completed by what the text says. `demands` is [tasks, functions], 0 to 1.
    """

    case: Case
    read: Case  # the case without denied clauses and without sentences that say nothing
    language: Language
    detected: bool  # the language was recognised, or given
    left_out: int  # sentences and tasks of a long text that were not read
    relevance: float  # chance that the limitation says something; 1 where there is no text
    vectors: CaseVectors
    profile: Profile
    given: Floats
    severity: Floats
    demands: Floats
    situations: dict[str, str]  # id: the words that point to it, or "" where it was given
    segments: tuple[Segment, ...]

    @property
    def limitation(self) -> str:
        """Return what is read of the worker's text."""
        return self.read.worker.description

    @property
    def work(self) -> str:
        """Return title and tasks as one text."""
        return ". ".join([part for part in (self.read.job.title, *self.read.job.tasks) if part])

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is left to go by, such as where all limitations are denied."""
        return not (self.limitation or self.work or self.given.any())


class Reader:
    """Reads cases; safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: Encoder,
        understanding: UnderstandingModel,
        clean: Callable[[str], str] = without_denied,
    ) -> None:
        """Read with these; `clean` takes from a description what does not count as limited."""
        self.catalogue, self.encoder, self.understanding = catalogue, encoder, understanding
        self.clean = clean
        self.relevance = Relevance(understanding.arrays)
        self.functions = list(catalogue.functions)

    def read(self, case: Case) -> Reading:
        """Return the reading of `case`. Raises `Unknown` errors of the catalogue."""
        language, detected = detect(case)
        clean = self.clean(case.worker.description)
        read, left_out = self._telling(case, clean)
        profile = read_profile(case.worker.functions, self.catalogue)
        spoken = in_words(profile.severity, self.catalogue.functions, language)
        segments = lay_out(read, spoken)
        encoded = self.encoder.encode([segment.text for segment in segments])
        vectors = _vectors(encoded, segments)
        given = self._given(profile)
        reading = Reading(
            case=case,
            read=read,
            language=language,
            detected=detected,
            left_out=left_out,
            relevance=self._relevance(vectors),
            vectors=vectors,
            profile=profile,
            given=given,
            severity=given,
            demands=self._demands(read, language, encoded, segments),
            situations=find_situations(case, clean, self.catalogue),
            segments=segments,
        )
        return replace(reading, severity=self._severity(reading))

    def _telling(self, case: Case, clean: str) -> tuple[Case, int]:
        """Return what is read of `case`, and how many sentences and tasks of it are not."""
        parts = sentences(clean)
        told = self.relevance.telling(parts, self.encoder)
        limitation = clean
        if not all(told):
            limitation = "".join(part for part, kept in zip(parts, told, strict=True) if kept)
        # A task that is not read stays in its place, empty, so that demands keep their rows.
        kept_tasks = self.relevance.tasks(case.job.tasks, self.encoder)
        tasks = tuple(
            task if kept else "" for task, kept in zip(case.job.tasks, kept_tasks, strict=True)
        )
        worker = case.worker.model_copy(update={"description": limitation.strip()})
        job = case.job.model_copy(update={"tasks": tasks})
        read = case.model_copy(update={"worker": worker, "job": job})
        return read, [*told, *kept_tasks].count(False)

    def _relevance(self, vectors: CaseVectors) -> float:
        if not np.any(vectors.limitation):
            return 1.0
        return float(self.relevance.chance(vectors.limitation))

    def _given(self, profile: Profile) -> Floats:
        given = np.zeros(len(self.functions), np.float32)
        for name, severity in profile.severity.items():
            given[self.functions.index(name)] = severity / 4
        return given

    def _severity(self, reading: Reading) -> Floats:
        # A profile that the user gave overrides what the text seems to say.
        if reading.profile.severity:
            return reading.given
        found = self.understanding.limitation(
            reading.vectors.limitation, reading.limitation, reading.language
        )
        severity = np.zeros(len(self.functions), np.float32)
        best = np.argsort(-found.chance, kind="stable")[:MAX_FUNCTIONS]
        for index in best:
            if found.chance[index] >= self.understanding.threshold:
                severity[index] = found.severity / 4 * found.chance[index] ** 0.5
        return severity

    def _demands(
        self, case: Case, language: Language, encoded: Encoded, segments: tuple[Segment, ...]
    ) -> Floats:
        demands = np.zeros((len(case.job.tasks), len(self.functions)), np.float32)
        for index, segment in enumerate(segments):
            if segment.task is not None:
                vector = encoded.mean_of([index])
                demands[segment.task] = self.understanding.task(vector, segment.text, language)
        return demands


def _vectors(encoded: Encoded, segments: tuple[Segment, ...]) -> CaseVectors:
    def of(role: str) -> Floats:
        return encoded.mean_of([i for i, segment in enumerate(segments) if segment.role == role])

    return CaseVectors(encoded.mean(), of("limitation"), of("task"))


def unread_remarks(reading: Reading) -> list[tuple[str, Localised]]:
    """Return what the user should know about the input: field and remark."""
    remarks = list(reading.profile.unused)
    if reading.left_out:
        remarks.append(("worker.description", _long_text(reading.left_out)))
    if not reading.detected:
        remarks.append(("language", NOT_RECOGNISED))
    return remarks


def _long_text(count: int) -> Localised:
    return Localised(
        nl=f"De tekst is lang. Passend las {count} zinnen of taken niet, omdat ze weinig over de "
        "persoon of het werk lijken te zeggen. Maak de tekst korter als er iets mist.",
        en=f"The text is long. Passend did not read {count} sentences or tasks, as they seem to "
        "say little about the person or the work. Shorten the text where something is missing.",
    )


NOT_RECOGNISED = Localised(
    nl="Passend herkent de taal van deze tekst niet als Nederlands of Engels. "
    "Het advies kan daardoor minder goed zijn. Schrijf de tekst in het Nederlands of Engels.",
    en="Passend does not recognise this text as Dutch or English. The advice may be less good. "
    "Write the text in Dutch or English.",
)
