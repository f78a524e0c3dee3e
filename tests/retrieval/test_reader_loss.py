"""The reader's loss asks for the answer among all windows of a question, or for "none"."""

import numpy as np
import pytest
import torch

from index.models.reader_input import END, EVIDENCE, START, Row
from scripts.training.reader_labels import Group, LabelledRow
from scripts.training.reader_loss import Targets, data_loss, on_device, targets_of, teacher_loss

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


def targets(groups: list[Group]) -> Targets[torch.Tensor]:
    """Return what the outputs of the groups' rows should say."""
    return on_device(targets_of(groups), "cpu")


def loss(some: torch.Tensor, groups: list[Group]) -> float:
    """Return the loss of outputs (rows, pieces, 3)."""
    return float(data_loss(some, targets(groups)))


def test_the_loss_by_hand() -> None:
    """Of two sentences and "none" one has a third; of eight pieces and "none", a ninth."""
    evidence, words = np.log(3), np.log(9)
    for group in ([labelled(0, span=(4, 4))], [labelled()]):
        # The window's share, and the group's over its one window.
        assert loss(outputs(1), [group]) == pytest.approx(2 * evidence + 2 * 2 * 0.5 * words)


def test_two_right_sentences_share() -> None:
    """Where both sentences answer, what either has of the whole counts."""
    both = labelled(0, 1, span=None)
    assert loss(outputs(1), [[both]]) == pytest.approx(2 * np.log(3 / 2))


def test_scores_of_all_windows_are_compared() -> None:
    """A wrong sentence of another window costs as much as one of the same."""
    group = [labelled(0, span=(4, 4)), labelled()]
    before = loss(outputs(2), [group])
    for window, marker in ((0, MARKERS[1]), (1, MARKERS[0]), (1, MARKERS[1])):
        wrong = outputs(2)
        wrong[window, marker, EVIDENCE] = 2.0
        assert loss(wrong, [group]) > before + 0.5
    right = outputs(2)
    right[0, MARKERS[0], EVIDENCE] = 2.0
    right[0, 4, START] = right[0, 4, END] = 2.0
    assert loss(right, [group]) < before - 0.5


def test_none_is_asked_for_where_nothing_answers() -> None:
    """A surer "none", of evidence and of words, lowers the loss of a question without an answer."""
    group = [labelled(), labelled()]
    surer = outputs(2)
    surer[:, 0, :] = 3.0
    assert loss(surer, [group]) < loss(outputs(2), [group]) - 1


@pytest.mark.parametrize("column", [EVIDENCE, START, END])
def test_what_may_answer_unsaid_is_not_counted(column: int) -> None:
    """A sentence with the answering words in it is neither right nor wrong, nor are its words."""
    group = [labelled(0, span=(4, 4)), labelled(uncounted=(1,), span=None)]
    sure = outputs(2)
    sure[1, MARKERS[1] if column == EVIDENCE else MARKERS[1] + 1, column] = 4.0
    assert loss(sure, [group]) == pytest.approx(loss(outputs(2), [group]))


def test_groups_count_the_same() -> None:
    """The loss of two groups is the mean of theirs, however many windows each has."""
    torch.manual_seed(2)
    some = torch.randn(4, LENGTH, 3)
    one, other = [labelled(1, span=(7, 8))], [labelled(), labelled(0, span=None), labelled()]
    both = loss(some, [one, other])
    alone = loss(some[:1], [one]), loss(some[1:], [other])
    assert both == pytest.approx(sum(alone) / 2)


def test_a_teacher_that_is_sure_of_what_is_right_says_what_the_data_says() -> None:
    """Each choice weighs as it does there."""
    torch.manual_seed(4)
    group = [labelled(0, span=(4, 5)), labelled()]
    sure = outputs(2)
    sure[0, MARKERS[0], EVIDENCE] = sure[0, 4, START] = sure[0, 5, END] = 40.0
    sure[1, 0, :] = 40.0
    some = torch.randn(2, LENGTH, 3)
    taught = float(teacher_loss(some, [sure], targets([group])))
    assert taught == pytest.approx(loss(some, [group]), rel=1e-4)


def test_a_teacher_is_followed_where_the_data_says_otherwise() -> None:
    """The loss against teachers is least for outputs that say what they say, whatever is right."""
    torch.manual_seed(3)
    some = targets([[labelled(0, span=(4, 4)), labelled()]])
    one, other = torch.randn(2, LENGTH, 3), torch.randn(2, LENGTH, 3)
    same = float(teacher_loss(one, [one], some))
    assert same < float(teacher_loss(other, [one], some))
    right = outputs(2)
    right[0, MARKERS[0], EVIDENCE] = right[0, 4, START] = right[0, 4, END] = 5.0
    assert same < float(teacher_loss(right, [one], some))
    # Of two that disagree, one that is between them says more than either.
    between = (torch.softmax(one, 1) + torch.softmax(other, 1)).log()
    alone = float(teacher_loss(one, [one, other], some))
    assert float(teacher_loss(between, [one, other], some)) < alone
