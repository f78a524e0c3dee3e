"""What a newer article says of the same matter: it is shown beside what an older one says."""

import numpy as np
from numpy.typing import NDArray

from index.store.open_index import OpenIndex

SAME_MATTER = 0.6
"""Cosine of two sentences in their context from which they tell of one matter. Of nine such
sentences of newer articles, each likely enough to be an answer and none nearly as likely as the
best, four hold a labelled answer; of ten of older articles two do (docs/experiments.md)."""


def told_later(index: OpenIndex, rows: NDArray[np.int64], place: int) -> NDArray[np.bool_]:
    """Return which rows tell of the matter of one of them in an article newer than its, (n,)."""
    published = index.article_of(int(rows[place])).published
    if published is None:
        return np.zeros(len(rows), dtype=bool)
    dates = [index.article_of(int(row)).published for row in rows]
    newer = np.array([date is not None and date > published for date in dates])
    alike = index.context[rows] @ index.context[rows[place]] >= SAME_MATTER
    return np.asarray(newer & alike, dtype=bool)
