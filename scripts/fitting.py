"""Fit ranking weights, confidence and threshold to labelled questions whose scores are known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, softmax

from index.rank.calibration import FEATURES, squash

Array = NDArray[np.float64]
LOWEST = 0.05
"""The lowest threshold: what is less likely is no answer, however few are asked in vain."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A question's sentences: features (n, f) and which of them answer it, (n,)."""

    set: str
    place: int
    """Which of its set's questions it is."""
    broad: bool
    """Whether it is a broad request."""
    features: Array
    right: NDArray[np.bool_]
    answerable: bool
    topic: Array
    """What the same sentences are worth where a topic is asked for, (n, 4)."""


def fit_ranking(measured: Sequence[Measured], penalty: float = 0.02) -> Array:
    """Return the weight of each feature, (f,), by conditional logit over each question's sentences.

    Every set counts the same, however many questions it has; ``penalty`` is that of the squared
    weights after each feature is brought to unit variance.
    """
    usable = [m for m in measured if m.right.any() and not m.right.all()]
    scale = np.vstack([squash(m.features) for m in usable]).std(0) + 1e-9
    weights = set_weights([m.set for m in usable])
    inputs = [squash(m.features) / scale for m in usable]

    def loss(w: Array) -> tuple[float, Array]:
        total, gradient = penalty * float(w @ w), 2 * penalty * w
        for weight, x, m in zip(weights, inputs, usable, strict=True):
            everything = softmax(x @ w)
            right = softmax(np.where(m.right, x @ w, -np.inf))
            total -= weight * float(np.log(everything[m.right].sum() + 1e-12))
            gradient = gradient + weight * ((everything - right) @ x)
        return total, gradient

    found = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / scale)


def fit_confidence(
    features: Array,
    right: NDArray[np.bool_],
    sets: Sequence[str],
    penalty: float = 0.002,
    names: tuple[str, ...] = FEATURES,
) -> tuple[Array, float]:
    """Return weights (f,) and intercept of the log-odds that a best sentence is right.

    Logistic regression on more than one score (Platt 1999); every set counts the same.
    """
    x = squash(features, names)
    mean, scale = x.mean(0), x.std(0) + 1e-9
    x = np.column_stack([(x - mean) / scale, np.ones(len(x))])
    weights = set_weights(sets)
    # Platt's targets: a little away from 0 and 1, so that a separable set stays finite.
    goal = np.where(right, (right.sum() + 1) / (right.sum() + 2), 1 / ((~right).sum() + 2))

    def loss(w: Array) -> tuple[float, Array]:
        p = expit(x @ w)
        fit = weights * (goal * np.log(p + 1e-12) + (1 - goal) * np.log(1 - p + 1e-12))
        kept = np.append(w[:-1], 0.0)
        return float(penalty * kept @ kept - fit.sum()), x.T @ (weights * (p - goal)) + (
            2 * penalty * kept
        )

    w = np.asarray(minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x)
    return w[:-1] / scale, float(w[-1] - (w[:-1] * mean / scale).sum())


def set_weights(sets: Sequence[str]) -> Array:
    """Return a weight for each question so that every set counts the same; they sum to 1."""
    names, inverse, counts = np.unique(np.asarray(sets), return_inverse=True, return_counts=True)
    weights: Array = 1.0 / counts[inverse] / len(names)
    return weights


def thresholds_for(
    confidence: Array, answerable: NDArray[np.bool_], false_answers: float
) -> tuple[float, float]:
    """Return from what confidence on is answered, and from what on without a word of doubt.

    Of all questions at most a share of ``false_answers`` may be unanswerable ones that are
    answered, of the unanswerable ones themselves at most that share without a word of doubt.
    """
    of_all = threshold_for(confidence, answerable, false_answers / (~answerable).mean())
    return of_all, threshold_for(confidence, answerable, false_answers)


def threshold_for(confidence: Array, answerable: NDArray[np.bool_], false_answers: float) -> float:
    """Return the lowest threshold at which at most this share of unanswerable questions pass."""
    wrong = np.sort(confidence[~answerable])[::-1]
    if not len(wrong):
        return 0.5
    allowed = int(false_answers * len(wrong))
    if allowed >= len(wrong):  # so few are asked that all of them may pass
        return LOWEST
    return float(np.clip(wrong[allowed] + 1e-6, LOWEST, 0.99))
