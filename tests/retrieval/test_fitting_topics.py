"""What broad requests are refused by is learned from labelled ones, and keeps what it promises."""

import numpy as np
import pytest
from scipy.special import expit

from index.rank.calibration import FEATURES
from scripts.calibrate import fit
from scripts.fitting import Measured
from scripts.fitting_topics import TopicFit, fit_topics
from scripts.labelled import QuestionsError
from tests.support.small_embedder import SmallEmbedder

NEAR = 1
"""Of the topic features, the one that tells in these requests."""


def requests(number: int, spread: float = 0.1) -> list[Measured]:
    """Return broad requests of which every second one is told of: its best sentence is nearer.

    Late interaction, by which the best is looked for at first, says nothing.
    """
    rng = np.random.default_rng(number)
    made = []
    for place in range(number):
        told = place % 2 == 0
        topic = rng.normal(size=(6, 4)) * [1, spread, 1, 1]
        topic[rng.integers(6), NEAR] += 2 * told
        right = np.zeros(6, dtype=bool)
        made.append(Measured("set", place, True, np.zeros((6, len(FEATURES))), right, told, topic))
    return made


def confidence(found: TopicFit, some: Measured) -> float:
    """Return what the best sentence of a request is worth."""
    return float(expit(some.topic @ found.weights + found.intercept).max())


def test_the_feature_that_tells_is_found() -> None:
    """Though the first guess at the best sentences is by another one."""
    measured = requests(80)
    found = fit_topics(measured, 0.05)
    assert found.weights[NEAR] > 3 * np.abs(np.delete(found.weights, NEAR)).max()
    worth = np.array([confidence(found, some) for some in measured])
    told = np.array([some.answerable for some in measured])
    assert worth[told].min() > worth[~told].max()


def test_no_more_than_the_allowed_share_is_answered_in_vain() -> None:
    """Of all requests, and without a word of doubt of those that nothing tells of."""
    measured = requests(200, spread=1)
    found = fit_topics(measured, 0.05)
    in_vain = np.array([confidence(found, some) for some in measured if not some.answerable])
    assert 0 < (in_vain >= found.threshold).sum() <= 0.05 * len(measured)
    assert (in_vain >= found.sure_threshold).mean() <= 0.05
    assert found.threshold <= found.sure_threshold


def test_topics_of_one_sort_teach_nothing() -> None:
    """They are refused in one line, before anything is fitted to them."""
    features = np.arange(2.0 * len(FEATURES)).reshape(2, -1)
    right = np.array([True, False])
    asked = [
        Measured("set", place, False, features, right & told, bool(told), features[:, :3])
        for place, told in enumerate((True, False))
    ]
    with pytest.raises(QuestionsError, match="--topics needs broad requests"):
        fit(asked, [some for some in requests(4) if some.answerable], (), SmallEmbedder(), None)
