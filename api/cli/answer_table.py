"""An answer as people read it on a terminal: a table, and under it what else they should know."""

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from api.cli.answer_words import WORDS
from api.cli.output import console, euro_range
from api.cli.plan_lines import plan_lines
from catalogue.text import Language
from recommender.answer import Answer, Barrier, Notice, Option

MOST_BARRIERS = 6
MOST_REASONS = 3
MOST_EXCLUDED = 8
MANY = 3  # options from which a sentence that all share is said once
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
    _print_lines(words["notices"], [_notice(notice) for notice in answer.notices])
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


def _options(options: Sequence[Option], language: Language) -> Table:
    said_once = shared_sentences(options)
    wide = console().width >= WIDE and any(option.cautions for option in options)
    headings = WORDS[language]["columns"].split("|")
    table = _table(right=(0, 2, 4), wide=(3, 5), headings=headings if wide else headings[:5])
    for option in options:
        shown = option.reasons[:MOST_REASONS]
        reasons = [" ".join(s for s in sentences(r.text) if s not in said_once) for r in shown]
        cautions = [f"! {caution.text}" for caution in option.cautions]
        mark = "*" if option.cost_basis == "estimate" else ""
        cells = [
            str(option.rank),
            option.name,
            f"{option.fit:.0%}",
            "\n".join(reasons if wide else reasons + cautions),
            euro_range(*option.cost_eur, language) + mark,
            *(["\n".join(cautions)] if wide else []),
        ]
        table.add_row(*map(escape, cells))
    return table


def _table(headings: Sequence[str], right: Sequence[int], wide: Sequence[int]) -> Table:
    """Return an empty table over the whole width; columns in `wide` get most of it."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, leading=1)
    for place, heading in enumerate(headings):
        table.add_column(
            escape(heading),
            justify="right" if place in right else "left",
            overflow="fold",
            ratio=None if place in right else 5 if place in wide else 2,
        )
    return table


def sentences(text: str) -> list[str]:
    """Split `text` after the end of each sentence."""
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text)


def shared_sentences(options: Sequence[Option]) -> list[str]:
    """Return what the reason by examples says with every option: enough to say it once, below."""
    texts = [r.text for option in options for r in option.reasons if r.rule == "examples"]
    if len(texts) < MANY:
        return []
    return [s for s in sentences(texts[0]) if all(s in sentences(text) for text in texts)]


def _legend(options: Sequence[Option], words: dict[str, str]) -> str:
    estimated = any(option.cost_basis == "estimate" for option in options)
    mark = [words["estimate"]] if estimated else []
    examples = [f"{words['examples']}: {s}" for s in shared_sentences(options)]
    return " ".join([words["fit"], *examples, *mark])


def _print_futures(options: Sequence[Option], words: dict[str, str]) -> None:
    rows = [row for option in options if any((row := _future(option, words))[2:])]
    if not rows:
        return
    _heading(words["futures"])
    table = _table(words["future_columns"].split("|"), right=(0,), wide=(4,))
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
    return (str(option.rank), option.name, held, robust, "\n".join(payers))


def _print_plan(answer: Answer, language: Language, whole: bool) -> None:
    words, plan = WORDS[language], answer.plan
    if plan is None or answer.abstained:
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


def _notice(notice: Notice) -> str:
    """Return the notice, with its field where that says which of several it is about."""
    return f"{notice.field}: {notice.text}" if "[" in notice.field else notice.text


def _print_lines(heading: str, lines: Iterable[str]) -> None:
    """Print `heading` with `lines` under it; a heading without a full stop needs lines."""
    entries = list(lines)
    if not heading or not (entries or heading.endswith(".")):
        return
    _heading(heading)
    if not entries:
        return
    grid = Table.grid(padding=(0, 1))
    for line in entries:
        grid.add_row(" -", escape(line))
    console().print(grid)


def _heading(text: str) -> None:
    console().print(f"\n[bold]{escape(text)}[/bold]")


def _plain(text: str) -> None:
    console().print(escape(text))
