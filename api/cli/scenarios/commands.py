"""The commands about futures: their options and words.

What they do stands in the modules beside this one, which are loaded by the command that is run:
tables, solvers and pictures take seconds that no other command should wait for.
"""

# ruff: noqa: PLC0415 (see above)

from pathlib import Path
from typing import Annotated

import typer

from api.cli.helping import Command, Group
from api.cli.options import Form, FormatOption, LanguageOption, LimitOption, Spoken
from api.cli.wording import say
from catalogue.scenario import DEFAULT_YEAR

app = typer.Typer(
    cls=Group,
    help=say(
        "De vier toekomsten, wat er dan te krijgen is, en waar het heen gaat.",
        "The four futures, what can be had in them, and where things lean.",
    ),
    no_args_is_help=True,
)

YearOption = Annotated[
    int, typer.Option("--year", help=say("Jaar, 2026 tot en met 2036.", "Year, 2026 to 2036."))
]
SnapshotsOption = Annotated[
    Path | None,
    typer.Option(
        "--snapshots",
        show_default=False,
        help=say("Bestand met opgehaalde cijfers.", "File with fetched figures."),
    ),
]
DEFAULT_FUTURE = "economic-crisis"


@app.command(
    "list", cls=Command, help=say("Toon de toekomsten en vandaag.", "Show the futures and today.")
)
def list_(
    year: YearOption = DEFAULT_YEAR,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the futures with what can be had in them."""
    from api.cli.scenarios.futures import list_futures

    list_futures(year, format, language.value)


@app.command(cls=Command, help=say("Vertel één toekomst.", "Tell one future."))
def show(
    identity: Annotated[str, typer.Argument(metavar=say("TOEKOMST", "SCENARIO"))],
    year: YearOption = DEFAULT_YEAR,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print one future: its levels with their section, and what it means for whom."""
    from api.cli.scenarios import futures

    futures.show(identity, year, format, language.value)


@app.command(
    cls=Command,
    help=say(
        "Stel zelf een toekomst samen, zoals: --set public-money=ample.",
        "Compose a future of your own, such as: --set public-money=ample.",
    ),
)
def compose(
    levels: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="DRIVER=LEVEL",
            help=say("Stand van een schuif; mag vaker.", "Level of a driver; may be repeated."),
        ),
    ],
    year: YearOption = DEFAULT_YEAR,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the most consistent future with these levels, and what can be had in it."""
    from api.cli.scenarios import futures

    futures.compose(levels, year, format, language.value)


@app.command(
    "enumerate",
    cls=Command,
    help=say("Tel alle toekomsten die samenhangen.", "Count all consistent futures."),
)
def enumerate_(
    furthest: Annotated[
        bool,
        typer.Option(
            "--spread",
            help=say(
                "Zoek ook de vier die het verst uiteen liggen (een halve minuut).",
                "Also find the four that lie furthest apart (half a minute).",
            ),
        ),
    ] = False,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print how many futures are consistent, and how far the report's four lie apart."""
    from api.cli.scenarios.futures import enumerate_futures

    enumerate_futures(furthest, format, language.value)


@app.command(
    cls=Command,
    help=say("Toon waar de cijfers heen neigen.", "Show to which future the figures lean."),
)
def outlook(
    snapshots: SnapshotsOption = None,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the leanings, what speaks for and against, what is missing, and the alarm."""
    from api.cli.scenarios.monitor import show_outlook

    show_outlook(snapshots, format, language.value)


@app.command(
    cls=Command,
    help=say(
        "Haal nieuwe cijfers van CBS en Eurostat (met internet).",
        "Fetch new figures of CBS and Eurostat (with a network).",
    ),
)
def refresh(
    snapshots: SnapshotsOption = None,
    timeout: Annotated[
        float,
        typer.Option(
            "--timeout",
            min=0.1,
            max=120,
            help=say("Seconden wachten op een antwoord.", "Seconds to wait for an answer."),
        ),
    ] = 10.0,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Fetch what can be fetched and keep it as a new snapshot."""
    from api.cli.scenarios.monitor import refresh_values

    refresh_values(snapshots, timeout, language.value)


@app.command(
    cls=Command,
    help=say(
        "Toon families van techniek per toekomst, met de zwakste factor.",
        "Show families of technology per future, with the weakest factor.",
    ),
)
def matrix(
    year: Annotated[
        list[int] | None,
        typer.Option(
            "--year",
            show_default=False,
            help=say("Jaar, 2026 tot en met 2036; mag vaker.", "Year, 2026 to 2036; may repeat."),
        ),
    ] = None,
    move: Annotated[
        str | None,
        typer.Option(
            "--move",
            metavar="DRIVER",
            show_default=False,
            help=say(
                "Toon wat er verandert als deze schuif opschuift.",
                "Show what changes when this driver moves.",
            ),
        ),
    ] = None,
    step: Annotated[
        int, typer.Option("--step", min=-3, max=3, help=say("Aantal standen.", "Levels."))
    ] = 1,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            show_default=False,
            help=say("Schrijf een .csv of .parquet.", "Write a .csv or .parquet."),
        ),
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(
            "--image",
            show_default=False,
            help=say("Teken .svg of .png.", "Draw .svg or .png."),
        ),
    ] = None,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print, write or draw the matrix family x future x year."""
    from api.cli.scenarios import policy

    years = year or [DEFAULT_YEAR]
    if move is not None:
        policy.show_movement(move, step, years[0], format, language.value)
    else:
        policy.matrix(years, format, language.value, file, image)


@app.command(
    cls=Command,
    help=say(
        "Toon hoeveel goede opties elke doelgroep houdt.",
        "Show how many good options each target group keeps.",
    ),
)
def groups(
    year: YearOption = DEFAULT_YEAR,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the target groups with the good options that they keep in each future."""
    from api.cli.scenarios import policy

    policy.groups(year, format, language.value)


