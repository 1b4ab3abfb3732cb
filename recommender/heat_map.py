"""The matrix family x future x year as a heat map, SVG or PNG.

Each cell shows its value as a number beside the colour, and its weakest factor as a letter, so
that nothing rests on colour alone. Colours: cividis, which people who are colour-blind can read.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from catalogue.errors import PassendError
from catalogue.labels import label_text
from catalogue.text import Language, Localised
from recommender.outcomes import Outcomes
from recommender.policy_table import family_table
from recommender.unfold_sentences import FACTOR_NAMES

LETTERS: dict[str, Localised] = {
    "supply": Localised(nl="A", en="S"),
    "adoption": Localised(nl="G", en="A"),
    "money": Localised(nl="€", en="€"),
    "guidance": Localised(nl="B", en="G"),
    "rules": Localised(nl="R", en="R"),
}


DARK = 0.42  # below it cividis is dark enough for white letters


class UnknownPictureForm(PassendError):
    """The file name has another suffix than those that can be drawn."""

    code = "unknown-picture-form"

    def __init__(self, name: str) -> None:
        message = Localised(
            nl=f"'{name}' kan niet. Kies een bestand dat eindigt op .svg of .png.",
            en=f"'{name}' is not possible. Choose a file that ends in .svg or .png.",
        )
        super().__init__("file", message)


def draw(outcomes: Outcomes, years: list[int], path: Path, language: Language = "nl") -> None:
    """Draw the matrix of the four futures in `years` to `path`, by its suffix.

    Raises `UnknownPictureForm` for another suffix than .svg or .png, `OSError` where the file
    cannot be written.
    """
    if path.suffix.lower() not in (".svg", ".png"):
        raise UnknownPictureForm(path.name)
    cells = family_table(outcomes.catalogue, outcomes.four_tensor)
    cells = cells[cells["year"].isin(years)]
    values = _wide(cells, "value")
    letters = _wide(cells, "weakest").map(lambda f: LETTERS[f].text(language) if f else "")
    _paint(values, letters, outcomes, path, language)


def _wide(cells: pd.DataFrame, column: str) -> pd.DataFrame:
    return cells.pivot(index="family", columns=["scenario", "year"], values=column)


def _paint(
    values: pd.DataFrame, letters: pd.DataFrame, outcomes: Outcomes, path: Path, language: Language
) -> None:
    # Loaded here: half a second that only a picture should cost. Figure without pyplot keeps no
    # state and needs no screen.
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    marks: list[list[str]] = letters.to_numpy(dtype=str).tolist()
    with rc_context({"svg.hashsalt": "passend", "svg.fonttype": "none", "font.size": 8}):
        figure = Figure(figsize=(2.4 + 0.62 * values.shape[1], 1.6 + 0.34 * len(values)))
        axes = figure.add_subplot()
        image = axes.imshow(values.to_numpy(), cmap="cividis", vmin=0, vmax=1, aspect="auto")
        _label(axes, values, outcomes, language)
        for (row, column), number in np.ndenumerate(values.to_numpy(dtype=float)):
            text = f"{number:.2f} {marks[row][column]}".rstrip()
            text = text.replace(".", ",") if language == "nl" else text
            ink = "white" if number < DARK else "black"
            axes.text(column, row, text, ha="center", va="center", color=ink, fontsize=7)
        figure.colorbar(image, ax=axes, fraction=0.02, pad=0.01)
        figure.text(0.01, 0.01, _legend(language), fontsize=7)
        figure.subplots_adjust(left=0.16, right=0.97, top=0.9, bottom=0.08)
        stamp = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
        figure.savefig(path, dpi=150, metadata=stamp)


def _label(axes: object, values: pd.DataFrame, outcomes: Outcomes, language: Language) -> None:
    from matplotlib.axes import Axes  # noqa: PLC0415

    assert isinstance(axes, Axes)
    names = [label_text("family", str(family), language) for family in values.index]
    axes.set_yticks(range(len(names)), names)
    places = [tuple(place) for place in values.columns]
    years = [str(year) for _, year in places]
    axes.set_xticks(range(len(years)), years)
    axes.xaxis.tick_bottom()
    futures = [str(scenario) for scenario, _ in places]
    for future in dict.fromkeys(futures):
        first, count = futures.index(future), futures.count(future)
        title = outcomes.four[future].name.text(language)
        axes.text(first + (count - 1) / 2, -0.75, title, ha="center", va="bottom", fontsize=9)
        if first:
            axes.axvline(first - 0.5, color="white", linewidth=3)


def _legend(language: Language) -> str:
    start = "Zwakste factor: " if language == "nl" else "Weakest factor: "
    parts = (f"{LETTERS[f].text(language)} = {n.text(language)}" for f, n in FACTOR_NAMES.items())
    return start + ", ".join(parts)
