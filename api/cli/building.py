"""Progress of building the encoder: a bar on a terminal, one line a step elsewhere."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from api.cli.output import console
from catalogue.text import Language, Localised

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Report = Callable[[str, int, int], None]
_ONCE = Localised(
    nl="Passend maakt zich klaar. Dit hoeft maar één keer.",
    en="Passend gets ready. This is needed only once.",
)
_STEPS = {
    "tokenizer.json": Localised(nl="woordenlijst inkorten", en="prune the vocabulary"),
    "content.npy": Localised(nl="technieken lezen", en="read the technologies"),
    "encoder.onnx": Localised(nl="model verkleinen", en="shrink the model"),
}
_DONE = Localised(nl="klaar", en="done")


@contextmanager
def build_report(language: Language) -> Iterator[Report]:
    """Give what `build_encoder` reports its steps to; nothing shows before the first report."""
    errors = console(stderr=True)
    if not errors.is_terminal:
        with _quiet():
            yield _Lines(language)
        return
    # Loaded here, for it takes a tenth of a second.
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=errors
    )
    try:
        with _quiet():
            yield _Bar(bar, language)
    finally:
        bar.stop()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep back what libraries warn of: their advice is for those who write programs."""
    before = logging.root.manager.disable
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(before)


def step_name(step: str, language: Language) -> str:
    """Return the step in words; steps without words of their own show as they are."""
    return _STEPS[step].text(language) if step in _STEPS else step


class _Lines:
    def __init__(self, language: Language) -> None:
        self._language = language
        self._begun = False

    def __call__(self, step: str, done: int, total: int) -> None:
        out = console(stderr=True)
        if not self._begun:
            out.print(_ONCE.text(self._language))
            self._begun = True
        if step:
            out.print(f"  {done + 1}/{total} {step_name(step, self._language)}")


class _Bar:
    def __init__(self, bar: "Progress", language: Language) -> None:
        self._bar, self._language = bar, language
        self._task: TaskID | None = None

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._task is None:
            self._bar.console.print(_ONCE.text(self._language))
            self._bar.start()
            self._task = self._bar.add_task("", total=total)
        words = step_name(step, self._language) if step else _DONE.text(self._language)
        self._bar.update(self._task, description=words, completed=done)
