"""Measure a calibration on questions it was not made from: in folds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.rank.calibration import Calibration
from scripts.fitting import Measured
from scripts.labelled import QuestionsError
from scripts.measures import auroc, calibration_error, error_by_chance

FOLDS = 5
COLUMNS = (
    "right first",
    "within three",
    "AUROC",
    "answerable ones answered",
    "unanswerable ones answered",
    "answers that are right",
    "the same three without a word of doubt",
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How one question went with a calibration that was made without it."""

    set: str
    answerable: bool
    first: bool
    """Whether the sentence in the first place is right."""
    within_three: bool
    confidence: float
    given: bool
    """Whether it would be answered."""
    sure: bool
    """Whether it would be answered without a word of doubt."""


def in_folds(
    measured: Sequence[Measured], fit: Callable[[Sequence[Measured]], Calibration]
) -> list[LeftOut]:
    """Fit FOLDS times, each without every FOLDS-th of a set, and return how those left out go.

    A set that asks another's questions in other words, line by line, has each left out with its
    twin. Broad requests are left out of all of it: they have no right sentence. Raises
    QuestionsError where too few are left to fit to.
    """
    precise = [some for some in measured if not some.broad]
    folds = [[m for m in precise if m.place % FOLDS != fold] for fold in range(FOLDS)]
    try:
        calibrations = [fit(some) for some in folds]
    except QuestionsError as error:
        raise QuestionsError(f"too few questions for {FOLDS} folds: {error}") from error
    return [_left_out(some, calibrations[some.place % FOLDS]) for some in precise]


def _left_out(measured: Measured, calibration: Calibration) -> LeftOut:
    order = np.argsort(-calibration.rank(measured.features), kind="stable")
    best = int(order[0])
    confidence = float(calibration.probability(measured.features[best : best + 1])[0])
    return LeftOut(
        measured.set,
        measured.answerable,
        bool(measured.right[best]),
        bool(measured.right[order[:3]].any()),
        confidence,
        confidence >= calibration.threshold,
        confidence >= calibration.sure_threshold,
    )


def print_folds(found: Sequence[LeftOut]) -> None:
    """Print a line a set, and their mean."""
    names = list(dict.fromkeys(some.set for some in found))
    rows = [_figures([some for some in found if some.set == name]) for name in names]
    print(f"in {FOLDS} folds: {', '.join(COLUMNS)}")
    for name, row in zip([*names, "mean of the sets"], [*rows, _column_means(rows)], strict=True):
        print(" ".join(f"{figure:.3f}" for figure in row), name)
    print("expected calibration error in folds, and what of it chance alone would make:")
    for name in (*names, "all together"):
        some = [one for one in found if name in (one.set, "all together")]
        confidence, right = _column(some, "confidence"), _column(some, "first").astype(bool)
        error, chance = calibration_error(confidence, right), error_by_chance(confidence)
        print(f"{error:.3f} {chance:.3f} {name}")


def _figures(found: Sequence[LeftOut]) -> tuple[float, ...]:
    """Return one set's figures, in the order of COLUMNS."""
    confidence = _column(found, "confidence")
    answerable, first, within, given, sure = (
        _column(found, name).astype(bool)
        for name in ("answerable", "first", "within_three", "given", "sure")
    )
    return (
        _mean(first[answerable]),
        _mean(within[answerable]),
        auroc(confidence, answerable),
        _mean(given[answerable]),
        _mean(given[~answerable]),
        _mean(first[given]),
        _mean(sure[answerable]),
        _mean(sure[~answerable]),
        _mean(first[sure]),
    )


def _column_means(rows: Sequence[tuple[float, ...]]) -> list[float]:
    """Return each figure's mean over the sets that have it."""
    figures = np.array(rows).T
    return [_mean(column[~np.isnan(column)]) for column in figures]


def _column(found: Sequence[LeftOut], name: str) -> NDArray[np.float64]:
    return np.array([getattr(some, name) for some in found], dtype=np.float64)


def _mean(some: NDArray[np.bool_] | NDArray[np.float64]) -> float:
    return float(some.mean()) if len(some) else float("nan")
