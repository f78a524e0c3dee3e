"""Word scores (BM25) with bm25s, on stemmed words without accents."""

import errno
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.text.stems import stems_of

NO_WORD = "\x00"
"""Stands in a text without words, so that a corpus of nothing else can still be indexed."""


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """BM25 over n texts."""

    bm25: bm25s.BM25
    count: int

    def scores(self, question: str) -> NDArray[np.float32]:
        """Return the BM25 score of every text, (n,) float32, at least 0; unknown words add none."""
        return self.scores_of(stems_of(question))

    def scores_of(self, asked: Sequence[str]) -> NDArray[np.float32]:
        """Return the same for words that are stems already: stemmed twice, some are others."""
        known = [word for word in asked if word in self.bm25.vocab_dict]
        if not known:
            return np.zeros(self.count, np.float32)
        return np.asarray(self.bm25.get_scores(known), dtype=np.float32)


def build_lexical(texts: Sequence[str]) -> LexicalIndex:
    """Index n texts; score i is of text i."""
    bm25 = bm25s.BM25(method="lucene")
    bm25.index([stems_of(text) or [NO_WORD] for text in texts], show_progress=False)
    return LexicalIndex(bm25, len(texts))


def lexical_to_files(index: LexicalIndex, parent: Path) -> dict[str, bytes]:
    """Return the index as named files: NumPy arrays without pickle, and JSON.

    They are written to a folder of their own below ``parent`` first. Raises OSError.
    """
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        index.bm25.save(folder, show_progress=False)
        _prove(Path(folder))
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def _prove(folder: Path) -> None:
    """Read what was saved: of a disk that is full NumPy says nothing where an array is small."""
    try:
        lexical_from_folder(folder)
    except (ValueError, EOFError) as error:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from error


def lexical_from_folder(folder: Path) -> LexicalIndex:
    """Load an index that ``lexical_to_files`` gave; raises ValueError or OSError when it cannot."""
    bm25 = bm25s.BM25.load(str(folder), allow_pickle=False, show_progress=False)
    return LexicalIndex(bm25, int(bm25.scores["num_docs"]))
