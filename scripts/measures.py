"""Figures of quality: ranks, AUROC, calibration error, risk and coverage."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Array = NDArray[np.float64]


def auroc(scores: Array, positive: NDArray[np.bool_]) -> float:
    """Return the chance that a positive scores above a negative; ties count half (Mann-Whitney)."""
    if positive.all() or not positive.any():
        return float("nan")
    ranks = rankdata(scores)
    count = int(positive.sum())
    others = len(scores) - count
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * others))


def calibration_error(confidence: Array, right: NDArray[np.bool_], bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal width (Guo et al. 2017)."""
    edges = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        (edges == edge).mean() * abs(confidence[edges == edge].mean() - right[edges == edge].mean())
        for edge in np.unique(edges)
    ]
    return float(sum(gaps))


def error_by_chance(confidence: Array, draws: int = 500, seed: int = 1) -> float:
    """Return the calibration error that confidences would have in the mean if each were true.

    Few questions in a bin are seldom right exactly as often as they should be, so the expected
    error of a perfect calibration is above 0: the "bias" of Roelofs et al. 2022 (arXiv 2012.08668).
    """
    drawn = np.random.default_rng(seed).random((draws, len(confidence))) < confidence
    return float(np.mean([calibration_error(confidence, right) for right in drawn]))


def risk_coverage(
    confidence: Array, right: NDArray[np.bool_], points: Sequence[float]
) -> list[tuple[float, float, float]]:
    """Return (coverage, risk, confidence) where the most confident share of answers is given.

    Risk is the share of those answers that are wrong (El-Yaniv & Wiener 2010).
    """
    order = np.argsort(-confidence, kind="stable")
    wrong = ~right[order]
    rows = []
    for point in points:
        count = max(1, round(point * len(order)))
        rows.append((point, float(wrong[:count].mean()), float(confidence[order[count - 1]])))
    return rows


def reciprocal_rank(right: Sequence[bool]) -> float:
    """Return 1 over the rank of the first right one, 0 when there is none."""
    return next((1 / rank for rank, some in enumerate(right, start=1) if some), 0.0)
