"""`passend batch`: many cases, one a line."""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from api.cli.batch_file import check_target, open_lines, read_lines, write_whole
from api.cli.options import LanguageOption, Spoken
from api.cli.output import console
from api.cli.recommending import load_recommender
from api.cli.wording import say
from catalogue.text import Language

if TYPE_CHECKING:
    from rich.progress import Progress

HELP = say(
    "Geef advies bij veel casussen: één per regel in, één antwoord per regel uit.",
    "Give advice on many cases: one a line in, one answer a line out.",
)


class Engine(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    DASK = "dask"


def batch(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN.jsonl",
            readable=False,
            show_default=False,
            help=say("Casussen (JSON Lines).", "Cases."),
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            metavar=say("UIT.jsonl", "OUT.jsonl"),
            readable=False,
            show_default=False,
            help=say("Antwoorden, in dezelfde volgorde.", "Answers, in the same order."),
        ),
    ],
    engine: Annotated[
        Engine,
        typer.Option(
            help=say(
                "Op deze machine, of met Dask (pip install 'passend[dask]').",
                "On this machine, or with Dask (pip install 'passend[dask]').",
            )
        ),
    ] = Engine.LOCAL,
    workers: Annotated[
        int,
        typer.Option(
            min=1,
            max=256,
            help=say(
                "Hoeveel processen; elk neemt tot 500 MB.",
                "How many processes; each takes up to 500 MB.",
            ),
        ),
    ] = 1,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Write one line for each: an answer, or what is wrong with that case."""
    check_target(source, target)
    with open_lines(source) as lines, _stoppable():
        load_recommender(language.value)  # made ready here, before workers look for it
        with write_whole(target) as out, _bar(source) as progress:
            good, bad = _write(out, _results(lines, progress, engine, workers, language.value))
    if language is Spoken.NL:
        text = f"{good + bad} regels: {good} antwoorden, {bad} met een fout. Zie {target}"
    else:
        text = f"{good + bad} lines: {good} answers, {bad} with an error. See {target}"
    typer.echo(text, err=True)


def _results(
    file: BinaryIO, progress: "Progress", engine: Engine, workers: int, language: Language
) -> Iterator[tuple[str, bool]]:
    # Loaded here: --help needs none of it.
    from api.cli.batch_engine import in_process, in_processes, on_dask  # noqa: PLC0415

    task = progress.task_ids[0]
    lines = read_lines(file, lambda size: progress.advance(task, size))
    one_thread = partial(load_recommender, language, 1)  # the workers share the cores
    if engine is Engine.DASK:
        return on_dask(lines, one_thread, language, workers)
    if workers > 1:
        return in_processes(lines, one_thread, language, workers)
    return in_process(lines, partial(load_recommender, language), language)


def _write(out: BinaryIO, results: Iterable[tuple[str, bool]]) -> tuple[int, int]:
    counts = {True: 0, False: 0}
    for text, answered in results:
        out.write(text.encode() + b"\n")
        counts[answered] += 1
    return counts[True], counts[False]


@contextmanager
def _bar(source: Path) -> "Iterator[Progress]":
    """Give a bar over the bytes of `source`, which shows on a terminal only."""
    # Loaded here, for it takes a tenth of a second.
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    errors = console(stderr=True)
    bar = Progress(
        TextColumn("{task.percentage:>3.0f}%"),
        BarColumn(),
        TimeRemainingColumn(),
        console=errors,
        disable=not errors.is_terminal,
        transient=True,
    )
    with bar:
        bar.add_task("", total=(source.stat().st_size or None) if source.is_file() else None)
        yield bar


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a polite end (SIGTERM) clean up as Ctrl-C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
