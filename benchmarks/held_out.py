"""What the held-out run of `passend train` shows: ranking, ablation, calibration, new kinds.

    passend train encoder
    python benchmarks/held_out.py [--cache FOLDER] [--plot docs/figures/reliability.svg]

The held-out cases are one fold of the written cases, in both languages, read by the code that
serves with models that saw neither them nor twenty kinds of technology. The weights are those that
ship; they were chosen on these same cases, so the ranking is slightly flattered. Intervals: 95 %
by bootstrap over cases, both languages of a case drawn together.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl
import numpy as np

from catalogue.store import Catalogue, load_catalogue
from catalogue.text import LANGUAGES
from evaluation.intervals import Interval, difference, interval
from recommender.fusion import MODES, Fusion
from recommender.signals import SIGNALS
from recommender.training.fitting import (
    HeldOut,
    fit_held_out,
    gather,
    measure_held_out,
)
from recommender.training.ranking import fit_all
from recommender.training.tuning import HELD_OUT_FOLD, runs
from recommender.training.written_cases import fold_of

DEPTH, BINS, RANDOM_SETS, FIRST = 10, 5, 200, 5


def measure(catalogue: Catalogue, cache: Path | None) -> tuple[HeldOut, np.ndarray]:
    """Return the signals of the held-out cases, and which kinds the run has seen."""
    run, _ = runs(cache)
    with TemporaryDirectory() as folder:
        material = gather(run, catalogue, Path(folder))
        folds = fold_of(material.cases)
        train, held = np.flatnonzero(folds != HELD_OUT_FOLD), np.flatnonzero(folds == HELD_OUT_FOLD)
        understood = fit_held_out(
            material, train.tolist(), held.tolist(), list(catalogue.functions)
        )
        cases = [material.cases[index] for index in train]
        learned = fit_all(cases, material.heads, material.vectors[:, :, train], catalogue)
        measured = measure_held_out(material, held.tolist(), learned, understood, catalogue)
    return measured, np.isin(list(catalogue.technologies), material.heads["kinds"])


def ndcg(scores: np.ndarray, grades: np.ndarray) -> np.ndarray:
    """Return nDCG@10 of each text, linear gains; not a number where nothing is graded."""
    discount = 1 / np.log2(np.arange(2, DEPTH + 2))
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    gain = (np.take_along_axis(grades, best, axis=1) * discount).sum(axis=1)
    ideal = (-np.sort(-grades, axis=1)[:, :DEPTH] * discount).sum(axis=1)
    return np.where(ideal > 0, gain / np.maximum(ideal, 1e-9), np.nan)


def by_case(values: np.ndarray) -> np.ndarray:
    """Return the mean of both languages of each case."""
    known = ~np.isnan(values.reshape(len(LANGUAGES), -1))
    table = np.nan_to_num(values.reshape(len(LANGUAGES), -1))
    return np.where(known.any(axis=0), table.sum(axis=0) / np.maximum(known.sum(axis=0), 1), np.nan)


def shown(found: Interval | None) -> str:
    assert found
    return f"{found.mean:.3f} [{found.low:.3f}; {found.high:.3f}] n={found.n}"


def ranking(measured: HeldOut, seen: np.ndarray, fusion: Fusion) -> None:
    grades = measured.grades[:, seen]
    for mode in MODES:
        parts = fusion.summands(measured.raw[mode], mode)[:, :, seen]
        whole = ndcg(parts.sum(axis=1), grades)
        print(
            f"\nnDCG@10 among the {seen.sum()} seen kinds, {mode}: "
            f"{shown(interval(by_case(whole)))}"
        )
        for language, values in zip(LANGUAGES, np.split(whole, len(LANGUAGES)), strict=True):
            print(f"  {language}: {shown(interval(values))}")
        for place, name in enumerate(SIGNALS):
            lesser = ndcg(parts.sum(axis=1) - parts[:, place], grades)
            print(f"  lost without {name}: {shown(difference(by_case(whole), by_case(lesser)))}")
        gone = np.where(measured.allowed[mode], 0, -1e6)[:, seen]
        lesser = ndcg(parts.sum(axis=1) + gone, grades)
        print(f"  lost without exclusions: {shown(difference(by_case(lesser), by_case(whole)))}")


def new_kinds(measured: HeldOut, seen: np.ndarray, fusion: Fusion) -> None:
    dice = np.random.default_rng(7)
    for mode in MODES:
        scores = fusion.summands(measured.raw[mode], mode).sum(axis=1)
        own = ndcg(scores[:, ~seen], measured.grades[:, ~seen])
        usual = ndcg(scores[:, seen], measured.grades[:, seen])
        sets = [
            dice.choice(np.flatnonzero(seen), int((~seen).sum()), replace=False)
            for _ in range(RANDOM_SETS)
        ]
        likewise = np.array([np.nanmean(ndcg(scores[:, s], measured.grades[:, s])) for s in sets])
        low, high = np.percentile(likewise, [2.5, 97.5])
        mean = np.nanmean(own)
        print(f"\n{(~seen).sum()} kinds never seen, among themselves, {mode}:")
        print(
            f"  nDCG@10 {shown(interval(by_case(own)))}, {(~np.isnan(own)).sum()} texts: {mean:.3f}"
        )
        print(
            f"  whole ranking of seen kinds {np.nanmean(usual):.3f}: {mean / np.nanmean(usual):.0%}"
        )
        print(
            f"  {RANDOM_SETS} sets of as many seen kinds {likewise.mean():.3f} "
            f"[{low:.3f}; {high:.3f}] over sets: {mean / likewise.mean():.0%}"
        )


def calibration(measured: HeldOut, seen: np.ndarray, fusion: Fusion) -> dict:
    suitable = measured.grades[:, seen] >= 2
    curves = {}
    for mode in MODES:
        scores = fusion.summands(measured.raw[mode], mode).sum(axis=1)[:, seen]
        fit = fusion.fit(scores, mode)
        brier = interval(by_case(((fit - suitable) ** 2).mean(axis=1)))
        assert brier
        base = suitable.mean()
        print(
            f"\nBrier score, {mode}: {brier.mean:.4f} [{brier.low:.4f}; {brier.high:.4f}]", end=""
        )
        print(f" n={brier.n}; always the base rate {base:.3f}: {base * (1 - base):.4f}")
        place = np.minimum((fit * BINS).astype(int), BINS - 1)
        curve = []
        for one in range(BINS):
            inside = place == one
            count = int(inside.sum())
            said, true = float(fit[inside].mean()), float(suitable[inside].mean())
            curve.append((said, true, count))
            print(
                f"  {one / BINS:.1f}-{(one + 1) / BINS:.1f}: says {said:.3f}, "
                f"is {true:.3f}, {count}"
            )
        curves[mode] = curve
        best = fit.max(axis=1)
        missed = best < fusion.threshold[mode]
        answerable = suitable.any(axis=1)
        print(f"  abstained on: {missed[answerable].sum()} of {answerable.sum()} answerable texts")
        for name, change in (("score", lambda x: x), ("log1p", np.log1p), ("root", np.sqrt)):
            print(f"  Platt on the {name}: {platt_with(change(scores), suitable)}")
    return curves


def platt_with(scores: np.ndarray, suitable: np.ndarray) -> str:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    model = LogisticRegression(C=1e6, max_iter=500)
    model.fit(scores.reshape(-1, 1), suitable.reshape(-1))
    chance = model.predict_proba(scores.reshape(-1, 1))[:, 1].reshape(scores.shape)
    first = chance.argmax(axis=1)[:, None]
    said = np.take_along_axis(chance, first, 1).mean()
    true = np.take_along_axis(suitable, first, 1).mean()
    brier = ((chance - suitable) ** 2).mean()
    return (
        f"Brier {brier:.5f}, first option says {said:.3f}, is {true:.3f}, most {chance.max():.4f}"
    )


def functions(measured: HeldOut) -> None:
    first = np.argsort(-measured.chance, axis=1, kind="stable")[:, :FIRST]
    hit = np.take_along_axis(measured.limited, first, 1).sum(axis=1)
    recall = hit / np.maximum(measured.limited.sum(axis=1), 1)
    print(f"\nlimited functions among the first {FIRST}: {shown(interval(by_case(recall)))}")


def plot(curves: dict, path: Path) -> None:
    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    mpl.rcParams.update({"svg.hashsalt": "passend", "svg.fonttype": "none"})
    figure, axis = plt.subplots(figsize=(4.6, 4.2), layout="constrained")
    axis.plot([0, 1], [0, 1], color="#777777", linestyle=":", label="exact")
    for (mode, curve), mark in zip(curves.items(), "osv", strict=True):
        said, true, _ = zip(*curve, strict=True)
        axis.plot(said, true, marker=mark, label=mode)
    axis.set(
        xlabel="fit that Passend gives", ylabel="share graded suitable", xlim=(0, 1), ylim=(0, 1)
    )
    axis.legend(frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--cache", type=Path, help="where passend train keeps its files")
    parser.add_argument("--plot", type=Path, help="write the reliability plot to this file")
    asked = parser.parse_args()
    fusion = Fusion.load()
    measured, seen = measure(load_catalogue(), asked.cache)
    ranking(measured, seen, fusion)
    new_kinds(measured, seen, fusion)
    curves = calibration(measured, seen, fusion)
    functions(measured)
    if asked.plot:
        plot(curves, asked.plot)


if __name__ == "__main__":
    main()
