"""Availability kept at hand: the four futures and today computed once, composed ones on demand."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock

from catalogue.scenario import FIRST_YEAR, TODAY, YEARS
from catalogue.scenario_errors import UnknownScenario, WrongLevels
from catalogue.store import Catalogue
from catalogue.text import Language
from recommender.availability import Tensor, compute
from recommender.future import Future, named_futures, today_future
from recommender.future_part import AvailabilityPart
from recommender.morphology import Composition, Field
from recommender.outlook import leaning_weights, outlook
from recommender.traits import traits_of
from recommender.unfold import Unfolder

KEPT = 64  # composed futures that stay at hand


@dataclass(frozen=True)
class Outcome:
    """A future with the tensor that holds it and the sentences for its cells."""

    future: Future
    unfolder: Unfolder
    parts: dict[tuple[str, int, Language], AvailabilityPart] = field(default_factory=dict)

    @property
    def tensor(self) -> Tensor:
        """Tensor with the future among its columns."""
        return self.unfolder.tensor

    def year(self, asked: int) -> int:
        """Return the year to look at: today is always 2026."""
        return FIRST_YEAR if self.future.id == TODAY else asked


class Outcomes:
    """Availability of every technology in every future that is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.futures = catalogue.futures
        self.parameters = self.futures.availability.values()
        self.traits = traits_of(catalogue)
        self.today = today_future(self.futures)
        self.four = named_futures(self.futures)
        self.base = self._unfolder((*self.four.values(), self.today))
        self.leaning = leaning_weights(outlook(self.futures))
        self._named = {f.id: Outcome(f, self.base) for f in self.base.tensor.futures}
        self._composed: OrderedDict[tuple[tuple[str, str], ...], Outcome] = OrderedDict()
        self._lock = Lock()
        self._field: Field | None = None

    @property
    def field(self) -> Field:
        """The morphological field; its rows are made at the first question that needs them."""
        if self._field is None:
            self._field = Field(self.futures)
        return self._field

    @cached_property
    def four_tensor(self) -> Tensor:
        """Availability in the four futures of the report only, without today."""
        four = tuple(self.four.values())
        return compute(self.traits, four, self.parameters, self.today, YEARS)

    def tensor_of(self, scenarios: Sequence[str]) -> Tensor:
        """Return availability in `scenarios`, each as in `of`; raises as `of`."""
        chosen = [
            replace(self.of(name).future, id=name) if "=" in name else self.of(name).future
            for name in dict.fromkeys(scenarios)
        ]
        return compute(self.traits, chosen, self.parameters, self.today, YEARS)

    def values_in(self, year: int) -> dict[str, dict[str, float]]:
        """Return the value of each technology in each of the four futures: future → id → 0 to 1."""
        tensor = self.four_tensor
        at = tensor.year_index(year)
        return {
            future: dict(
                zip(tensor.technologies, tensor.value[:, column, at].tolist(), strict=True)
            )
            for future, column in tensor.column.items()
        }

    def of(self, scenario: str, place: str = "scenario") -> Outcome:
        """Return the outcome of a scenario id, `today`, or ``driver=level,driver=level``.

        `place` is the field that errors name. Raises `UnknownScenario`, or `WrongLevels` and as
        `Field.compose` where levels are given.
        """
        if scenario in self._named:
            return self._named[scenario]
        if "=" not in scenario:
            raise UnknownScenario(scenario, (*self.four, TODAY), place)
        levels = parse_levels(scenario, place)
        key = tuple(sorted(levels.items()))
        with self._lock:
            if key in self._composed:
                self._composed.move_to_end(key)
                return self._composed[key]
        return self._keep(key, self.composed(self.field.compose(levels, place)))

    def composed(self, composition: Composition) -> Outcome:
        """Return the outcome of a composed future."""
        return Outcome(composition.future, self._unfolder((composition.future,)))

    def _keep(self, key: tuple[tuple[str, str], ...], outcome: Outcome) -> Outcome:
        with self._lock:
            self._composed[key] = outcome
            while len(self._composed) > KEPT:
                self._composed.popitem(last=False)
        return outcome

    def _unfolder(self, futures: tuple[Future, ...]) -> Unfolder:
        tensor = compute(self.traits, futures, self.parameters, self.today, YEARS)
        return Unfolder(self.futures.drivers, self.traits, tensor)


def parse_levels(text: str, place: str = "scenario") -> dict[str, str]:
    """Return ``driver=level,driver=level`` as a dict. Raises `WrongLevels` at another form."""
    found: dict[str, str] = {}
    for part in text.split(","):
        driver, equals, level = (piece.strip() for piece in part.partition("="))
        if not (driver and equals and level) or driver in found:
            raise WrongLevels(text, place)
        found[driver] = level
    return found
