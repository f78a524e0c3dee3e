"""Fit what broad requests are weighed by and refused by to labelled ones."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from index.rank.calibration import TOPIC_FEATURES, squash
from scripts.fitting import Array, Measured, fit_confidence, thresholds_for

ROUNDS = 4


@dataclass(frozen=True, slots=True, eq=False)
class TopicFit:
    """Weights (4,) and intercept of the log-odds that a sentence tells of a topic, and from what
    probability on is answered, and without a word of doubt."""

    weights: Array
    intercept: float
    threshold: float
    sure_threshold: float


def fit_topics(measured: Sequence[Measured], false_answers: float) -> TopicFit:
    """Return what broad requests, or other questions, teach.

    The best sentence of answerable ones is told from that of unanswerable ones; which is best, and
    the weights, are found in turn. At most ``false_answers`` of all may be unanswerable ones that
    are answered.
    """
    answerable = np.array([m.answerable for m in measured])
    weights = np.array([float(name == "late") for name in TOPIC_FEATURES])
    for _ in range(ROUNDS):
        tops = np.array([_best(m.topic, weights) for m in measured])
        # Requests are few: each counts the same, whatever set it is in.
        weights, intercept = fit_confidence(
            tops, answerable, [""] * len(tops), names=TOPIC_FEATURES
        )
    tops = np.array([_best(m.topic, weights) for m in measured])
    confidence = expit(squash(tops, TOPIC_FEATURES) @ weights + intercept)
    return TopicFit(weights, intercept, *thresholds_for(confidence, answerable, false_answers))


def _best(topic: Array, weights: Array) -> NDArray[np.float64]:
    found: Array = topic[np.argmax(squash(topic, TOPIC_FEATURES) @ weights)]
    return found
