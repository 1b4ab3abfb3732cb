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
from recommender.layout import Segment, lay_out
from recommender.negation import without_denied
from recommender.profile import Profile, read_profile
from recommender.ranking_model import CaseVectors
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
    language: Language
    detected: bool  # the language was recognised, or given
    limitation: str  # text of the worker without denied clauses
    vectors: CaseVectors
    profile: Profile
    given: Floats
    severity: Floats
    demands: Floats
    situations: dict[str, str]  # id: the words that point to it, or "" where it was given
    segments: tuple[Segment, ...]

    @property
    def work(self) -> str:
        """Return title and tasks as one text."""
        return ". ".join([part for part in (self.case.job.title, *self.case.job.tasks) if part])

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
        self.functions = list(catalogue.functions)

    def read(self, case: Case) -> Reading:
        """Return the reading of `case`. Raises `Unknown` errors of the catalogue."""
        language, detected = detect(case)
        limitation = self.clean(case.worker.description)
        worker = case.worker.model_copy(update={"description": limitation})
        segments = lay_out(case.model_copy(update={"worker": worker}))
        encoded = self.encoder.encode([segment.text for segment in segments])
        profile = read_profile(case.worker.functions, self.catalogue)
        given = self._given(profile)
        reading = Reading(
            case=case,
            language=language,
            detected=detected,
            limitation=limitation,
            vectors=_vectors(encoded, segments),
            profile=profile,
            given=given,
            severity=given,
            demands=self._demands(case, language, encoded, segments),
            situations=find_situations(case, limitation, self.catalogue),
            segments=segments,
        )
        return replace(reading, severity=self._severity(reading))

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
    if not reading.detected:
        remarks.append(("language", NOT_RECOGNISED))
    return remarks


NOT_RECOGNISED = Localised(
    nl="Passend herkent de taal van deze tekst niet als Nederlands of Engels. "
    "Het advies kan daardoor minder goed zijn. Schrijf de tekst in het Nederlands of Engels.",
    en="Passend does not recognise this text as Dutch or English. The advice may be less good. "
    "Write the text in Dutch or English.",
)
