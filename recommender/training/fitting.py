"""`passend train understanding` and `passend train ranking`: from a tuned encoder to artefacts.

The held-out run gives the numbers that must be honest (weights, Platt, thresholds), measured
through the very code that serves; the final run gives what ships.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from catalogue.errors import PassendError
from catalogue.store import Catalogue
from catalogue.text import LANGUAGES, Language, Localised
from recommender.case import Case, FunctionLimit, Job, Worker
from recommender.coverage import strength_table
from recommender.encoder.adapter import load_adapter, merge_adapter
from recommender.encoder.base_weights import packaged_weight_file, read_base_encoder
from recommender.encoder.build import GRAPH, TOKENIZER, pruned, write_encoder
from recommender.encoder.content import encode_content
from recommender.encoder.session import OnnxEncoder
from recommender.exclusions import Excluder
from recommender.fusion import MODES, Fusion, Mode
from recommender.models import (
    FUSION_FILE,
    MODELS,
    RANKING_FILE,
    UNDERSTANDING_FILE,
    Arrays,
    load_arrays,
    save_arrays,
)
from recommender.ranking_model import RankingModel
from recommender.reading import Reader
from recommender.signals import SIGNALS, SignalMaker, put_on_scale
from recommender.training.ranking import (
    conformal_threshold,
    fit_all,
    fit_platt,
    fit_weights,
)
from recommender.training.relevance import (
    learn_relevance,
    read_alone,
    relevance_thresholds,
    telling,
)
from recommender.training.tuning import HELD_OUT_FOLD, Run, runs
from recommender.training.understanding import (
    case_texts,
    fit_kind,
    fit_platt_on,
    lessons_from,
    phrase_texts,
    segments_of,
)
from recommender.training.written_cases import (
    WrittenCase,
    fold_of,
    grade_table,
    load_written_cases,
    parts_of,
    severity_table,
)
from recommender.understanding import UnderstandingModel

ABSTAIN_MISS = 0.02  # share of answerable cases that may be abstained on; docs/decisions/0062
LEAST_COVERAGE = 0.02
# Signals that may have the weight 1 to which the others are set.
ANCHORS: dict[Mode, tuple[str, ...]] = {
    "text": ("encoder",),
    "profile": ("encoder", "profile"),
    "functions": ("encoder", "profile"),
}
Floats = NDArray[np.float32]


class RunMissing(PassendError):
    """The encoder was not trained on this machine, so that there are no vectors to fit on."""

    code = "run-missing"


RUN_MISSING = Localised(
    nl="De vectoren van de encoder ontbreken. Typ eerst: passend train encoder.",
    en="The vectors of the encoder are missing. Type first: passend train encoder.",
)


@dataclass(frozen=True)
class Material:
    """What one run leaves to fit on: its encoder, its heads, and the cases with their vectors."""

    encoder: OnnxEncoder
    content: Floats
    heads: Arrays
    cases: tuple[WrittenCase, ...]
    vectors: Floats  # [3, languages, cases, 384]


def gather(run: Run, catalogue: Catalogue, folder: Path) -> Material:
    """Build the int8 encoder of `run` in `folder` and gather its heads and vectors."""
    if not run.result.exists():
        raise RunMissing("part", RUN_MISSING)
    base = pruned(read_base_encoder(packaged_weight_file()))
    (folder / "base").mkdir()
    write_encoder(base, folder / "base")
    plain = OnnxEncoder(folder / "base" / GRAPH, folder / "base" / TOKENIZER)
    content = encode_content(plain, catalogue.technologies.values())
    tuned = replace(base, tensors=merge_adapter(base.tensors, load_adapter(run.adapter)))
    write_encoder(tuned, folder)
    stored = load_arrays(run.result)
    vectors = stored.pop("vectors").astype(np.float32)
    encoder = OnnxEncoder(folder / GRAPH, folder / TOKENIZER)
    return Material(encoder, content, stored, load_written_cases(), vectors)


def fit_understanding(material: Material, chosen: Sequence[int], functions: list[str]) -> Arrays:
    """Fit the understanding on all phrases and the limitations of the `chosen` cases."""
    arrays: Arrays = {"functions": np.array(functions)}
    cases = [material.cases[index] for index in chosen]
    for kind in ("limitation", "task"):
        texts = phrase_texts(kind)
        vectors = [
            material.encoder.encode(segments_of(kind, text)).mean_of([1]) for text, *_ in texts
        ]
        lessons = lessons_from(kind, texts, np.array(vectors, np.float32))
        if kind == "limitation":
            of_cases = material.vectors[1][:, list(chosen)].reshape(-1, 384)
            lessons += lessons_from(kind, case_texts(cases), of_cases)
        arrays |= fit_kind(kind, lessons, functions)
    return arrays


def fit_held_out(
    material: Material, train: Sequence[int], held: Sequence[int], functions: list[str]
) -> Arrays:
    """Fit the understanding on the `train` cases; thresholds of relevance on the `held` ones."""
    arrays = fit_understanding(material, train, functions)
    arrays |= learn_relevance(material.encoder, [material.cases[index] for index in train])
    held_cases = [material.cases[index] for index in held]
    alone = read_alone(material.encoder, telling(held_cases))
    within = material.vectors[1][:, list(held)].reshape(-1, alone.shape[1])
    return arrays | relevance_thresholds(arrays, alone, within)


def as_case(case: WrittenCase, language: Language, mode: Mode) -> Case:
    """Return a written case as a user would send it."""
    title, tasks, limitation = parts_of(case, language)
    functions = tuple(
        FunctionLimit(function=limited.function, severity=limited.severity)
        for limited in case.functions
    )
    if mode == "functions":
        return Case(id=case.id, language=language, worker=Worker(functions=functions))
    return Case(
        id=case.id,
        language=language,
        job=Job(title=title, tasks=tasks),
        worker=Worker(description=limitation, functions=functions if mode == "profile" else ()),
    )


@dataclass(frozen=True)
class HeldOut:
    """Signals of the held-out cases through the serving code, by mode."""

    raw: dict[Mode, Floats]  # [languages * cases, signals, kinds]
    grades: Floats  # [languages * cases, kinds]
    chance: Floats  # of limited functions in text mode [languages * cases, functions]
    limited: NDArray[np.bool_]
    allowed: dict[Mode, NDArray[np.bool_]]  # not excluded [languages * cases, kinds]


def measure_held_out(
    material: Material,
    held: Sequence[int],
    ranking: Arrays,
    understood: Arrays,
    catalogue: Catalogue,
) -> HeldOut:
    """Run the `held` cases through reader, signals and exclusions."""
    kinds = list(catalogue.technologies)
    supports = strength_table(list(catalogue.technologies.values()), list(catalogue.functions))
    model = RankingModel(kinds, ranking, material.content, supports)
    understanding = UnderstandingModel(list(catalogue.functions), understood)
    reader = Reader(catalogue, material.encoder, understanding)
    signals, excluder = SignalMaker(catalogue, model), Excluder(catalogue)
    cases = [material.cases[index] for index in held]
    raw: dict[Mode, Floats] = {}
    allowed: dict[Mode, NDArray[np.bool_]] = {}
    chances = []
    for mode in MODES:
        readings = [
            reader.read(as_case(case, language, mode)) for language in LANGUAGES for case in cases
        ]
        raw[mode] = np.array([signals.compute(reading) for reading in readings], np.float32)
        gone = [excluder.judge(reading).excluded for reading in readings]
        allowed[mode] = np.array([[kind not in out for kind in kinds] for out in gone])
        if mode == "text":
            chances = [
                understanding.limitation(r.vectors.limitation, r.limitation, r.language).chance
                for r in readings
            ]
    severity = severity_table(cases, list(catalogue.functions))
    return HeldOut(
        raw,
        np.concatenate([grade_table(cases, kinds)] * len(LANGUAGES)),
        np.array(chances, np.float32),
        np.concatenate([severity > 0] * len(LANGUAGES)),
        allowed,
    )


def fit_fusion(measured: HeldOut, seen: NDArray[np.bool_]) -> Fusion:
    """Fit spread, weights, calibration and thresholds; only `seen` kinds [kinds] count."""
    spread = measured.raw["profile"][:, :, seen].std(axis=2).mean(axis=0)
    weights: dict[str, dict[str, float]] = {}
    platt: dict[str, tuple[float, float]] = {}
    threshold: dict[str, float] = {}
    grades = measured.grades[:, seen]
    for mode in MODES:
        signals = put_on_scale(measured.raw[mode], spread)[:, :, seen]
        found = fit_weights(signals, grades, [SIGNALS.index(name) for name in ANCHORS[mode]])
        # What the catalogue says must be there to be shown, though the figures can do without.
        place = SIGNALS.index("coverage")
        found[place] = max(found[place], LEAST_COVERAGE)
        weights[mode] = {name: round(float(w), 4) for name, w in zip(SIGNALS, found, strict=True)}
        scores = np.einsum("s,csk->ck", found, signals)
        slope, shift = fit_platt(scores, grades)
        platt[mode] = (round(slope, 5), round(shift, 5))
        best = 1 / (1 + np.exp(-(slope * np.sqrt(scores.max(axis=1)) + shift)))
        threshold[mode] = round(conformal_threshold(best, ABSTAIN_MISS), 5)
    named = {name: round(float(s), 6) for name, s in zip(SIGNALS, spread, strict=True)}
    return Fusion(named, weights, platt, threshold)


def fit(
    catalogue: Catalogue,
    cache: Path | None = None,
    understanding: bool = True,
    ranking: bool = True,
    models: Path = MODELS,
) -> HeldOut:
    """Fit and write the artefacts into the folder `models`; returns what the numbers rest on."""
    held_out, final = runs(cache)
    functions = list(catalogue.functions)
    with TemporaryDirectory() as folder:
        material = gather(held_out, catalogue, Path(folder))
        folds = fold_of(material.cases)
        train, held = np.flatnonzero(folds != HELD_OUT_FOLD), np.flatnonzero(folds == HELD_OUT_FOLD)
        understood = fit_held_out(material, train.tolist(), held.tolist(), functions)
        cases = [material.cases[index] for index in train]
        learned = fit_all(cases, material.heads, material.vectors[:, :, train], catalogue)
        measured = measure_held_out(material, held.tolist(), learned, understood, catalogue)
    with TemporaryDirectory() as folder:
        material = gather(final, catalogue, Path(folder))
        if understanding:
            everything = list(range(len(material.cases)))
            shipped = fit_understanding(material, everything, functions)
            platt, threshold = fit_platt_on(understood, measured.chance, measured.limited)
            shipped |= {"limitation:platt": platt, "threshold": threshold}
            shipped |= learn_relevance(material.encoder, material.cases)
            shipped |= {name: understood[name] for name in ("relevance:least", "relevance:silent")}
            save_arrays(models / UNDERSTANDING_FILE.name, shipped)
        if ranking:
            seen = np.isin(list(catalogue.technologies), load_arrays(held_out.result)["kinds"])
            fit_fusion(measured, seen).save(models / FUSION_FILE.name)
            arrays = fit_all(material.cases, material.heads, material.vectors, catalogue)
            save_arrays(models / RANKING_FILE.name, arrays)
    return measured
