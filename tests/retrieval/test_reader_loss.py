"""The reader's loss asks for the answer among all windows of a question, or for "none"."""

import numpy as np
import pytest
import torch

from index.reader_input import END, EVIDENCE, START, Row
from scripts.reader_groups import LabelledRow
from scripts.reader_loss import group_loss, none_or

LENGTH = 9
MARKERS = (3, 6)
"""Two sentences of two pieces each."""


def labelled(
    *positives: int, uncounted: tuple[int, ...] = (), span: tuple[int, int] | None = (0, 0)
) -> LabelledRow:
    """Return a row of two sentences."""
    ids = np.arange(LENGTH)
    row = Row(ids, np.ones_like(ids), np.array(MARKERS), np.array([2, 2]))
    return LabelledRow(row, positives, uncounted, span)


def outputs(rows: int) -> torch.Tensor:
    """Return outputs that say nothing: every score the same."""
    return torch.zeros(rows, LENGTH, 3)


def test_the_share_by_hand() -> None:
    """Three scores of 0 and "none": one quarter each; two wanted have one half."""
    scores = torch.zeros(3)
    one, two = torch.tensor([True, False, False]), torch.tensor([True, True, False])
    assert float(none_or(scores, one)) == pytest.approx(np.log(4))
    assert float(none_or(scores, two)) == pytest.approx(np.log(2))
    assert float(none_or(scores, torch.zeros(3, dtype=torch.bool))) == pytest.approx(np.log(4))


def test_scores_of_all_windows_are_compared() -> None:
    """A wrong sentence of another window costs as much as one of the same."""
    group = [labelled(0, span=(4, 4)), labelled()]
    before = float(group_loss(outputs(2), [group]))
    for window, marker in ((0, MARKERS[1]), (1, MARKERS[0]), (1, MARKERS[1])):
        wrong = outputs(2)
        wrong[window, marker, EVIDENCE] = 2.0
        assert float(group_loss(wrong, [group])) > before + 0.5
    right = outputs(2)
    right[0, MARKERS[0], EVIDENCE] = 2.0
    right[0, 4, START] = right[0, 4, END] = 2.0
    assert float(group_loss(right, [group])) < before - 0.5


def test_none_is_asked_for_where_nothing_answers() -> None:
    """A surer "none", of evidence and of words, lowers the loss of a question without an answer."""
    group = [labelled(), labelled()]
    surer = outputs(2)
    surer[:, 0, :] = 3.0
    assert float(group_loss(surer, [group])) < float(group_loss(outputs(2), [group])) - 1


@pytest.mark.parametrize("column", [EVIDENCE, START, END])
def test_what_may_answer_unsaid_is_not_counted(column: int) -> None:
    """A sentence with the answering words in it is neither right nor wrong, nor are its words."""
    group = [labelled(0, span=(4, 4)), labelled(uncounted=(1,), span=None)]
    sure = outputs(2)
    sure[1, MARKERS[1] if column == EVIDENCE else MARKERS[1] + 1, column] = 4.0
    assert float(group_loss(sure, [group])) == pytest.approx(float(group_loss(outputs(2), [group])))


def test_groups_count_the_same() -> None:
    """The loss of two groups is the mean of theirs, however many windows each has."""
    torch.manual_seed(2)
    some = torch.randn(4, LENGTH, 3)
    one, other = [labelled(1, span=(7, 8))], [labelled(), labelled(0, span=None), labelled()]
    both = float(group_loss(some, [one, other]))
    alone = float(group_loss(some[:1], [one])), float(group_loss(some[1:], [other]))
    assert both == pytest.approx(sum(alone) / 2)
