"""The reader's losses: which sentence is evidence, and where the answering words begin and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from index.models.reader_input import END, EVIDENCE, START
from scripts.training.reader_labels import Group, LabelledRow

SPAN_WEIGHT = 0.5
"""Of the first and of the last piece each, beside the evidence's 1."""
NONE = 0
"""Where "none" stands in a row: at [CLS]."""

Array = TypeVar("Array")


@dataclass(frozen=True, slots=True)
class Targets(Generic[Array]):
    """What the outputs (r, t, 3) of a step should say: d choices, over n places in all.

    A choice is one among some places of one column, "none" being one of them: what the outputs say
    there goes through a softmax over these places.
    """

    rows: Array
    pieces: Array
    columns: Array
    """(n,): where each place is."""
    choices: Array
    """(n,): the choice that each place belongs to."""
    wanted: Array
    """(n,): whether it is right; of each choice at least one is."""
    weights: Array
    """(d,): what each choice counts in the loss."""


def targets_of(groups: Sequence[Group]) -> Targets[NDArray[Any]]:
    """Return what the outputs of the groups' rows, one group after the other, should say.

    Of evidence, first and last piece alike: within a window, a choice among its places and "none"
    (at [CLS]); over the group, one among those of all its windows, each score taken against its own
    window's "none" (the shared normalisation of Clark & Gardner 2018, arXiv 1710.10723), so that
    scores of different windows can be compared. Every group weighs the same.
    """
    choices = list(_choices_of_all(groups))
    found = [_places(windows, column) for windows, column, _ in choices]
    counts = [len(places) for places in found]
    rows, pieces, columns, wanted = np.ascontiguousarray(np.concatenate(found).T)
    weights = np.array([weight / len(groups) for *_, weight in choices], np.float32)
    numbers = np.repeat(np.arange(len(counts)), counts)
    return Targets(rows, pieces, columns, numbers, wanted.astype(bool), weights)


def on_device(targets: Targets[NDArray[Any]], device: str) -> Targets[torch.Tensor]:
    """Return the same as tensors on a device."""
    arrays = (getattr(targets, some.name) for some in fields(targets))
    return Targets(*(torch.from_numpy(array).to(device) for array in arrays))


Window = tuple[int, NDArray[np.int64], NDArray[np.bool_]]
"""A row's number, some of its pieces, and which of them are wanted."""
Choice = tuple[list[Window], int, float]
"""The windows that are chosen from, the column, the weight."""


def _choices_of_all(groups: Sequence[Group]) -> Iterator[Choice]:
    first = 0
    for group in groups:
        rows = list(enumerate(group, start=first))
        first += len(group)
        evidence = [_sentences(number, some) for number, some in rows]
        yield from _choices(evidence, EVIDENCE, 1.0, len(group))
        # Where an answer's words are not known, there is no saying which piece is the group's.
        told = not any(some.positives and some.span is None for some in group)
        for column, part in ((START, 0), (END, 1)):
            words = [
                _words(number, some.row.ids, some.span[part]) for number, some in rows if some.span
            ]
            yield from _choices(words, column, SPAN_WEIGHT, len(group), over_all=told)


def _choices(
    windows: list[Window], column: int, weight: float, count: int, *, over_all: bool = True
) -> Iterator[Choice]:
    """Yield those within windows, their weights divided by ``count``, and that over all."""
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
    """Return a choice's places as row, piece, column and whether it is wanted, (n, 4)."""
    answered = any(wanted.any() for *_, wanted in windows)
    parts = [np.array([[windows[0][0], NONE, column, not answered]])]
    for row, pieces, wanted in windows:
        part = np.empty((len(pieces), 4), np.int64)
        part[:, 0], part[:, 1], part[:, 2], part[:, 3] = row, pieces, column, wanted
        parts.append(part)
    return np.concatenate(parts)


def data_loss(outputs: torch.Tensor, targets: Targets[torch.Tensor]) -> torch.Tensor:
    """Return the choices' cross-entropies, weighted: -log of what the right places get of each."""
    scores = _scores(outputs, targets)
    right = targets.wanted
    everything = _log_sums(scores, targets.choices, len(targets.weights))
    wanted = _log_sums(scores[right], targets.choices[right], len(targets.weights))
    return (targets.weights * (everything - wanted)).sum()


def teacher_loss(
    outputs: torch.Tensor, teachers: Sequence[torch.Tensor], targets: Targets[torch.Tensor]
) -> torch.Tensor:
    """Return the same against the mean of what teachers, by their outputs, give each place.

    Hinton et al. 2015, arXiv 1503.02531, at temperature 1.
    """
    given = torch.stack([_log_softmax(some, targets).exp() for some in teachers]).mean(0)
    weights = targets.weights[targets.choices]
    return -(weights * given * _log_softmax(outputs, targets)).sum()


def _log_softmax(outputs: torch.Tensor, targets: Targets[torch.Tensor]) -> torch.Tensor:
    """Return log of what each place gets in its choice, (n,)."""
    scores = _scores(outputs, targets)
    return scores - _log_sums(scores, targets.choices, len(targets.weights))[targets.choices]


def _scores(outputs: torch.Tensor, targets: Targets[torch.Tensor]) -> torch.Tensor:
    """Return each place's score against its row's "none", (n,)."""
    against = outputs - outputs[:, [NONE]]
    return against[targets.rows, targets.pieces, targets.columns]


def _log_sums(scores: torch.Tensor, choices: torch.Tensor, count: int) -> torch.Tensor:
    """Return log of the sum of exp(score) in each choice, (count,)."""
    highest = scores.new_full((count,), -torch.inf)
    highest = highest.scatter_reduce(0, choices, scores.detach(), "amax")
    sums = scores.new_zeros(count).scatter_add(0, choices, torch.exp(scores - highest[choices]))
    return sums.log() + highest
