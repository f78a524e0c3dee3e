"""Choose the questions of an epoch, and cut their groups into steps of like length."""

import random
from collections.abc import Iterator, Sequence

from scripts.reader_data import FORUMS, Data, Example, answering_sentences
from scripts.reader_groups import Group, GroupMaker

ROWS_A_STEP = 64
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


def batches(maker: GroupMaker, chosen: Sequence[int], rng: random.Random) -> Iterator[list[Group]]:
    """Yield steps of whole groups with about ROWS_A_STEP rows of like length."""
    pool: list[Group] = []
    for group in maker.epoch(chosen, rng):
        pool.append(group)
        if sum(map(len, pool)) >= ROWS_A_STEP * POOL_STEPS:
            yield from cut(pool, rng)
            pool = []
    yield from cut(pool, rng)


def cut(pool: list[Group], rng: random.Random) -> Iterator[list[Group]]:
    """Cut a pool of groups, sorted by length, into steps in random order."""
    pool.sort(key=lambda group: max(len(labelled.row.ids) for labelled in group))
    steps: list[list[Group]] = [[]]
    for group in pool:
        if sum(map(len, steps[-1])) + len(group) > ROWS_A_STEP:
            steps.append([])
        steps[-1].append(group)
    rng.shuffle(steps)
    return iter(steps)
