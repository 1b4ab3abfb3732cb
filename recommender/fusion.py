"""How signals become a score and a fit: few numbers, fitted on held-out cases, in one JSON file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from recommender.models import FUSION_FILE
from recommender.signals import SIGNALS, put_on_scale

# text: words alone; profile: words and functions; functions: functions alone.
Mode = Literal["text", "profile", "functions"]
MODES: tuple[Mode, ...] = ("text", "profile", "functions")
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Fusion:
    """The numbers, by signal and by mode (whether the case gives functions or only text)."""

    spread: dict[str, float]
    weights: dict[str, dict[str, float]]
    platt: dict[str, tuple[float, float]]  # slope and shift of the chance to be suitable
    threshold: dict[str, float]  # fit of the best option below which nothing is presented

    @classmethod
    def load(cls, path: Path = FUSION_FILE) -> "Fusion":
        """Read the file at `path`."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))

    def save(self, path: Path = FUSION_FILE) -> None:
        """Write the file at `path`."""
        path.write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n", "utf-8")

    def summands(self, raw: Floats, mode: Mode) -> Floats:
        """Return the weighted signals [signals, kinds], never negative; they add up to the score.

        `raw` is [signals, kinds] as `SignalMaker.compute` gives it.
        """
        spread = np.array([self.spread[name] for name in SIGNALS], np.float32)
        weights = np.array([self.weights[mode][name] for name in SIGNALS], np.float32)
        return np.asarray(put_on_scale(raw, spread) * weights[:, None], np.float32)

    def fit(self, scores: Floats, mode: Mode) -> Floats:
        """Return the chance [kinds] to be graded suitable (Platt 1999).

        The square root of the score goes in: it fits held-out cases better than the score itself,
        which claims too much for the highest (docs/quality.md).
        """
        slope, shift = self.platt[mode]
        return np.asarray(1 / (1 + np.exp(-(slope * np.sqrt(scores) + shift))), np.float32)
