"""The four things that `passend evaluate` can do, each with its tables and its plain data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from catalogue.store import load_catalogue
from catalogue.text import Language
from evaluation.ablation import lack_data, lack_sheets, measure_lacks
from evaluation.abstention import (
    abstains_enough,
    load_texts,
    measure_silence,
    silence_data,
    silence_sheet,
)
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file
from evaluation.experiment import Progress, Questions, run_experiment
from evaluation.figures import make_report
from evaluation.graded_case import modes_of
from evaluation.intervals import Draws
from evaluation.report import as_data, bootstrap_note, sheets
from evaluation.robustness import loss_data, loss_sheets, measure_losses
from evaluation.sheet import Sheet
from evaluation.systems import Matcher, Matching, load_systems, systems_of
from recommender.recommend import Recommender


@dataclass(frozen=True)
class Result:
    """What was found: plain data, tables and notes by language, and whether all limits hold."""

    data: Mapping[str, Any]
    sheets: Callable[[Language], Sequence[Sheet]]
    notes: Callable[[Language], Sequence[str]]
    held: bool = True


def read_questions(paths: Sequence[Path], modes: str) -> Questions:
    """Return the cases of the files at `paths` (none: the development cases) in `modes`.

    Files of the same name in other folders are told apart by their path. Raises
    `BrokenCaseFile`, `UnknownMode` and `OSError`.
    """
    chosen = list(paths) or [DEVELOPMENT_CASES]
    names = [path.name for path in chosen]
    return Questions(
        {
            path.name if names.count(path.name) == 1 else str(path): read_case_file(path)
            for path in chosen
        },
        modes_of(modes),
    )


@dataclass
class Study:
    """Measures with one set of questions; `recommender` gives the recommender when needed."""

    questions: Questions
    recommender: Callable[[], Matching]
    samples: int = Draws.samples
    progress: Progress = lambda done, total: None
    _loaded: list[Matching] = field(default_factory=list)

    def compared(self, systems: str) -> Result:
        """Return how the systems in the list `systems` rank. Raises `UnknownSystem`."""
        catalogue = load_catalogue()
        chosen = load_systems(systems_of(systems), self._matching, catalogue)
        frame = run_experiment(self.questions, chosen, progress=self.progress)
        draws = Draws(self.samples)
        report = make_report(frame, self.questions.files, catalogue, self._versions(), draws)
        return Result(
            as_data(report),
            lambda language: sheets(report, language),
            lambda language: [bootstrap_note(draws, language), *_said(report.versions)],
        )

    def perturbed(self) -> Result:
        """Return what each change of the text costs; held where every loss is allowed."""
        draws = Draws(self.samples)
        matcher = Matcher(self._matching())
        losses = measure_losses(self.questions, matcher, draws=draws, progress=self.progress)
        versions = self._versions()
        return Result(
            {"versions": versions, "losses": loss_data(losses)},
            lambda language: loss_sheets(losses, language),
            lambda language: [bootstrap_note(draws, language), *_said(versions)],
            all(loss.held for loss in losses),
        )

    def lessened(self) -> Result:
        """Return what is lost where one part of the recommender is taken away."""
        draws = Draws(self.samples)
        whole = cast("Recommender", self._matching())
        lacks = measure_lacks(self.questions, whole, draws, self.progress)
        versions = self._versions()
        return Result(
            {"versions": versions, "ablation": lack_data(lacks)},
            lambda language: lack_sheets(lacks, language),
            lambda language: [bootstrap_note(draws, language), *_said(versions)],
        )

    def silent(self) -> Result:
        """Return how often the matcher abstains; held where it does so often enough."""
        found = measure_silence(self._matching(), load_texts(), self.questions, self.progress)
        versions = self._versions()
        return Result(
            {"versions": versions, "silence": silence_data(found)},
            lambda language: [silence_sheet(found, language)],
            lambda language: _said(versions),
            abstains_enough(found),
        )

    def _matching(self) -> Matching:
        if not self._loaded:
            self._loaded.append(self.recommender())
        return self._loaded[0]

    def _versions(self) -> dict[str, str]:
        """Return the versions of what was measured; the model only where it was loaded."""
        found = {"catalogue": load_catalogue().version}
        if self._loaded:
            _, mode, graded = next(iter(self.questions))
            found["model"] = self._loaded[0].match(graded.case(mode)).versions.model
        return found


def _said(versions: Mapping[str, str]) -> list[str]:
    return [", ".join(f"{name} {value}" for name, value in versions.items())]
