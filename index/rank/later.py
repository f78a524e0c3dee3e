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
    newer = np.array([is_newer(index, int(row), int(rows[place])) for row in rows])
    alike = index.context[rows] @ index.context[rows[place]] >= SAME_MATTER
    return np.asarray(newer & alike, dtype=bool)


def is_newer(index: OpenIndex, row: int, other: int) -> bool:
    """Tell whether a row's article is known to be newer than another row's."""
    date, than = index.article_of(row).published, index.article_of(other).published
    return bool(date and than and date > than)
