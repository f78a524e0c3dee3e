"""Windows for the reader: the best candidates with as many neighbours as there is room for."""

from collections.abc import Sequence

import numpy as np

from index.generation import OpenIndex
from index.reader import Window
from index.search import neighbours
from index.types import Span

PIECES = 130
"""Word pieces of a window's sentences: what the reader was trained on."""
WINDOWS = 8
"""More windows cost time and, on our sets, add no right answer."""


def plan_windows(index: OpenIndex, rows: Sequence[int], most: int = WINDOWS) -> tuple[Span, ...]:
    """Return the row ranges of windows that show the candidates, the best ones first.

    A candidate that an earlier window shows already gets none of its own.
    """
    windows: list[Span] = []
    for row in rows:
        if any(window.start <= row < window.end for window in windows):
            continue
        windows.append(_grown(index, row))
        if len(windows) == most:
            break
    return tuple(windows)


def window_text(index: OpenIndex, window: Span) -> Window:
    """Return what the reader sees of a window: title and section, then its sentences."""
    sentence = index.sentences[window.start]
    title = index.articles[sentence.article].title
    section = index.passages[sentence.passage].section
    heading = f"{title}. {section}" if section else title
    return Window(heading, tuple(index.text_of(row) for row in range(window.start, window.end)))


def _grown(index: OpenIndex, row: int) -> Span:
    best = (row, row + 1)
    for low, high in neighbours(index, row):
        pieces = int(np.diff(index.token_offsets[[low, high]])[0])
        if pieces + high - low > PIECES:
            break
        best = (low, high)
    return Span(*best)