@app.command(
    "no-regret",
    cls=Command,
    help=say(
        "Toon wat in alle vier de toekomsten te krijgen is.",
        "Show what is available in all four futures.",
    ),
)
def no_regret(
    year: YearOption = DEFAULT_YEAR,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print the kinds that are available in every future, best worst case first."""
    from api.cli.scenarios.robust import no_regret_list

    no_regret_list(year, format, language.value)


@app.command(
    "act-now",
    cls=Command,
    help=say(
        "Toon wat er moet veranderen om iets te krijgen.", "Show what has to change to free a kind."
    ),
)
def act_now(
    scenario: Annotated[
        str | None,
        typer.Option(
            "--scenario",
            show_default=False,
            help=say("Alleen deze toekomst.", "Only this future."),
        ),
    ] = None,
    year: YearOption = DEFAULT_YEAR,
    reach: Annotated[
        bool,
        typer.Option(
            "--within-reach",
            help=say(
                "Alleen wat overheid of werkgevers kunnen doen.",
                "Only what government or employers can do.",
            ),
        ),
    ] = False,
    limit: LimitOption = 30,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print what is not available, with the factor and the driver that would free it."""
    from api.cli.scenarios.robust import act_now_list

    act_now_list(scenario, year, reach, limit, format, language.value)


@app.command(
    cls=Command,
    help=say(
        "Toon hoe sterk de volgorde hangt aan de getallen van het model.",
        "Show how much the order hangs on the numbers of the model.",
    ),
)
def sensitivity(
    option: Annotated[
        list[str] | None,
        typer.Option(
            "--option",
            metavar="ID=FIT",
            show_default=False,
            help=say(
                "Techniek met passendheid 0 tot 1; zonder: alles met 1.",
                "Technology with fit 0 to 1; without: everything with 1.",
            ),
        ),
    ] = None,
    case: Annotated[
        str | None,
        typer.Option(
            "--case",
            metavar=say("BESTAND", "FILE"),
            show_default=False,
            help=say(
                "Casus als JSON; Passend kiest dan de opties. - leest de invoer.",
                "Case as JSON; Passend then finds the options. - reads standard input.",
            ),
        ),
    ] = None,
    scenario: Annotated[
        str,
        typer.Option(
            "--scenario",
            help=say(
                "Een toekomst, 'today', of standen zoals public-money=ample.",
                "A future, 'today', or levels such as public-money=ample.",
            ),
        ),
    ] = DEFAULT_FUTURE,
    year: YearOption = DEFAULT_YEAR,
    samples: Annotated[
        int,
        typer.Option(
            "--samples",
            min=8,
            max=4096,
            help=say("Trekkingen, een macht van 2.", "Draws, a power of 2."),
        ),
    ] = 128,
    limit: LimitOption = 15,
    format: FormatOption = Form.TABLE,  # noqa: A002
    language: LanguageOption = Spoken.NL,
) -> None:
    """Print which parameters move the first ten, and how often the first three change."""
    from api.cli.scenarios.robust import show_sensitivity

    show_sensitivity(option or [], case, scenario, year, samples, limit, format, language.value)


@app.command(
    cls=Command,
    help=say(
        "Schrijf alle waarden naar een bestand (.csv of .parquet).",
        "Write all values to a file (.csv or .parquet).",
    ),
)
def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=say("BESTAND", "FILE"),
            help=say("Eindigt op .csv of .parquet.", "Ends in .csv or .parquet."),
        ),
    ],
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            "--scenario",
            show_default=False,
            help=say(
                "Alleen deze toekomst; mag vaker, ook met standen (public-money=ample).",
                "Only this future; may repeat, also as levels (public-money=ample).",
            ),
        ),
    ] = None,
    language: LanguageOption = Spoken.NL,
) -> None:
    """Write one row per technology x scenario x year."""
    from api.cli.scenarios import tables

    tables.export(file, scenario or [], language.value)
