"""Readers: models that look at a question and a window of sentences together.

A reader tells an answer from a sentence on the same topic. The shipped one is read by
``index/reader_shipped.py``; any extractive or cross-encoder model of a folder or a hub is read by
``index/reader_foreign.py``.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from index.models import SHIPPED
from index.types import Span

LOG = logging.getLogger(__name__)

NO_READER = "none"


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


def load_reader(name: str, base: Path) -> Reader | None:
    """Load a reader: the shipped one (empty name), none ("none"), or a folder or hub name.

    ``base`` is the folder of the embedding model, whose word embeddings the shipped reader shares.
    Raises ModelError.
    """
    if name == NO_READER:
        LOG.warning("no reader is set: answers are weaker, and fewer questions are refused rightly")
        return None
    if not name:
        from index.reader_shipped import ShippedReader  # noqa: PLC0415 - only what is used loads

        return ShippedReader(base, SHIPPED)
    from index.reader_foreign import load_foreign  # noqa: PLC0415

    return load_foreign(name)
