"""Readers: models that look at a question and a window of sentences together.

A reader tells an answer from a sentence on the same topic. ``index/models/readers.py`` loads one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.types import Span

LONGEST_ANSWER = 30
"""Word pieces; longer answers than this are whole clauses, which the sentence shows anyway."""


@dataclass(frozen=True, slots=True)
class Window:
    """Consecutive sentences of one section, with the words that stand above them."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader says of one sentence of a window."""

    evidence: float
    """Log-odds that the sentence answers the question, against "none of this window does"."""
    answer: float
    """Log-odds of the best answering words in it, against "no words of this window do"."""
    span: Span | None
    """Those words, in characters of the sentence."""


class Reader(Protocol):
    """Something that reads windows; safe to share between threads."""

    fingerprint: str

    def read(self, question: str, windows: Sequence[Window]) -> list[tuple[Reading, ...]]:
        """Return a reading for each sentence of each window."""
        ...


def best_span(start: NDArray[np.float32], end: NDArray[np.float32]) -> tuple[int, int, float]:
    """Return first and last piece of the best span, and its score (sum of its two logits)."""
    scores = start[:, None] + end[None, :]
    count = len(start)
    places = np.arange(count)
    distance = places[None, :] - places[:, None]
    scores = np.where((distance >= 0) & (distance < LONGEST_ANSWER), scores, -np.inf)
    best = int(scores.argmax())
    return best // count, best % count, float(scores.flat[best])
