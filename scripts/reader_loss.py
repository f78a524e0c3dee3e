"""The reader's losses: which sentence is evidence, and where the answering words begin and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from numpy.typing import NDArray

from index.reader_input import END, EVIDENCE, START
from scripts.reader_groups import Group, LabelledRow

SPAN_WEIGHT = 0.5
"""Of the first and of the last piece each, beside the evidence's 1."""
NONE = 0
"""Where "none" stands in a row: at [CLS]."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What the outputs (r, t, 3) of a step should say: d shares, over n places in all.

    A share is taken over some places of one column; "none" is one of them.
    """

    rows: torch.Tensor
    pieces: torch.Tensor
    columns: torch.Tensor
    """(n,): where each place is."""
    shares: torch.Tensor
    """(n,): the share that each place belongs to."""
    wanted: torch.Tensor
    """(n,): whether it is right; of each share at least one is."""
    weights: torch.Tensor
    """(d,): what each share counts in the loss."""

    def to(self, device: str) -> "Targets":
        """Return the same on a device."""
        return Targets(*(getattr(self, some.name).to(device) for some in fields(self)))


def targets_of(groups: Sequence[Group]) -> Targets:
    """Return what the outputs of the groups' rows, one group after the other, should say.

    Of evidence, first and last piece alike: within a window, the share of its right places among
    all and "none" (at [CLS]); over the group, the same over all its windows, each score taken
    against its own window's "none" (the shared normalisation of Clark & Gardner 2018, arXiv
    1710.10723), so that scores of different windows can be compared. Every group weighs the same.
    """
    shares = [
        (windows, column, weight / len(groups))
        for windows, column, weight in _shares_of_all(groups)
    ]
    found = [_places(windows, column) for windows, column, _ in shares]
    counts = [len(places) for places in found]
    rows, pieces, columns, wanted = np.concatenate(found).T
    return Targets(
        torch.from_numpy(rows),
        torch.from_numpy(pieces),
        torch.from_numpy(columns),
        torch.from_numpy(np.repeat(np.arange(len(counts)), counts)),
        torch.from_numpy(wanted.astype(bool)),
        torch.tensor([weight for *_, weight in shares]),
    )


Window = tuple[int, NDArray[np.int64], NDArray[np.bool_]]
"""A row's number, some of its pieces, and which of them are wanted."""
Share = tuple[list[Window], int, float]
"""The windows that a share is taken over, its column, its weight."""


def _shares_of_all(groups: Sequence[Group]) -> Iterator[Share]:
    first = 0
    for group in groups:
        numbered = list(enumerate(group, start=first))
        first += len(group)
        evidence = [_sentences(row, some) for row, some in numbered]
        yield from _shares(evidence, EVIDENCE, 1.0, len(group))
        # Where an answer's words are not known, there is no saying which piece is the group's.
        told = not any(some.positives and some.span is None for some in group)
        for column, part in ((START, 0), (END, 1)):
            words = [
                _words(row, some.row.ids, some.span[part]) for row, some in numbered if some.span
            ]
            yield from _shares(words, column, SPAN_WEIGHT, len(group), over_all=told)


def _shares(
    windows: list[Window], column: int, weight: float, count: int, *, over_all: bool = True
) -> Iterator[Share]:
    """Yield the shares within windows, their weights divided by ``count``, and that over all."""
    for window in windows:
        yield [window], column, weight / count
    if over_all and windows:
        yield windows, column, weight


def _sentences(number: int, labelled: LabelledRow) -> Window:
    """Return the markers of a row's sentences, without those that may be right unsaid."""
    count = len(labelled.row.markers)
    places = [place for place in range(count) if place not in labelled.uncounted]
    wanted = [place in labelled.positives for place in places]
    return number, labelled.row.markers[places], np.array(wanted, dtype=bool)


def _words(number: int, ids: NDArray[np.int64], place: int) -> Window:
    """Return a row's pieces, any of which may be the first, or last, of the answering words."""
    pieces = np.arange(1, len(ids))
    return number, pieces, pieces == place


def _places(windows: Sequence[Window], column: int) -> NDArray[np.int64]:
    """Return a share's places as row, piece, column and whether it is wanted, (n, 4)."""
    answered = any(wanted.any() for *_, wanted in windows)
    parts = [np.array([[windows[0][0], NONE, column, not answered]])]
    for row, pieces, wanted in windows:
        part = np.empty((len(pieces), 4), np.int64)
        part[:, 0], part[:, 1], part[:, 2], part[:, 3] = row, pieces, column, wanted
        parts.append(part)
    return np.concatenate(parts)


def share_loss(outputs: torch.Tensor, targets: Targets) -> torch.Tensor:
    """Return the cross-entropy of the shares: -log of what the right places have of each."""
    scores = _scores(outputs, targets)
    right = targets.wanted
    everything = _log_sums(scores, targets.shares, len(targets.weights))
    wanted = _log_sums(scores[right], targets.shares[right], len(targets.weights))
    return (targets.weights * (everything - wanted)).sum()


def teacher_loss(
    outputs: torch.Tensor, teachers: Sequence[torch.Tensor], targets: Targets
) -> torch.Tensor:
    """Return the cross-entropy of the shares against the mean of what teachers give each place.

    Hinton et al. 2015, arXiv 1503.02531, at temperature 1.
    """
    given = torch.stack([_log_shares(some, targets).exp() for some in teachers]).mean(0)
    weights = targets.weights[targets.shares]
    return -(weights * given * _log_shares(outputs, targets)).sum()


def _log_shares(outputs: torch.Tensor, targets: Targets) -> torch.Tensor:
    """Return log of what each place has of its share, (n,)."""
    scores = _scores(outputs, targets)
    return scores - _log_sums(scores, targets.shares, len(targets.weights))[targets.shares]


def _scores(outputs: torch.Tensor, targets: Targets) -> torch.Tensor:
    """Return each place's score against its row's "none", (n,)."""
    rows, columns = targets.rows, targets.columns
    return outputs[rows, targets.pieces, columns] - outputs[rows, NONE, columns]


def _log_sums(scores: torch.Tensor, shares: torch.Tensor, count: int) -> torch.Tensor:
    """Return log of the sum of exp(score) in each share, (count,)."""
    highest = scores.new_full((count,), -torch.inf)
    highest = highest.scatter_reduce(0, shares, scores.detach(), "amax")
    sums = scores.new_zeros(count).scatter_add(0, shares, torch.exp(scores - highest[shares]))
    return sums.log() + highest
