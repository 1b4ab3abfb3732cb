"""A measure: what an organisation can do where no technology covers a barrier."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from catalogue.function import Function, Group
from catalogue.text import Localised, Record

Split = Literal["organisational", "technical", "guidance"]


class Measure(Record):
    """Something to arrange without assistive technology: other tasks, times, places, people."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Stable kebab-case id.")
    split: Split = Field(description="Kind of measure: organisational, technical or guidance.")
    name: Localised = Field(description="Short name.")
    advice: Localised = Field(description="What to do, in two short sentences.")
    functions: tuple[str, ...] = Field(description="Functions that it helps with.")
    groups: tuple[Group, ...] = Field(description="Groups that it helps with where nothing else.")


def measures_for(
    function: Function, measures: Iterable[Measure], limit: int = 2
) -> tuple[Measure, ...]:
    """Return at most `limit` measures for `function`, best first.

    Measures that name the function come first, in the order of the file; measures for its whole
    group fill up. The second differs in kind from the first where it can, so that a user sees
    both a change of work and a form of guidance.
    """
    every = tuple(measures)
    named = [measure for measure in every if function.id in measure.functions]
    wider = [m for m in every if m not in named and function.group in m.groups]
    found = named + wider
    if not found:
        return ()
    first, rest = found[0], found[1:]
    rest.sort(key=lambda measure: (measure in wider, measure.split == first.split))
    return tuple([first, *rest][:limit])
