"""An answer as people read it on a terminal: a table, and under it what else they should know."""

from collections.abc import Iterable

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.answer_words import WORDS
from api.cli.output import console, euro_range
from api.cli.plan_lines import plan_lines
from catalogue.text import Language
from recommender.answer import Answer, Barrier, Option

MOST_BARRIERS = 6
MOST_REASONS = 2
MOST_EXCLUDED = 8
WIDE = 100  # columns from which the table holds all that it can say


def print_answer(answer: Answer, whole_plan: bool = False) -> None:
    """Print `answer` in its own language; `whole_plan` shows every step of the plan."""
    language: Language = "en" if answer.language == "en" else "nl"
    words = WORDS[language]
    _print_lines(words["understood"], _barriers(answer.barriers, words))
    if answer.abstained:
        _print_lines(words["abstained"], [])
        _print_lines(words["questions"] if answer.questions else "", answer.questions)
    if answer.options:
        _heading(words["options"])
        console().print(_options(answer.options, language))
        _print_futures(answer.options, words)
        _plain(_legend(answer.options, words))
    elif not answer.abstained:
        _print_lines(words["none"], [])
    _print_plan(answer, language, whole_plan)
    _print_lines(words["excluded"], _excluded(answer, words))
    _print_lines(words["notices"], [f"{n.field}: {n.text}" for n in answer.notices])
    _plain(words["versions"].format(**answer.versions.model_dump()))


def _barriers(barriers: Iterable[Barrier], words: dict[str, str]) -> list[str]:
    """Return one line a function: the heaviest first, with all words that point to it."""
    found: dict[str, tuple[float, dict[str, None]]] = {}
    for barrier in barriers:
        weight, because = found.get(barrier.name, (0.0, {}))
        seen = because | dict.fromkeys(barrier.because)
        found[barrier.name] = (max(weight, barrier.weight), seen)
    ranked = sorted(found.items(), key=lambda entry: -entry[1][0])
    lines = []
    for name, (_, because) in ranked[:MOST_BARRIERS]:
        quoted = ", ".join(f"'{text}'" for text in list(because)[:3])
        lines.append(f"{name} ({words['because'].format(words=quoted)})" if quoted else name)
    return lines


def _options(options: Iterable[Option], language: Language) -> Table:
    out = console()
    headings = WORDS[language]["columns"].split("|")
    wide = out.width >= WIDE
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    table.add_column(headings[0], justify="right")
    table.add_column(headings[1], ratio=2)
    table.add_column(headings[2], justify="right", no_wrap=True)
    table.add_column(headings[3], ratio=4)
    table.add_column(headings[4], justify="right", no_wrap=wide)
    if wide:
        table.add_column(headings[5], ratio=3)
    for option in options:
        reasons = [reason.text for reason in option.reasons[:MOST_REASONS]]
        cautions = [caution.text for caution in option.cautions]
        mark = "*" if option.cost_basis == "estimate" else ""
        cells = [
            str(option.rank),
            option.name,
            f"{option.fit:.0%}",
            " ".join(reasons if wide else reasons + [f"! {text}" for text in cautions]),
            euro_range(*option.cost_eur, language) + mark,
            *([" ".join(cautions)] if wide else []),
        ]
        table.add_row(*map(escape, cells))
    return table


def _legend(options: Iterable[Option], words: dict[str, str]) -> str:
    estimated = any(option.cost_basis == "estimate" for option in options)
    return " ".join([words["fit"], *([words["estimate"]] if estimated else [])])


def _print_futures(options: Iterable[Option], words: dict[str, str]) -> None:
    rows = [row for option in options if any((row := _future(option, words))[2:])]
    if not rows:
        return
    _heading(words["futures"])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, heading in enumerate(words["future_columns"].split("|")):
        table.add_column(heading, justify="left" if place else "right")
    for row in rows:
        table.add_row(*map(escape, row))
    console().print(table)


def _future(option: Option, words: dict[str, str]) -> tuple[str, ...]:
    held, robust = "", ""
    if option.availability:
        asked = next(iter(option.availability.values()))
        held = f"{asked.year}: {words[asked.status]}"
    if option.robustness:
        label = option.robustness.label
        robust = words["none-of" if label == "none" else label]
    payers = [offer.name for offer in option.funding.offers] if option.funding else []
    return (str(option.rank), option.name, held, robust, ", ".join(payers))


def _print_plan(answer: Answer, language: Language, whole: bool) -> None:
    words, plan = WORDS[language], answer.plan
    if plan is None:
        return
    if whole:
        _heading(words["plan"])
        for line in plan_lines(plan, language):
            _plain(line)
        return
    _print_lines(words["plan"], [plan.text])
    _print_lines(words["uncovered"], [f"{gap.name}: {gap.advice}" for gap in plan.uncovered])


def _excluded(answer: Answer, words: dict[str, str]) -> list[str]:
    lines = [f"{remark.name}: {remark.text}" for remark in answer.excluded[:MOST_EXCLUDED]]
    if (more := len(answer.excluded) - MOST_EXCLUDED) > 0:
        lines.append(words["more"].format(count=more))
    return lines


def _print_lines(heading: str, lines: Iterable[str]) -> None:
    """Print `heading` with `lines` under it; a heading without a full stop needs lines."""
    entries = list(lines)
    if not heading or not (entries or heading.endswith(".")):
        return
    _heading(heading)
    for line in entries:
        _plain(f"  - {line}")


def _heading(text: str) -> None:
    console().print(f"\n[bold]{escape(text)}[/bold]")


def _plain(text: str) -> None:
    console().print(escape(text))
