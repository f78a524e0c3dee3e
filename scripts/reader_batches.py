"""Choose the questions of an epoch, and cut their groups into steps of like length."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from index.reader_input import pad
from scripts.reader_data import FORUMS, Data, Example, answering_sentences
from scripts.reader_groups import Group, GroupMaker
from scripts.reader_loss import Targets, targets_of

POOL_STEPS = 60
"""Steps whose groups are sorted by length together."""
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

    ids: torch.Tensor
    types: torch.Tensor
    mask: torch.Tensor
    targets: Targets
    groups: int


def batches(
    maker: GroupMaker, chosen: Sequence[int], seed: int, rows: int, workers: int
) -> Iterator[Batch]:
    """Yield steps of whole groups with about ``rows`` rows, the same for the same arguments.

    ``workers`` processes make them; with 0 this one does.
    """
    steps = _Batches(maker, chosen, seed, rows)
    # A fork has the maker's sentences and indexes without a copy.
    context = "fork" if workers else None
    loader = DataLoader(
        steps, batch_size=None, num_workers=workers, multiprocessing_context=context
    )
    return iter(loader)


class _Batches(IterableDataset[Batch]):
    """The steps of an epoch; in a worker process, of its share of it."""

    def __init__(self, maker: GroupMaker, chosen: Sequence[int], seed: int, rows: int) -> None:
        self._maker, self._chosen, self._seed, self._rows = maker, chosen, seed, rows

    def __iter__(self) -> Iterator[Batch]:
        """Yield them."""
        worker = get_worker_info()
        number, count = (worker.id, worker.num_workers) if worker else (0, 1)
        rng = random.Random(f"{self._seed}/{number}")
        pool: list[Group] = []
        for group in self._maker.epoch(self._chosen[number::count], rng):
            pool.append(group)
            if sum(map(len, pool)) >= self._rows * POOL_STEPS:
                yield from self._cut(pool, rng)
                pool = []
        yield from self._cut(pool, rng)

    def _cut(self, pool: list[Group], rng: random.Random) -> Iterator[Batch]:
        """Cut a pool of groups, sorted by length, into steps in random order."""
        pool.sort(key=lambda group: max(len(labelled.row.ids) for labelled in group))
        steps: list[list[Group]] = [[]]
        for group in pool:
            if sum(map(len, steps[-1])) + len(group) > self._rows:
                steps.append([])
            steps[-1].append(group)
        rng.shuffle(steps)
        return (self._batch(groups) for groups in steps if groups)

    def _batch(self, groups: list[Group]) -> Batch:
        rows = pad([labelled.row for group in groups for labelled in group], self._rows)
        ids, types, mask = (torch.from_numpy(array) for array in rows)
        return Batch(ids, types, mask, targets_of(groups), len(groups))
