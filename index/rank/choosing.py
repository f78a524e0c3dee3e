"""Choose which sentences to show: the best first, none twice, covering what was asked."""

import numpy as np
from numpy.typing import NDArray

from index.rank.copies import copies
from index.store.open_index import OpenIndex

NOVELTY = 0.35
"""Weight of likeness to what is shown already (maximal marginal relevance, Carbonell & Goldstein
1998), when the further quotes are chosen."""
FURTHER = 0.7
"""Of the best quote's probability, what a further one needs: see "Further quotes" in
docs/experiments.md."""
ON_TOPIC = 0.25
"""Probability of being on a broad request's topic that a further quote needs."""


def choose(
    index: OpenIndex,
    rows: NDArray[np.int64],
    order: NDArray[np.float64],
    worth: NDArray[np.float64],
    fits: NDArray[np.bool_],
    most: int,
) -> list[int]:
    """Return the places in ``rows`` of the sentences to show, best first, at most ``most``.

    ``order`` says which is first (higher is better); ``worth``, of the size of probabilities, what
    a further one is weighed by against its likeness to those before. One that does not fit would
    only distract.
    """
    if not len(rows):
        return []
    vectors = index.vectors.rows(rows)
    chosen = [int(np.argmax(order))]
    fitting = {int(place) for place in np.flatnonzero(fits)}
    fitting -= copies(index, rows, chosen[0])
    while fitting and len(chosen) < most:
        likeness = (vectors @ vectors[chosen].T).max(axis=1)
        chosen.append(max(fitting, key=lambda p: worth[p] - NOVELTY * likeness[p]))
        fitting -= copies(index, rows, chosen[-1])
    return chosen


def opening_first(
    rows: NDArray[np.int64],
    articles: NDArray[np.int64],
    worth: NDArray[np.float64],
    order: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the order for an article or section as a whole: its first sentence above all, if on
    its topic.

    News says first what it is about. Of several ``articles``, (n,), it is that of the best row's; a
    table's row, whose order is below 0, is no first sentence.
    """
    told = np.flatnonzero((articles == articles[np.argmax(order)]) & (order >= 0))
    if not len(told) or worth[opening := told[np.argmin(rows[told])]] < ON_TOPIC:
        return order
    return np.where(np.arange(len(rows)) == opening, order.max() + 1, order)
