"""An epoch's groups are cut into the same full steps, whoever makes them."""

import random

import numpy as np
import pytest

from scripts.training import reader_batches
from scripts.training.reader_batches import ROWS_A_QUESTION, batches
from scripts.training.reader_data import Example
from scripts.training.reader_groups import GroupMaker


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_make_the_steps_that_one_process_would(
    workers: int,
    maker: GroupMaker,
    tiny_examples: tuple[Example, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many they are: a training that goes on with another number skips what it had."""
    monkeypatch.setattr(reader_batches, "POOL_STEPS", 3)
    made = [
        list(batches(maker, range(len(tiny_examples)), seed=5, rows=12, workers=count))
        for count in (0, workers)
    ]
    assert len(made[0]) == len(made[1]) > 2 * 3
    for one, other in zip(*made, strict=True):
        assert np.array_equal(one.ids, other.ids)
        assert np.array_equal(one.targets.wanted, other.targets.wanted)


def test_steps_are_full_and_ask_everything(
    maker: GroupMaker, tiny_examples: tuple[Example, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole groups of about as many rows as are wanted; none is left out."""
    monkeypatch.setattr(reader_batches, "POOL_STEPS", 3)
    steps = list(batches(maker, range(len(tiny_examples)), seed=5, rows=12, workers=0))
    pool = 12 * 3 // ROWS_A_QUESTION
    pools = [range(len(tiny_examples))[n : n + pool] for n in range(0, len(tiny_examples), pool)]
    made = [maker.epoch(some, random.Random(f"5/{n}")) for n, some in enumerate(pools)]
    rows = [int((step.mask.sum(1) > 1).sum()) for step in steps]
    assert max(rows) <= 12 and sum(rows) / len(rows) > 6
    assert sum(rows) == sum(len(group) for groups in made for group in groups)
    assert sum(step.asked for step in steps) == len(tiny_examples)
