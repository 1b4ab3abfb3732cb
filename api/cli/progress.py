"""A progress bar with the time left, on a terminal only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.cli.output import console


@contextmanager
def shown_progress(words: str) -> Iterator[Callable[[int, int], None]]:
    """Give what hears how much is done out of how much; elsewhere than a terminal it is silent."""
    errors = console(stderr=True)
    columns = TextColumn(words), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def hear(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield hear
