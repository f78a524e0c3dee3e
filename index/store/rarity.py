"""How rare words and word pieces are among the sentences: what is rare weighs more."""

import numpy as np
from numpy.typing import NDArray


def idf(having: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """Return the idf of words that so many of all sentences have, above 0 (Lucene's BM25 form)."""
    return np.log1p((count - having + 0.5) / (having + 0.5))


def token_idf(token_ids: NDArray[np.int32], offsets: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the idf of word pieces by their id; sentence i has those from offsets[i] on."""
    count, kinds = len(offsets) - 1, int(token_ids.max(initial=0)) + 1
    rows = np.repeat(np.arange(count), np.diff(offsets))
    # Row and id as one number, sorted: np.unique would hold Python's lock, and a running bot, up.
    pairs = np.sort(rows * kinds + token_ids)
    once = pairs[np.diff(pairs, prepend=-1) > 0]
    return idf(np.bincount(once % kinds, minlength=kinds), count).astype(np.float32)
