"""The figures are what their names say: against scikit-learn, and against cases worked by hand."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from scripts.measures import (
    auroc,
    calibration_error,
    error_by_chance,
    reciprocal_rank,
    risk_coverage,
)

JUDGED = st.lists(
    st.tuples(st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.75, 1.0]) | st.floats(0, 1), st.booleans()),
    min_size=2,
)


def test_chance_makes_errors_of_few_questions_that_many_have_not() -> None:
    """One question at .5 is off by .5 either way; of thousands about half are right."""
    assert error_by_chance(np.array([0.5])) == 0.5
    assert error_by_chance(np.array([0.0, 1.0])) == 0
    many = np.full(5_000, 0.5)
    assert 0 < error_by_chance(many, draws=100) < 0.02


@given(JUDGED)
def test_auroc_is_that_of_scikit_learn(judged: list[tuple[float, bool]]) -> None:
    """With ties and without, the two give the same figure."""
    scores, right = np.array([s for s, _ in judged]), np.array([r for _, r in judged])
    assume(0 < right.sum() < len(right))
    assert auroc(scores, right) == pytest.approx(roc_auc_score(right, scores))


def test_auroc_of_one_class_is_no_number() -> None:
    """Nothing to tell apart gives no figure rather than a good one."""
    assert math.isnan(auroc(np.array([0.1, 0.2]), np.array([True, True])))
    assert math.isnan(auroc(np.array([0.1, 0.2]), np.array([False, False])))


def test_calibration_error_by_hand() -> None:
    """Two bins: 4 answers at 0.9 of which 3 right, 1 at 0.3 and wrong."""
    confidence = np.array([0.9, 0.9, 0.9, 0.9, 0.3])
    right = np.array([True, True, True, False, False])
    assert calibration_error(confidence, right) == pytest.approx(0.8 * 0.15 + 0.2 * 0.3)


def test_calibration_error_of_a_perfect_one_is_none() -> None:
    """Certain and right, or certain and wrong by saying so, costs nothing."""
    assert calibration_error(np.array([1.0, 0.0]), np.array([True, False])) == 0


@given(JUDGED)
def test_calibration_error_is_a_share(judged: list[tuple[float, bool]]) -> None:
    """It lies between 0 and 1, also at the edges of the bins."""
    scores, right = np.array([s for s, _ in judged]), np.array([r for _, r in judged])
    assert 0 <= calibration_error(scores, right) <= 1


def test_risk_and_coverage_by_hand() -> None:
    """The surest half is all right; of all, a quarter is wrong."""
    confidence = np.array([0.2, 0.9, 0.8, 0.6])
    right = np.array([False, True, True, True])
    rows = risk_coverage(confidence, right, (0.01, 0.5, 1.0))
    assert rows == [(0.01, 0.0, 0.9), (0.5, 0.0, 0.8), (1.0, 0.25, 0.2)]


def test_reciprocal_rank_by_hand() -> None:
    """The first right one counts; none counts nothing."""
    assert reciprocal_rank([True, True]) == 1
    assert reciprocal_rank([False, False, True, True]) == pytest.approx(1 / 3)
    assert reciprocal_rank([False]) == reciprocal_rank([]) == 0
