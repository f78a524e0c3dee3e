"""Rank sentences by everything known of them: the search's scores and the reader's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from index.articles.tables import asked_cell
from index.models.reader import Reader, Reading, Window
from index.question.query import Query
from index.quote.leads import span_and_lead
from index.rank.ages import is_age_of_others
from index.rank.calibration import FEATURES
from index.rank.matching import match
from index.rank.rows import rows_asked_about
from index.rank.search import Candidates, candidates_at, score_all, search
from index.rank.windows import WINDOWS, plan_windows, window_text
from index.store.open_index import OpenIndex
from index.text.markup import as_read
from index.types import Span

FIRST_LOOK = 24
"""Candidates whose windows the reader may be shown."""
LOOKS = 2
"""How often the reader is shown windows, at most: of questions without an answer nearly always."""
SURE_OF_WORDS = 2.0
"""Log-odds from which the reader's answering words are marked in the quote."""
LEANING = 4
"""Sentences that are read behind their leads, at most: those found first."""
WITHOUT_READER = Reading(0.0, 0.0, None)
ON_A_TOPIC = 64
"""Sentences that are looked at for a broad request."""
UNREAD = Reading(-8.0, 0.0, None)
"""Of those that the reader is not shown: they are hardly on the topic."""


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Sentences with their features (n, 13), in the order of ``calibration.FEATURES``."""

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
    allowed = rows_asked_about(question, index, allowed, scores.named)
    found = search(scores, embedding, index, allowed)
    if reader is None or not len(found.rows):
        return _scored(query, found, [WITHOUT_READER] * len(found.rows), index)
    seen = _read(question, index, found.rows, allowed, reader)
    read = sorted(row for row in seen if allowed[row])
    fit = [row for row in read if not is_age_of_others(question, index.text_of(row))]
    rows = np.array(fit or read, dtype=np.int64)
    found = candidates_at(rows, scores, embedding, index)
    return _scored(query, found, [seen[int(row)] for row in found.rows], index)


def _score_topic(
    query: Query, index: OpenIndex, allowed: NDArray[np.bool_], reader: Reader | None
) -> Scored:
    scores = score_all(query.text, query.embedding, index, broad=True)
    found = search(scores, query.embedding, index, allowed)
    found = found.take(np.arange(min(ON_A_TOPIC, len(found.rows))))
    if reader is None or not len(found.rows):
        return _scored(query, found, [WITHOUT_READER] * len(found.rows), index)
    seen = _read(query.text, index, found.rows, allowed, reader)
    return _scored(query, found, [seen.get(int(row), UNREAD) for row in found.rows], index)


def _read(
    question: str,
    index: OpenIndex,
    rows: NDArray[np.int64],
    allowed: NDArray[np.bool_],
    reader: Reader,
) -> dict[int, Reading]:
    """Return by row what the reader says of the windows about the best candidates.

    Where it rather says "none of these" than that any of them answers, it is shown as many more.
    """
    windows = plan_windows(index, [int(row) for row in rows[:FIRST_LOOK]], LOOKS * WINDOWS)
    readings: list[Sequence[Reading]] = []
    seen: dict[int, Reading] = {}
    for start in range(0, len(windows), WINDOWS):
        shown = [window_text(index, window) for window in windows[start : start + WINDOWS]]
        readings += reader.read(question, shown)
        seen = _by_row(windows[: len(readings)], readings)
        if any(allowed[row] and reading.evidence >= 0 for row, reading in seen.items()):
            break
    return seen | _behind_leads(
        question, index, [int(row) for row in rows if row in seen], seen, reader
    )


def _behind_leads(
    question: str,
    index: OpenIndex,
    rows: Sequence[int],
    seen: Mapping[int, Reading],
    reader: Reader,
) -> dict[int, Reading]:
    """Return what the reader says of sentences that lean, of each as one with its lead.

    A window shows what stands before "This plan aims to …", but the reader seldom takes the two for
    one. That counts where it is surer, and finds the answering words in the sentence itself.
    """
    led = [(row, lead) for row in rows if (lead := _lead_before(index, row))][:LEANING]
    if not led:
        return {}
    windows = [
        Window(window_text(index, Span(row, row + 1)).heading, (lead + index.read_text_of(row),))
        for row, lead in led
    ]
    found: dict[int, Reading] = {}
    for (row, lead), (reading,) in zip(led, reader.read(question, windows), strict=True):
        words = reading.span
        if words and words.start >= len(lead) and reading.evidence > seen[row].evidence:
            span = Span(words.start - len(lead), words.end - len(lead))
            found[row] = Reading(reading.evidence, max(reading.answer, seen[row].answer), span)
    return found


def _lead_before(index: OpenIndex, row: int) -> str:
    """Return the words of the lead that is shown with a sentence, and a blank; "" without one."""
    if index.header_of(row):
        return ""
    span, lead = span_and_lead(index, row)
    if not lead or span.start != index.sentences[row].start:
        return ""
    text = index.article_of(row).text
    return f"{as_read(text[lead.start : lead.end])} "


def _by_row(windows: Sequence[Span], readings: Sequence[Sequence[Reading]]) -> dict[int, Reading]:
    """Return each row's reading: the mean of its windows', and the words found most surely."""
    found: dict[int, list[Reading]] = {}
    for window, window_readings in zip(windows, readings, strict=True):
        for row, reading in enumerate(window_readings, start=window.start):
            found.setdefault(row, []).append(reading)
    return {row: _mean(some) for row, some in found.items()}


def _mean(readings: Sequence[Reading]) -> Reading:
    return Reading(
        fmean(reading.evidence for reading in readings),
        fmean(reading.answer for reading in readings),
        max(readings, key=lambda reading: reading.answer).span,
    )


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
        "named": found.named.astype(np.float64),
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
        return asked_cell(query.text, header, index.text_of(row))
    return reading.span if reading.answer >= SURE_OF_WORDS else None
