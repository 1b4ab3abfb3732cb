"""`passend train`: learn the shipped artefacts anew from the data in the project."""

from collections.abc import Callable
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.options import LanguageOption, Spoken
from api.cli.output import console, print_lines
from api.cli.wording import say
from catalogue.errors import PassendError
from catalogue.store import load_catalogue
from catalogue.text import Localised

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

HELP = say(
    "Leer de modellen opnieuw uit de gegevens van het project (voor ontwikkelaars).",
    "Learn the models anew from the project's data (for developers).",
)
NEEDED = ("torch", "sentence_transformers", "peft")


class Part(StrEnum):
    """What to train. `encoder` takes most of the time; the others follow in minutes."""

    ENCODER = "encoder"
    UNDERSTANDING = "understanding"
    RANKING = "ranking"
    ALL = "all"


class TrainingMissing(PassendError):
    """The packages for training are not installed."""

    code = "training-missing"


def train(
    part: Annotated[
        Part,
        typer.Argument(
            help=say(
                "Wat u wilt leren: encoder, understanding, ranking of all.",
                "What to learn: encoder, understanding, ranking or all.",
            ),
        ),
    ] = Part.ALL,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Train `part` and write its artefacts; an encoder run that was cut off goes on."""
    if part in {Part.ENCODER, Part.ALL}:
        _train_encoder()
    if part is not Part.ENCODER:
        # Loaded here: scikit-learn and onnxruntime are slow to load.
        from recommender.training.fitting import fit  # noqa: PLC0415

        understanding = part in {Part.UNDERSTANDING, Part.ALL}
        fit(load_catalogue(), understanding=understanding, ranking=part is not Part.UNDERSTANDING)
    print_lines("Klaar." if language is Spoken.NL else "Done.")


def _train_encoder() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise TrainingMissing(
            "part",
            Localised(
                nl=f"Voor leren ontbreekt: {', '.join(missing)}. "
                "Typ: pip install 'passend[train]'.",
                en=f"Training lacks: {', '.join(missing)}. Type: pip install 'passend[train]'.",
            ),
        )
    from rich.progress import Progress  # noqa: PLC0415 (a tenth of a second)

    from recommender.training.tuning import runs, tune  # noqa: PLC0415 (torch)

    with Progress(console=console(stderr=True)) as bar:
        for run in runs():
            tune(run, load_catalogue(), _reporter(bar, bar.add_task(run.name), run.name))


def _reporter(bar: "Progress", task: "TaskID", name: str) -> Callable[[int, int, str], None]:
    def report(step: int, steps: int, text: str) -> None:
        bar.update(task, completed=step, total=steps, description=f"{name}: {text}")

    return report
