"""Advice for a case: the whole way from text to ranked options (design.md section 4)."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalogue.errors import UnknownSector
from catalogue.scenario import DEFAULT_YEAR
from catalogue.store import Catalogue, load_catalogue
from catalogue.text import Language
from recommender.advice_futures import FutureAdviser
from recommender.answer import Answer, Notice, Option, Remark, Versions
from recommender.barriers import Weighed, to_wire, weigh
from recommender.case import Case, Job, Payer
from recommender.coverage import strength_table
from recommender.encoder.build import BuiltEncoder, build_encoder
from recommender.encoder.session import Encoder
from recommender.examples import Examples
from recommender.exclusions import Excluder, Verdicts
from recommender.funding import find_offers, first_question, funding
from recommender.funding_part import Funding
from recommender.fusion import Fusion, Mode
from recommender.future_part import AvailabilityPart, RobustnessPart
from recommender.models import (
    ADAPTER_FILE,
    FUSION_FILE,
    RANKING_FILE,
    UNDERSTANDING_FILE,
    load_arrays,
)
from recommender.plan_future import availability_in
from recommender.plan_part import PlanAdvice
from recommender.plan_report import plan_advice
from recommender.questions import questions_for
from recommender.ranking_model import RankingModel
from recommender.reading import Reader, Reading, unread_remarks
from recommender.reasons import SHOWN, Context, WordScores, reasons_for
from recommender.signals import SignalMaker
from recommender.understanding import UnderstandingModel

VERSION = "1.0.0"
SURE = 0.5  # a fit from which a text is answered although it seems to say nothing
POOL = 40  # options that are looked at for a plan or for another order
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Scored:
    """A case with the score of every technology, in the order of the catalogue."""

    reading: Reading
    mode: Mode
    summands: Floats  # [signals, kinds]
    scores: Floats  # [kinds]
    fit: Floats  # [kinds]
    verdicts: Verdicts
    order: tuple[int, ...]  # places of all technologies, best first, excluded ones last


@dataclass(frozen=True)
class _View:
    """What the options of one answer share."""

    scored: Scored
    barriers: list[Weighed]
    likeness: Floats  # [examples]
    words: WordScores
    payer: str


class Recommender:
    """Gives advice; pure, deterministic and safe to share between threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: Encoder,
        content: Floats,
        understanding: UnderstandingModel,
    ) -> None:
        self.catalogue = catalogue
        self.technologies = list(catalogue.technologies.values())
        supports = strength_table(self.technologies, list(catalogue.functions))
        self.model = RankingModel(
            list(catalogue.technologies), load_arrays(RANKING_FILE), content, supports
        )
        self.understanding = understanding
        self.reader = Reader(catalogue, encoder, understanding)
        self.signals = SignalMaker(catalogue, self.model)
        self.excluder = Excluder(catalogue)
        self.examples = Examples(self.model)
        self.fusion = Fusion.load()
        self.futures = FutureAdviser(catalogue)
        self._paid = lru_cache(maxsize=10_000)(self._find_payers)

    @classmethod
    def load(
        cls,
        cache: Path | None = None,
        threads: int = 1,
        progress: Callable[[str, int, int], None] = lambda step, done, total: None,
    ) -> "Recommender":
        """Return the recommender over the shipped catalogue; builds the encoder if need be."""
        catalogue = load_catalogue()
        built: BuiltEncoder = build_encoder(cache, catalogue, progress=progress)
        understanding = UnderstandingModel(
            list(catalogue.functions), load_arrays(UNDERSTANDING_FILE)
        )
        return cls(catalogue, built.open(threads), built.content(), understanding)

    @cached_property
    def version(self) -> str:
        """Return the version of the model: number and digest of what was trained."""
        digest = hashlib.sha256()
        for path in (ADAPTER_FILE, RANKING_FILE, UNDERSTANDING_FILE, FUSION_FILE):
            digest.update(path.read_bytes())
        return f"{VERSION}+{digest.hexdigest()[:8]}"

    def score(self, case: Case) -> Scored:
        """Score all technologies for `case`. Raises `Unknown` errors of the catalogue."""
        reading = self.reader.read(case)
        mode = _mode(reading)
        summands = self.fusion.summands(self.signals.compute(reading), mode)
        scores = summands.sum(axis=0)
        verdicts = self.excluder.judge(reading)
        gone = np.array([technology.id in verdicts.excluded for technology in self.technologies])
        # The catalogue is in the order of ids, so that ties are broken by them.
        order = np.lexsort((np.arange(len(scores)), -scores, gone)).tolist()
        fit = self.fusion.fit(scores, mode)
        return Scored(reading, mode, summands, scores, fit, verdicts, tuple(order))

    def ranking(self, case: Case) -> list[tuple[str, float]]:
        """Return all technologies best first with their score, excluded ones last."""
        scored = self.score(case)
        return [(self.technologies[p].id, float(scored.scores[p])) for p in scored.order]

    def match(self, case: Case, plan: bool | None = None) -> Answer:
        """Return the advice for `case`; with a plan where `plan` or where it has a budget.

        Raises:
            PassendError: an id of the case is unknown, or its future or year is.

        """
        self.futures.check(case.scenario, case.year)
        scored = self.score(case)
        reading = scored.reading
        barriers = weigh(reading)
        wanted = case.budget_eur is not None if plan is None else plan
        abstained = self._abstains(scored)
        pool = [] if abstained else self._pool(scored, max(case.limit, POOL))
        options, notices = self._options(pool, scored, barriers)
        return Answer(
            case=case.id,
            language=reading.language,
            abstained=abstained,
            questions=questions_for(reading) if abstained else (),
            notices=(*self._notices(reading), *notices),
            barriers=to_wire(barriers, reading, self.understanding, self.catalogue),
            options=options,
            excluded=() if abstained else self._excluded(scored),
            plan=self._plan(pool, scored, barriers) if wanted else None,
            versions=self._versions(case),
        )

    def _abstains(self, scored: Scored) -> bool:
        best = next((p for p in scored.order), None)
        if best is None or scored.reading.is_empty:
            return True
        # Thresholds were fitted with words on the limitation; a profile that was filled in, with
        # barriers in it, is a question that deserves an answer.
        if scored.reading.given.any():
            return False
        best_fit = scored.fit[scored.order[0]]
        says_nothing = scored.reading.relevance < self.reader.relevance.silent
        return bool(
            best_fit < self.fusion.threshold[scored.mode] or (says_nothing and best_fit < SURE)
        )

    def _pool(self, scored: Scored, size: int) -> list[int]:
        allowed = [
            place
            for place in scored.order
            if scored.scores[place] > 0
            and self.technologies[place].id not in scored.verdicts.excluded
        ]
        return allowed[:size]

    def _options(
        self, pool: list[int], scored: Scored, barriers: list[Weighed]
    ) -> tuple[tuple[Option, ...], tuple[Notice, ...]]:
        case, language = scored.reading.case, scored.reading.language
        pairs = [(self.technologies[p].id, float(scored.fit[p])) for p in pool]
        advice = self.futures.advise(pairs, case.scenario, case.year, language, case.limit)
        view = _View(
            scored,
            barriers,
            self.examples.likeness(scored.reading.vectors.whole),
            self.signals.word_scores(scored.reading),
            case.payer.model_dump_json() if case.payer else "",
        )
        options = []
        for rank, index in enumerate(advice.order[: case.limit], 1):
            name = pairs[index][0]
            future = (advice.availability[name], advice.robustness[name])
            options.append(self._option(pool[index], rank, view, future))
        notices = list(advice.notices)
        if options and (question := first_question(case, self.catalogue)):
            notices.append(Notice(field="payer", text=question.text(language)))
        return tuple(options), tuple(notices)

    def _option(
        self,
        place: int,
        rank: int,
        view: "_View",
        future: tuple[dict[str, AvailabilityPart], RobustnessPart],
    ) -> Option:
        scored, technology = view.scored, self.technologies[place]
        reading = scored.reading
        context = Context(
            technology=technology,
            place=place,
            reading=reading,
            barriers=view.barriers,
            catalogue=self.catalogue,
            like=self.examples.like(view.likeness, place, SHOWN),
            words=view.words,
        )
        paid = self._paid(place, view.payer, reading.language)
        cost = technology.cost
        return Option(
            technology=technology.id,
            name=technology.name.text(reading.language),
            rank=rank,
            fit=round(float(scored.fit[place]), 4),
            reasons=reasons_for(scored.summands[:, place], context),
            cautions=scored.verdicts.cautions.get(technology.id, ()),
            cost_eur=(cost.low_eur, cost.high_eur),
            cost_basis=cost.basis,
            availability=future[0],
            robustness=future[1],
            schemes=tuple(offer.scheme for offer in paid.offers),
            funding=paid,
        )

    def _find_payers(self, place: int, payer: str, language: Language) -> Funding:
        # Who pays depends on the technology and the payer alone, so that it is found once.
        asked = Case(job=Job(title="-"), payer=Payer.model_validate_json(payer) if payer else None)
        offers = find_offers(self.technologies[place], asked, self.catalogue)
        return funding(offers, language, self.catalogue.schemes)

    def _excluded(self, scored: Scored) -> tuple[Remark, ...]:
        """Return what is left out although it would have stood high."""
        by_score = np.argsort(-scored.scores, kind="stable")[:POOL]
        names = [self.technologies[place].id for place in by_score]
        return tuple(
            scored.verdicts.excluded[name] for name in names if name in scored.verdicts.excluded
        )

    def _plan(self, pool: list[int], scored: Scored, barriers: list[Weighed]) -> PlanAdvice:
        reading = scored.reading
        year = reading.case.year or DEFAULT_YEAR
        return plan_advice(
            reading.case,
            to_wire(barriers, reading, self.understanding, self.catalogue),
            [(self.technologies[p], float(scored.fit[p])) for p in pool],
            self.catalogue,
            reading.language,
            situations=list(reading.situations),
            availability=availability_in(self.futures.outcomes.four_tensor, year),
        )

    def _notices(self, reading: Reading) -> tuple[Notice, ...]:
        remarks = unread_remarks(reading)
        try:
            # A sector is free text in many case systems: an unknown one is told, not refused.
            if reading.case.job.sector:
                self.catalogue.sector(reading.case.job.sector)
        except UnknownSector as error:
            remarks.append(("job.sector", error.message))
        return tuple(
            Notice(field=field, text=remark.text(reading.language)) for field, remark in remarks
        )

    def _versions(self, case: Case) -> Versions:
        content = json.dumps(case.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(content.encode()).hexdigest()
        return Versions(
            catalogue=self.catalogue.version, model=self.version, case_digest=f"sha256:{digest}"
        )


def _mode(reading: Reading) -> Mode:
    if not reading.given.any():
        return "text"
    return "profile" if reading.limitation or reading.work else "functions"
