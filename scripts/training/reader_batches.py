"""Choose the questions of an epoch, and cut their groups into steps of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch.utils.data import DataLoader, Dataset

from index.models.reader_input import pad
from scripts.training.reader_data import FORUMS, Data, Example, answering_sentences
from scripts.training.reader_groups import GroupMaker
from scripts.training.reader_labels import Group
from scripts.training.reader_loss import Targets, targets_of

POOL_STEPS = 60
"""Steps whose groups are sorted by length together, about."""
ROWS_A_QUESTION = 4
"""About, with those of its second group."""
PER_SENTENCE = 3
"""QAMR asks up to 20 questions about one sentence; an epoch takes this many of them."""


def choose(
    data: Data,
    examples: Sequence[Example],
    rng: random.Random,
    *,
    public: float = 1.0,
    forums: float = 1.0,
    ours: float = 1.0,
) -> list[int]:
    """Return the examples of one epoch in random order: a share of each kind.

    ``public`` is that of the public ones that are not of forums or reviews.
    """
    order = list(range(len(examples)))
    rng.shuffle(order)
    taken: dict[tuple[int, int], int] = {}
    chosen = []
    for number in order:
        example = examples[number]
        if example.ours:
            if rng.random() < ours:
                chosen.append(number)
            continue
        paragraph = data.paragraphs[example.paragraph]
        if paragraph.source == "qamr":
            key = (example.paragraph, answering_sentences(paragraph, example)[0])
            taken[key] = taken.get(key, 0) + 1
            if taken[key] > PER_SENTENCE:
                continue
        if rng.random() < (forums if paragraph.source in FORUMS else public):
            chosen.append(number)
    return chosen


@dataclass(frozen=True, slots=True)
class Batch:
    """A step: rows of like length, padded, (r, t) each, and what their outputs should say."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    mask: NDArray[np.int64]
    targets: Targets[NDArray[Any]]
    asked: int
    """Questions of the epoch that it stands for: some are in several groups, some in none."""


def batches(
    maker: GroupMaker, chosen: Sequence[int], seed: int, rows: int, workers: int
) -> Iterator[Batch]:
    """Yield steps of whole groups with about ``rows`` rows, whoever makes them.

    ``workers`` processes do; with 0, this one.
    """
    # A fork begins without a copy of the maker's sentences and indexes.
    context = "fork" if workers else None
    pools = DataLoader(
        _Pools(maker, chosen, seed, rows),
        batch_size=None,
        num_workers=workers,
        multiprocessing_context=context,
    )
    for pool in pools:
        yield from pool


class _Pools(Dataset[list[Batch]]):
    """The steps of an epoch, pool by pool; each is made from its own questions and numbers."""

    def __init__(self, maker: GroupMaker, chosen: Sequence[int], seed: int, rows: int) -> None:
        self._maker, self._seed, self._rows = maker, seed, rows
        size = max(1, rows * POOL_STEPS // ROWS_A_QUESTION)
        self._chosen = [chosen[start : start + size] for start in range(0, len(chosen), size)]

    def __len__(self) -> int:
        return len(self._chosen)

    def __getitem__(self, number: int) -> list[Batch]:
        """Make the groups of a pool and cut them, sorted by length, into steps in random order."""
        rng = random.Random(f"{self._seed}/{number}")
        groups = list(self._maker.epoch(self._chosen[number], rng))
        groups.sort(key=lambda group: max(len(labelled.row.ids) for labelled in group))
        steps: list[list[Group]] = []
        room = 0
        for group in groups:
            if len(group) > room:
                steps.append([])
                room = self._rows
            steps[-1].append(group)
            room -= len(group)
        rng.shuffle(steps)
        questions = np.linspace(0, len(self._chosen[number]), len(steps) + 1).round().astype(int)
        asked = np.diff(questions).tolist()
        return [self._batch(step, some) for step, some in zip(steps, asked, strict=True)]

    def _batch(self, groups: list[Group], asked: int) -> Batch:
        labelled = [row for group in groups for row in group]
        ids, types, mask = pad([some.row for some in labelled], self._rows)
        return Batch(ids, types, mask, targets_of(groups), asked)
