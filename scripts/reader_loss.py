"""The reader's losses: which sentence is evidence, and where the answering words begin and end."""

from collections.abc import Sequence

import torch

from index.reader_input import END, EVIDENCE, START
from scripts.reader_groups import Group, LabelledRow

SPAN_WEIGHT = 0.5
"""Of the first and of the last piece each, beside the evidence's 1."""


def group_loss(logits: torch.Tensor, groups: Sequence[Group]) -> torch.Tensor:
    """Return the mean loss of the groups, from the outputs of all their rows (r, t, 3).

    Of evidence, first and last piece alike: within a window, cross-entropy over its places and
    "none" (at [CLS]); over the group, the same over all its windows, each score taken against its
    own window's "none" (the shared normalisation of Clark & Gardner 2018, arXiv 1710.10723), so
    that scores of different windows can be compared.
    """
    losses = []
    rows = iter(logits)
    for group in groups:
        pairs = [(next(rows), some) for some in group]
        losses.append(_shared([_evidence(*pair) for pair in pairs], len(group)))
        # Where an answer's words are not known, there is no saying which piece is the group's.
        told = not any(some.positives and some.span is None for some in group)
        known = [pair for pair in pairs if pair[1].span is not None]
        for column, part in ((START, 0), (END, 1)):
            pieces = [_pieces(*pair, column, part) for pair in known]
            losses.append(SPAN_WEIGHT * _shared(pieces, len(group), over_all=told))
    return torch.stack(losses).sum() / len(groups)


Scores = tuple[torch.Tensor, torch.Tensor]
"""Scores against "none", and which of them are wanted."""


def _evidence(output: torch.Tensor, labelled: LabelledRow) -> Scores:
    """Return the scores of a row's sentences, without those that may be right unsaid."""
    count = len(labelled.row.markers)
    places = [place for place in range(count) if place not in labelled.uncounted]
    markers = torch.from_numpy(labelled.row.markers[places]).to(output.device)
    wanted = torch.tensor([place in labelled.positives for place in places], dtype=torch.bool)
    return output[markers, EVIDENCE] - output[0, EVIDENCE], wanted.to(output.device)


def _pieces(output: torch.Tensor, labelled: LabelledRow, column: int, part: int) -> Scores:
    """Return the scores of a row's pieces as the first, or the last, of the answering words."""
    length = len(labelled.row.ids)
    place = labelled.span[part] if labelled.span else 0
    wanted = torch.arange(1, length, device=output.device) == place
    return output[1:length, column] - output[0, column], wanted


def _shared(windows: Sequence[Scores], count: int, *, over_all: bool = True) -> torch.Tensor:
    """Return the losses within windows, their sum divided by ``count``, and that over all."""
    total = sum((none_or(*some) for some in windows), torch.zeros(())) / count
    if over_all and windows:
        scores, wanted = (torch.cat(some) for some in zip(*windows, strict=True))
        total = total + none_or(scores, wanted)
    return total


def none_or(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return -log of the share of the wanted scores, or of "none" (score 0) if none is wanted."""
    everything = torch.logsumexp(torch.cat([scores, scores.new_zeros(1)]), 0)
    return everything - torch.logsumexp(scores[wanted], 0) if wanted.any() else everything
