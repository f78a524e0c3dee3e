"""Windows for the reader: the best candidates with as many neighbours as there is room for."""

from collections.abc import Sequence

from index.models.reader import Window
from index.rank.neighbours import widest
from index.store.open_index import OpenIndex
from index.types import Span

ROOM = 64
"""Word pieces of a window's sentences: the candidate with a neighbour or two."""
WINDOWS = 4
"""Shown at once. Where one of them holds an answer, more or wider ones add no right one to it."""


def plan_windows(index: OpenIndex, rows: Sequence[int], most: int = WINDOWS) -> tuple[Span, ...]:
    """Return the row ranges of at most ``most`` windows that show the candidates, best first.

    A candidate that an earlier window shows already gets none of its own.
    """
    windows: list[Span] = []
    for row in rows:
        if len(windows) == most:
            break
        if not any(window.start <= row < window.end for window in windows):
            windows.append(window_about(index, row))
    return tuple(windows)


def window_text(index: OpenIndex, window: Span) -> Window:
    """Return what the reader sees of a window: title and section, then its sentences."""
    title = index.article_of(window.start).title
    section = index.passage_of(window.start).section
    heading = f"{title}. {section}" if section else title
    rows = range(window.start, window.end)
    return Window(heading, tuple(index.read_text_of(row) for row in rows))


def window_about(index: OpenIndex, row: int) -> Span:
    """Return the row range of a sentence with as many neighbours as there is room for."""
    offsets = index.token_offsets
    return widest(index, row, lambda w: offsets[w.end] - offsets[w.start] + w.length <= ROOM)
