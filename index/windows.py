"""Windows for the reader: the best candidates with as many neighbours as there is room for."""

from collections.abc import Sequence

import numpy as np

from index.generation import OpenIndex
from index.reader import Window
from index.search import neighbours
from index.types import Span

WIDE = 130
"""Word pieces of a wide window's sentences: what the reader was trained on."""
NARROW = 64
"""Of a narrow one: the sentence with a neighbour or two."""
WINDOWS = 3
"""Of each width; more of them cost time and, on our sets, add no right answer."""


def plan_windows(index: OpenIndex, rows: Sequence[int], most: int = WINDOWS) -> tuple[Span, ...]:
    """Return the row ranges of windows that show the candidates, at most ``most`` of each width.

    The best candidates come first. A sentence is read in more than one window: what the reader
    says of it depends on what stands around it, and the mean over two surroundings is steadier.
    """
    return tuple(
        dict.fromkeys([*_windows(index, rows, WIDE, most), *_windows(index, rows, NARROW, most)])
    )


def _windows(index: OpenIndex, rows: Sequence[int], pieces: int, most: int) -> list[Span]:
    """Return windows of one width; a candidate that one shows already gets none of its own."""
    windows: list[Span] = []
    for row in rows:
        if len(windows) == most:
            break
        if not any(window.start <= row < window.end for window in windows):
            windows.append(_grown(index, row, pieces))
    return windows


def window_text(index: OpenIndex, window: Span) -> Window:
    """Return what the reader sees of a window: title and section, then its sentences."""
    sentence = index.sentences[window.start]
    title = index.articles[sentence.article].title
    section = index.passages[sentence.passage].section
    heading = f"{title}. {section}" if section else title
    return Window(heading, tuple(index.text_of(row) for row in range(window.start, window.end)))


def _grown(index: OpenIndex, row: int, most: int) -> Span:
    best = (row, row + 1)
    for low, high in neighbours(index, row):
        pieces = int(np.diff(index.token_offsets[[low, high]])[0])
        if pieces + high - low > most:
            break
        best = (low, high)
    return Span(*best)
