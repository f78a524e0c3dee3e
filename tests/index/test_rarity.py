"""Rare words weigh more, and to count how rare they are holds up nobody."""

import asyncio

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.store.rarity import idf, token_idf
from tests.support.lag import lags

BUSY = 0.25
"""Seconds; a machine with a free core needs a hundredth of it."""


@given(sentences=st.lists(st.lists(st.integers(0, 9)), max_size=6))
def test_a_word_piece_counts_once_a_sentence(sentences: list[list[int]]) -> None:
    """However often it stands there; a piece between those that occur is as rare as can be."""
    ids = np.array([piece for sentence in sentences for piece in sentence], np.int32)
    found = token_idf(ids, np.cumsum([0, *map(len, sentences)]))
    having = np.array([sum(piece in some for some in sentences) for piece in range(len(found))])
    assert found == pytest.approx(idf(having, len(sentences)))
    assert (found > 0).all()
    assert len(found) == ids.max(initial=0) + 1


async def test_counting_those_of_a_large_index_holds_up_no_event_loop() -> None:
    """A running bot takes over an index of 40,000 sentences, a million pieces, beside its work."""
    ids = np.random.default_rng(7).integers(0, 30_000, 1_000_000).astype(np.int32)
    offsets = np.arange(0, 1_000_001, 25)
    async with lags() as lag:
        await asyncio.to_thread(token_idf, ids, offsets)
        await asyncio.sleep(0)
    assert max(lag.own, default=0) < BUSY
