"""Fitting finds what made the data, counts every set alike, and keeps the promised threshold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from sklearn.metrics import roc_auc_score

from index.rank.calibration import FEATURES
from scripts.fitting import (
    Measured,
    fit_confidence,
    fit_ranking,
    set_weights,
    threshold_for,
)

WIDTH = len(FEATURES)


def questions(number: int, telling: int, name: str = "set") -> list[Measured]:
    """Return questions whose right sentence has more of one feature than the others."""
    rng = np.random.default_rng(number)
    made = []
    for place in range(number):
        features = rng.normal(size=(8, WIDTH))
        right = np.arange(8) == rng.integers(8)
        features[right, telling] += 2.5
        made.append(Measured(name, place, False, features, right, True, features[:, :3]))
    return made


def test_ranking_finds_the_feature_that_tells() -> None:
    """The feature that marks right sentences gets by far the most weight, and ranks them first."""
    measured = questions(80, telling=3)
    weights = fit_ranking(measured)
    assert weights.shape == (WIDTH,)
    assert weights[3] > 3 * np.abs(np.delete(weights, 3)).max()
    first = [m.right[int(np.argmax(m.features @ weights))] for m in measured]
    assert np.mean(first) > 0.75


def test_questions_that_teach_nothing_are_passed_over() -> None:
    """All right or none right says nothing about order."""
    some = np.ones((2, WIDTH))
    nothing = [
        Measured("set", 0, False, some, np.array([right, right]), right, some[:, :3])
        for right in (True, False)
    ]
    measured = questions(30, telling=2)
    assert fit_ranking([*measured, *nothing]) == pytest.approx(fit_ranking(measured))


def test_a_small_set_counts_as_much_as_a_large_one() -> None:
    """Ten questions of one kind are not outvoted by a hundred of another."""
    weights = fit_ranking(questions(100, telling=0, name="many") + questions(10, 1, "few"))
    assert weights[1] > 0.5 * weights[0] > 0


def test_set_weights_by_hand() -> None:
    """Each of two sets gets one half, shared among its questions."""
    assert set_weights(["a", "b", "b"]) == pytest.approx([0.5, 0.25, 0.25])


def test_confidence_is_calibrated_on_what_it_learned_from() -> None:
    """Where the truth is a logistic function, its probabilities are found again."""
    rng = np.random.default_rng(3)
    features = rng.normal(size=(4000, WIDTH))
    truth = expit(1.5 * features[:, 4] - 1.0)
    right = rng.random(4000) < truth
    weights, intercept = fit_confidence(features, right, ["set"] * 4000, penalty=1e-5)
    assert weights[4] == pytest.approx(1.5, abs=0.2)
    assert intercept == pytest.approx(-1.0, abs=0.2)
    found = expit(features @ weights + intercept)
    assert np.abs(found - truth).mean() < 0.03
    assert roc_auc_score(right, found) > 0.75


def test_confidence_of_a_separable_set_stays_finite() -> None:
    """Perfect scores do not make perfect certainty."""
    features = np.zeros((20, WIDTH))
    features[10:, 0] = 1
    weights, intercept = fit_confidence(features, features[:, 0] > 0, ["set"] * 20)
    assert np.isfinite(weights).all() and np.isfinite(intercept)
    assert 0.5 < float(expit(features[-1:] @ weights + intercept)[0]) < 1


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=300),
    st.sampled_from([0.0, 0.05, 0.2, 1.0, 3.0]),
)
def test_the_threshold_keeps_its_promise(confidence: list[float], share: float) -> None:
    """No more than the allowed share of unanswerable questions passes, short of certainty."""
    scores = np.array(confidence)
    threshold = threshold_for(scores, np.zeros(len(scores), dtype=bool), share)
    assert 0.05 <= threshold <= 0.99
    assert threshold == 0.99 or (scores >= threshold).mean() <= share


def test_the_threshold_is_no_higher_than_it_must_be() -> None:
    """With one in twenty allowed, the second surest wrong answer sets it."""
    scores = np.linspace(0.1, 0.9, 20)
    threshold = threshold_for(scores, np.zeros(20, dtype=bool), 0.05)
    assert threshold == pytest.approx(scores[-2], abs=1e-5)
    assert threshold_for(scores, np.ones(20, dtype=bool), 0.05) == 0.5
    assert threshold_for(scores, np.zeros(20, dtype=bool), 1.0) == 0.05
