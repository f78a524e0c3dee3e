"""Rank sentences by everything known of them: the search's scores and the reader's."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.articles.read_text import place_in
from index.checks.ages import is_age_of_others
from index.models.reader import Reader, Reading
from index.question.query import Query
from index.rank.asked_cell import cell_asked_now
from index.rank.calibration import FEATURES
from index.rank.matching import match
from index.rank.reading import read_rows
from index.rank.rows import rows_asked_about, rows_of_tables
from index.rank.search import Candidates, candidates_at, score_all, search
from index.store.open_index import OpenIndex
from index.types import Span

SURE_OF_WORDS = 2.0
"""Log-odds from which the reader's answering words are marked in the quote."""
WITHOUT_READER = Reading(0.0, 0.0, None)
ON_A_TOPIC = 64
"""Sentences that are looked at for a broad request."""
UNREAD = Reading(-8.0, 0.0, None)
"""Of those that the reader is not shown: they are hardly on the topic."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Sentences with their features (n, len(calibration.FEATURES)), in that order."""

    rows: NDArray[np.int64]
    features: NDArray[np.float64]
    spans: tuple[Span | None, ...]
    """The answering words of each, where they are sure, in characters of the sentence."""

    def of(self, name: str) -> NDArray[np.float64]:
        """Return one of the features of each sentence, (n,), by its name."""
        return self.features[:, FEATURES.index(name)]


def score(
    query: Query, index: OpenIndex, allowed: NDArray[np.bool_], reader: Reader | None
) -> Scored:
    """Search, let the reader look at windows about the best candidates, and score what it saw.

    Only rows that are ``allowed``, (n,), are scored: sentences of the windows may be others.
    A broad request asks for what is on its topic, not for an answer: all that is found is scored.
    """
    scored = _score_topic if query.broad else _score_question
    return scored(query, index, allowed, reader)


def _score_question(
    query: Query, index: OpenIndex, allowed: NDArray[np.bool_], reader: Reader | None
) -> Scored:
    question, embedding = query.text, query.embedding
    scores = score_all(question, embedding, index)
    allowed = rows_asked_about(question, index, allowed, scores.named, scores.extreme)
    found = search(scores, embedding, index, allowed)
    if reader is None or not len(found.rows):
        return _scored(query, found, [WITHOUT_READER] * len(found.rows), index)
    seen = read_rows(question, index, found, allowed, reader)
    read = sorted(row for row in seen if allowed[row])
    fit = [row for row in read if not is_age_of_others(question, index.text_of(row))]
    rows = np.array(fit or read, dtype=np.int64)
    found = candidates_at(rows, scores, embedding, index)
    return _scored(query, found, [seen[int(row)] for row in found.rows], index)


def _score_topic(
    query: Query, index: OpenIndex, allowed: NDArray[np.bool_], reader: Reader | None
) -> Scored:
    scores = score_all(query.text, query.embedding, index, broad=True)
    # Each row of a table has the words of its header: those of one would be all that is found.
    in_table = rows_of_tables(index)
    kinds = (allowed & ~in_table, allowed & in_table)
    rows = [search(scores, query.embedding, index, some).rows for some in kinds]
    found = candidates_at(np.concatenate(rows)[:ON_A_TOPIC], scores, query.embedding, index)
    if reader is None or not len(found.rows):
        return _scored(query, found, [WITHOUT_READER] * len(found.rows), index)
    seen = read_rows(query.text, index, found, allowed, reader)
    return _scored(query, found, [seen.get(int(row), UNREAD) for row in found.rows], index)


def _scored(
    query: Query,
    found: Candidates,
    readings: Sequence[Reading],
    index: OpenIndex,
) -> Scored:
    matches = match(query.text, query.embedding, index, [int(row) for row in found.rows])
    columns: dict[str, NDArray[np.floating]] = {
        "evidence": np.array([reading.evidence for reading in readings], dtype=np.float64),
        "answer": np.array([reading.answer for reading in readings], dtype=np.float64),
        "dense": found.dense,
        "context": found.context,
        "lexical": found.lexical,
        "late": found.late,
        "covered": matches.covered,
        "covered_near": matches.covered_near,
        "weakest": matches.weakest,
        "kind": matches.kind,
        "unknown": matches.unknown,
        "named": found.named,
        "size": np.full(len(found.rows), np.log1p(len(index.sentences))),
    }
    features = np.column_stack([columns[name] for name in FEATURES])
    spans = tuple(
        _marked(query, index, int(row), reading)
        for row, reading in zip(found.rows, readings, strict=True)
    )
    return Scored(found.rows, features, spans)


def _marked(query: Query, index: OpenIndex, row: int, reading: Reading) -> Span | None:
    """Return the answering words of a sentence, those of a table's row by its columns' names."""
    if query.broad:
        return None
    if header := index.header_of(row):
        return cell_asked_now(query.understood.now, query.text, header, index.text_of(row))
    if reading.span is None or reading.answer < SURE_OF_WORDS:
        return None
    return place_in(index.text_of(row), index.read_text_of(row), reading.span)
