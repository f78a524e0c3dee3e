"""Find and order the sentences that may answer a question, before any reader looks at them.

Dense candidates (FAISS) and lexical ones (BM25) are put together and ordered by late interaction:
each word piece of the question is matched with its nearest piece of the sentence (MaxSim, Khattab
& Zaharia 2020, arXiv 2004.12832), the rarer pieces weighing more. The sentence's pieces are
taken from the sentence in its context (late chunking, Günther et al. 2024, arXiv 2409.04701): a
"he" is near to the name before it.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from index.models.embeddings import TextEmbedding
from index.rank.extremes import extreme_rows
from index.store.open_index import OpenIndex
from index.store.sections import rows_at_time, rows_named

CANDIDATES = 64
"""Taken from each of the rankings; more than this adds no right sentence on our sets."""
FEW_ROWS = 1_000
"""Allowed rows that are compared one by one: .1 ms on two cores, where a search of 5,000 vectors
takes .1 and one of 20,000 takes .9. Of more FAISS uses threads, which wait: 2,000 take 17."""
LEXICAL = 0.05
"""How much BM25 counts beside late interaction in the first order; chosen on several kinds of
questions."""
NAMED = 0.1
"""How much it counts to stand below a heading that the question names: the reader sees it first."""
AT_TIME = 1.0
"""The same of a live blog's entry whose time it names: above all others, whatever words it has."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Rows of the index, best first, with their scores (n,) each."""

    rows: NDArray[np.int64]
    dense: NDArray[np.float32]
    """Cosine of the sentence alone."""
    context: NDArray[np.float32]
    """Cosine of the sentence with title, section and the sentence before."""
    lexical: NDArray[np.float32]
    """BM25, divided by the best in this search; 0 where no word is shared."""
    late: NDArray[np.float32]
    """Late interaction, -1 to 1."""
    named: NDArray[np.float32]
    """1 where the question says where they stand, below a heading, or in their place of a table; 2
    where a table's figures say so, too: the row with the most."""
    order: NDArray[np.float32]
    """The weighted sum that orders them."""

    def take(self, places: NDArray[np.int64]) -> "Candidates":
        """Return the candidates at some places, in that order."""
        return Candidates(
            self.rows[places],
            self.dense[places],
            self.context[places],
            self.lexical[places],
            self.late[places],
            self.named[places],
            self.order[places],
        )


@dataclass(frozen=True, slots=True, eq=False)
class RowScores:
    """What one question's words and vector say of every row, (n,) each."""

    context: NDArray[np.float32]
    """Cosine of the sentence with title, section and the sentence before."""
    lexical: NDArray[np.float32]
    """BM25."""
    named: NDArray[np.bool_]
    """Whether the question says where it stands: below a heading, or in its place of a table."""
    at_time: NDArray[np.bool_]
    """Whether that is by the time of a live blog's entry."""
    extreme: NDArray[np.bool_]
    """Whether it is the row with the most, or the fewest, of what the question asks for."""


def score_all(
    question: str, query: TextEmbedding, index: OpenIndex, *, broad: bool = False
) -> RowScores:
    """Score every row by what needs all of them; a ``broad`` question is a topic alone."""
    count = len(index.sentences)
    at_time = rows_at_time(question, index.sections, count)
    extreme = extreme_rows(question, index)
    return RowScores(
        context_scores(query, index),
        index.lexical.scores(question),
        rows_named(question, index.sections, count, broad=broad) | at_time | extreme,
        at_time,
        extreme,
    )


def search(
    scores: RowScores,
    query: TextEmbedding,
    index: OpenIndex,
    allowed: NDArray[np.bool_],
) -> Candidates:
    """Return the candidates among the ``allowed`` rows, best first."""
    rows = np.unique(
        np.concatenate(
            [
                _dense_rows(query.pooled, index, allowed),
                _top(scores.context, allowed),
                _top(scores.lexical, allowed & (scores.lexical > 0)),
                _top(scores.context, allowed & scores.named),
            ]
        )
    )
    scored = candidates_at(rows, scores, query, index)
    return scored.take(np.argsort(-scored.order, kind="stable"))


def candidates_at(
    rows: NDArray[np.int64],
    scores: RowScores,
    query: TextEmbedding,
    index: OpenIndex,
) -> Candidates:
    """Score some rows, in their order."""
    best_lexical = max(float(scores.lexical.max(initial=0.0)), 1e-6)
    dense = index.vectors.rows(rows) @ query.pooled
    late = late_interaction(query, index, rows)
    context = scores.context[rows]
    lexical = scores.lexical[rows] / best_lexical
    named = scores.named[rows].astype(np.float32)
    order = LEXICAL * lexical + late + NAMED * named + AT_TIME * scores.at_time[rows]
    return Candidates(rows, dense, context, lexical, late, named + scores.extreme[rows], order)


def context_scores(query: TextEmbedding, index: OpenIndex) -> NDArray[np.float32]:
    """Return the cosine of every sentence in its context, (n,)."""
    scores: NDArray[np.float32] = index.context @ query.pooled
    return scores


def late_interaction(
    query: TextEmbedding, index: OpenIndex, rows: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return the weighted MaxSim of the question's word pieces with each row's, (n,) float32."""
    if not len(rows) or not len(query.token_ids):
        return np.zeros(len(rows), np.float32)
    lengths = index.token_offsets[rows + 1] - index.token_offsets[rows]
    tokens = np.concatenate([index.tokens_of(int(row)) for row in rows])
    # torch widens ten times as fast as numpy.
    similar = torch.from_numpy(tokens).float().numpy() @ query.tokens.T
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    filled = lengths > 0
    result = np.zeros(len(rows), np.float32)
    if not filled.any():
        return result
    nearest = np.maximum.reduceat(similar, starts[filled], axis=0)
    weights = index.idf_of(query.token_ids) * query.importance
    result[filled] = nearest @ (weights / weights.sum())
    return result


def _dense_rows(
    query: NDArray[np.float32], index: OpenIndex, allowed: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return the nearest allowed rows, searching wider while too many are not allowed.

    Of few all are compared: among many others a graph would not come to them.
    """
    rows = np.flatnonzero(allowed)
    if len(rows) <= FEW_ROWS:
        nearest = np.argsort(-(index.vectors.rows(rows) @ query), kind="stable")
        return rows[nearest[:CANDIDATES]]
    wanted = min(CANDIDATES, len(rows))
    count = 2 * CANDIDATES
    while True:
        rows = index.vectors.search(query, count)
        kept = rows[allowed[rows]]
        if len(kept) >= wanted or count >= len(allowed):
            return kept[:CANDIDATES]
        count *= 4


def _top(scores: NDArray[np.float32], allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
    rows = np.flatnonzero(allowed)
    if len(rows) > CANDIDATES:
        rows = rows[np.argpartition(-scores[rows], CANDIDATES)[:CANDIDATES]]
    return rows
