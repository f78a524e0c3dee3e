"""Broad requests: how likely a sentence tells of the topic that is asked for.

Late interaction alone takes whatever is nearest for the topic ("the sale of the cricket ground" for
that of the football ground). Two things tell more: whether all that the topic names has something
near to it in what the article tells, and the reader's evidence, with the topic for its question.
"""

import numpy as np
from numpy.typing import NDArray

from index.models.embeddings import TextEmbedding
from index.question.query import Query
from index.rank.matching import rarer_pieces
from index.rank.ranking import Scored
from index.store.open_index import OpenIndex

BELOW_PROSE = 1.0
"""A table's row never comes before a sentence: by itself it tells of no topic."""


def below_heading(scored: Scored) -> Scored:
    """Return what stands below headings that a request names, or all where it names none."""
    named = np.flatnonzero(scored.of("named"))
    if not len(named):
        return scored
    spans = tuple(scored.spans[place] for place in named)
    return Scored(scored.rows[named], scored.features[named], spans)


def is_whole(query: Query, scored: Scored) -> bool:
    """Say whether a request is told from its first sentence on: an article's, or a section's."""
    return query.whole or (query.broad and bool(scored.of("named").any()))


def topic_features(
    query: TextEmbedding, index: OpenIndex, allowed: NDArray[np.bool_], scored: Scored
) -> NDArray[np.float64]:
    """Return what says whether sentences tell of a topic, (n, 4), as TOPIC_FEATURES."""
    of_row = index.article_numbers
    articles, places = np.unique(of_row[scored.rows], return_inverse=True)
    told = [np.flatnonzero(allowed & (of_row == article)) for article in articles]
    rare = rarer_pieces(query, index)
    near = np.array([_nearness(rare, index, rows) for rows in told])
    late, evidence, named = map(scored.of, ("late", "evidence", "named"))
    return np.column_stack([late, near[places], evidence, named])


def _nearness(rare: NDArray[np.float32], index: OpenIndex, rows: NDArray[np.int64]) -> float:
    """Return how near some rows are to what they are least near to of a topic.

    For each of its ``rare`` word pieces, the highest cosine of any piece of the rows; of these the
    lowest.
    """
    if not len(rare):
        return 0.0
    nearest = [(index.tokens_of(int(row)) @ rare.T).max(axis=0, initial=-1.0) for row in rows]
    return float(np.max(nearest, axis=0).min())


def order_of(worth: NDArray[np.float64], scored: Scored, index: OpenIndex) -> NDArray[np.float64]:
    """Return the order of sentences by their worth, (n,): rows of tables follow all others."""
    is_row = np.array([bool(index.header_of(int(row))) for row in scored.rows], dtype=bool)
    return worth - BELOW_PROSE * is_row
