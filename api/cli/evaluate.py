"""`passend evaluate`: how good the ranking is, beside three baselines."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from api.cli.options import LanguageOption, Spoken
from api.cli.output import console, print_lines
from api.cli.progress import shown_progress
from api.cli.recommending import load_recommender
from api.cli.wording import say
from catalogue.cache import write_atomic
from catalogue.text import Language

if TYPE_CHECKING:
    from evaluation.study import Result
    from evaluation.systems import Matching

HELP = say(
    "Meet hoe goed Passend rangschikt, naast drie eenvoudige systemen.",
    "Measure how well Passend ranks, beside three simple systems.",
)


class ReportForm(StrEnum):
    """Forms of a report."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def evaluate(
    cases: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            show_default=False,
            help=say(
                "Bestand met beoordeelde casussen, vaker mag; zonder: de 60 eigen.",
                "File with graded cases, may be repeated; without: the 60 of our own.",
            ),
        ),
    ] = None,
    mode: Annotated[
        str, typer.Option(help=say("Uit nl, en en profile.", "Out of nl, en and profile."))
    ] = "nl,en,profile",
    system: Annotated[
        str,
        typer.Option(
            help=say("Uit matcher, bm25, e5 en fusion.", "Out of matcher, bm25, e5 and fusion.")
        ),
    ] = "matcher,bm25,e5,fusion",
    perturb: Annotated[
        bool,
        typer.Option(
            "--perturb",
            help=say(
                "Meet wat typefouten, spreektaal en korte of lange tekst kosten.",
                "Measure what typing errors, dialect, short and long text cost.",
            ),
        ),
    ] = False,
    abstain: Annotated[
        bool,
        typer.Option(
            "--abstain",
            help=say(
                "Meet of Passend zwijgt waar niets past.",
                "Measure whether Passend keeps silent where nothing fits.",
            ),
        ),
    ] = False,
    ablation: Annotated[
        bool,
        typer.Option(
            "--ablation",
            help=say(
                "Meet wat elk deel van Passend toevoegt.",
                "Measure what each part of Passend adds.",
            ),
        ),
    ] = False,
    samples: Annotated[
        int,
        typer.Option(
            min=100,
            max=100_000,
            help=say("Trekkingen van de bootstrap.", "Draws of the bootstrap."),
        ),
    ] = 10_000,
    format: Annotated[  # noqa: A002
        ReportForm,
        typer.Option("--format", help=say("Tabel, JSON of markdown.", "Table, JSON or markdown.")),
    ] = ReportForm.TABLE,
    out: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False,
            show_default=False,
            help=say("Schrijf naar dit bestand.", "Write to this file."),
        ),
    ] = None,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the figures; exit code 1 where --perturb or --abstain finds what is not allowed."""
    # Measuring loads pandas and scikit-learn: not for those who ask for help only.
    from evaluation.study import Study, read_questions  # noqa: PLC0415

    questions = read_questions(cases or [], mode)
    with shown_progress(say("meten", "measuring")) as progress:
        study = Study(questions, lambda: _matching(language.value), samples, progress)
        if perturb:
            result = study.perturbed()
        elif abstain:
            result = study.silent()
        elif ablation:
            result = study.lessened()
        else:
            result = study.compared(system)
    _write(_text(result, format, language.value), out, language.value)
    if not result.held:
        raise typer.Exit(1)


def _matching(language: Language) -> "Matching":
    return cast("Matching", load_recommender(language))


def _text(result: "Result", form: ReportForm, language: Language) -> str:
    from evaluation.sheet import as_json, as_markdown, as_table  # noqa: PLC0415

    if form is ReportForm.JSON:
        return as_json(result.data)
    sheets, notes = result.sheets(language), result.notes(language)
    if form is ReportForm.MARKDOWN:
        return as_markdown(sheets, notes)
    return as_table(sheets, notes, console().width)


def _write(text: str, out: Path | None, language: Language) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    write_atomic(out, text.encode())
    print_lines(f"Geschreven: {out}" if language == "nl" else f"Written: {out}")
