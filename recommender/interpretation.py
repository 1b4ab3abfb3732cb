"""What Passend reads in a case, before it looks for technology: to be corrected by who knows.

Limited functions with severity, demands of the tasks, and situations, each with the words of the
case that caused it. What is corrected goes back into the case as explicit functions, which
override what the text says.
"""

import numpy as np
from pydantic import Field

from catalogue.store import Catalogue
from recommender.answer import Notice
from recommender.barriers import TASK_ASKS
from recommender.case import Case
from recommender.part import Part
from recommender.reading import Reader, Reading, unread_remarks
from recommender.understanding import UnderstandingModel


class ReadFunction(Part):
    """A function that the person finds hard."""

    function: str = Field(description="Id of the function.")
    name: str = Field(description="Name of the function.")
    severity: int = Field(ge=1, le=4, description="1 light, 2 moderate, 3 severe, 4 total.")
    certain: bool = Field(description="True where the case says it outright.")
    because: tuple[str, ...] = Field(description="Words or codes of the case that caused it.")


class ReadDemand(Part):
    """A function that a task asks for."""

    task: int = Field(ge=0, description="Index in job.tasks.")
    function: str = Field(description="Id of the function.")
    name: str = Field(description="Name of the function.")
    demand: float = Field(ge=0, le=1, description="How much the task asks of it, 0 to 1.")
    because: tuple[str, ...] = Field(description="Words of the task that caused it.")


class ReadSituation(Part):
    """A situation at the workplace."""

    situation: str = Field(description="Id of the situation.")
    name: str = Field(description="Name of the situation.")
    because: tuple[str, ...] = Field(description="Words that point to it; empty: it was given.")


class Interpretation(Part):
    """What was read in a case."""

    case: str = Field(description="Reference of the case, as it was sent.")
    language: str = Field(description="Language of the text: nl or en.")
    functions: tuple[ReadFunction, ...] = Field(description="Most severe first.")
    demands: tuple[ReadDemand, ...] = Field(description="By task, largest first.")
    situations: tuple[ReadSituation, ...] = Field(description="In the order of the catalogue.")
    notices: tuple[Notice, ...] = Field(default=(), description="What to know about the input.")


def interpret(
    case: Case, reader: Reader, understanding: UnderstandingModel, catalogue: Catalogue
) -> Interpretation:
    """Return what is read in `case`. Raises `Unknown` errors of the catalogue."""
    reading = reader.read(case)
    return Interpretation(
        case=case.id,
        language=reading.language,
        functions=_functions(reading, understanding, catalogue),
        demands=_demands(reading, understanding, catalogue),
        situations=tuple(
            ReadSituation(
                situation=found,
                name=catalogue.situations[found].name.text(reading.language),
                because=(words,) if words else (),
            )
            for found, words in reading.situations.items()
        ),
        notices=tuple(
            Notice(field=field, text=text.text(reading.language))
            for field, text in unread_remarks(reading)
        ),
    )


def _functions(
    reading: Reading, understanding: UnderstandingModel, catalogue: Catalogue
) -> tuple[ReadFunction, ...]:
    places = [int(place) for place in np.flatnonzero(reading.severity > 0)]
    quotes = understanding.quote("limitation", reading.limitation, places)
    names = list(catalogue.functions)
    given = reading.profile.given_as
    found = [
        ReadFunction(
            function=names[place],
            name=catalogue.functions[names[place]].name.text(reading.language),
            severity=max(1, min(4, round(float(reading.severity[place]) * 4))),
            certain=names[place] in given,
            because=(given[names[place]],) if names[place] in given else quotes.get(place, ()),
        )
        for place in places
    ]
    return tuple(sorted(found, key=lambda one: (-one.severity, one.function)))


def _demands(
    reading: Reading, understanding: UnderstandingModel, catalogue: Catalogue
) -> tuple[ReadDemand, ...]:
    names = list(catalogue.functions)
    found: list[ReadDemand] = []
    for task, row in enumerate(reading.demands):
        places = [int(place) for place in np.flatnonzero(row >= TASK_ASKS)]
        quotes = understanding.quote("task", reading.case.job.tasks[task], places)
        found += [
            ReadDemand(
                task=task,
                function=names[place],
                name=catalogue.functions[names[place]].name.text(reading.language),
                demand=round(float(row[place]), 4),
                because=quotes.get(place, ()),
            )
            for place in sorted(places, key=lambda place: -float(row[place]))
        ]
    return tuple(found)
