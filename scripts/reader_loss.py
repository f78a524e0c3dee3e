"""The reader's losses: which sentence is evidence, and where the answering words begin and end."""

from collections.abc import Sequence

import torch

from index.reader_input import END, EVIDENCE, START
from scripts.reader_groups import Group, LabelledRow


def group_loss(logits: torch.Tensor, groups: Sequence[Group]) -> torch.Tensor:
    """Return the loss of the evidence scores: within each window, and over each group.

    Within a window: cross-entropy over its sentences and "none of these" (at [CLS]). Over a group:
    the same over all its windows, each score taken against its own window's "none" (the shared
    normalisation of Clark & Gardner 2018, arXiv 1710.10723), so that scores of different windows
    can be compared.
    """
    losses = []
    number = 0
    for group in groups:
        scores, wanted = [], []
        for labelled in group:
            row = logits[number, :, EVIDENCE]
            number += 1
            relative = row[torch.from_numpy(labelled.row.markers).to(row.device)] - row[0]
            chosen = torch.zeros(len(relative), dtype=torch.bool, device=row.device)
            chosen[list(labelled.positives)] = True
            scores.append(relative)
            wanted.append(chosen)
            losses.append(shared(relative, chosen) / len(group))
        if len(group) > 1:
            losses.append(shared(torch.cat(scores), torch.cat(wanted)))
    return torch.stack(losses).sum() / len(groups)


def shared(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return -log of the share of the wanted scores, or of "none" (score 0) if none is wanted."""
    everything = torch.logsumexp(torch.cat([scores, scores.new_zeros(1)]), 0)
    return everything - torch.logsumexp(scores[wanted], 0) if wanted.any() else everything


def span_loss(
    logits: torch.Tensor, labelled: Sequence[LabelledRow], mask: torch.Tensor
) -> torch.Tensor:
    """Return the mean cross-entropy of the answer's first and last piece; [CLS] is their null."""
    goal = torch.tensor([x.span for x in labelled], device=logits.device)
    hidden = mask == 0
    total = logits.new_zeros(())
    for column, part in ((START, 0), (END, 1)):
        scores = logits[:, :, column].masked_fill(hidden, -1e4)
        total = total + torch.nn.functional.cross_entropy(scores, goal[:, part])
    return total / 2
