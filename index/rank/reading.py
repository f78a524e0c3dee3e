"""Show the reader windows about the best candidates, and gather what it says of each sentence."""

from collections.abc import Mapping, Sequence
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from index.models.reader import Reader, Reading, Window
from index.quote.leads import span_and_lead
from index.rank.later import newer_reports
from index.rank.search import Candidates
from index.rank.windows import WINDOWS, plan_windows, window_text
from index.store.open_index import OpenIndex
from index.text.markup import as_read
from index.types import Span

FIRST_LOOK = 24
"""Candidates whose windows the reader may be shown."""
FAR = 0.25
"""Late interaction behind the best candidate's from which none is read, unless it stands where the
question says: of 4,107 windows so far behind on our sets, those among them, two held an answer, of
42,477 others 4,016."""
AT_LEAST = 2
"""Windows that are read however far they are: there may be nothing else to show as nearest."""
LOOKS = 2
"""How often the reader is shown windows, at most."""
HOPELESS = -6.0
"""Evidence below which the best of the first look leaves a second nothing to find: of 909 second
looks of this kind one found an answer, of 2,095 others 68."""
NEWER = 2
"""Windows of newer reports that the reader is shown beside an answer, at most."""
LEANING = 4
"""Sentences that are read behind their leads, at most: those found first."""
WORTH_A_LEAD = -7.0
"""Evidence from which a sentence by itself may become an answer behind its lead: of 7,167 below it
one did, of 4,277 others 73."""


def read_rows(
    question: str,
    index: OpenIndex,
    found: Candidates,
    allowed: NDArray[np.bool_],
    reader: Reader,
) -> dict[int, Reading]:
    """Return by row what the reader says of the windows about the best candidates.

    Where it rather says "none of these" than that any of them answers, it is shown as many more,
    unless it is far from an answer; else what newer reports have, so that no older one answers
    alone.
    """
    rows, windows = found.rows.tolist(), _near_windows(index, found)
    readings: list[Sequence[Reading]] = []
    seen: dict[int, Reading] = {}
    for start in range(0, len(windows), WINDOWS):
        shown = [window_text(index, window) for window in windows[start : start + WINDOWS]]
        readings += reader.read(question, shown)
        seen = _by_row(windows[: len(readings)], readings)
        best = max((row for row in seen if allowed[row]), key=lambda row: seen[row].evidence)
        evidence = seen[best].evidence
        if evidence >= 0:
            unread = [row for row in rows if row not in seen]
            seen = _of_newer(question, index, unread, best, reader) | seen
        if not HOPELESS <= evidence < 0:
            break
    return seen | _behind_leads(question, index, [row for row in rows if row in seen], seen, reader)


def _near_windows(index: OpenIndex, found: Candidates) -> tuple[Span, ...]:
    """Return windows about the best candidates, but for those that show none near to the best."""
    near = (found.late >= found.late.max() - FAR) | (found.named > 0)
    rows = set(found.rows[near].tolist())
    windows = plan_windows(index, found.rows[:FIRST_LOOK].tolist(), LOOKS * WINDOWS)
    others = (some for some in windows[AT_LEAST:] if rows.intersection(range(some.start, some.end)))
    return (*windows[:AT_LEAST], *others)


def _of_newer(
    question: str, index: OpenIndex, rows: Sequence[int], answer: int, reader: Reader
) -> dict[int, Reading]:
    """Return what the reader says of the best candidates in reports newer than an answer's."""
    newer = newer_reports(index, answer)
    windows = plan_windows(index, [row for row in rows if newer[row]], NEWER)
    return _by_row(windows, reader.read(question, [window_text(index, some) for some in windows]))


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
    worth = [row for row in rows if seen[row].evidence >= WORTH_A_LEAD]
    led = [(row, lead) for row in worth if (lead := _lead_before(index, row))][:LEANING]
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
