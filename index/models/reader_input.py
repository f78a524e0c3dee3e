"""How a question and a window of sentences become one row of word pieces for the reader.

``[CLS] question [SEP] title and section [M] sentence [M] sentence … [SEP]``, where ``[M]`` is an
unused piece of the vocabulary. The reader's three outputs per piece are read at different places:
the evidence score of a sentence at its ``[M]``, "none of these" at ``[CLS]``, and the start and the
end of the answering words at the pieces themselves, with ``[CLS]`` as their null.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

MARKER = "[unused0]"
QUESTION_PIECES = 48
"""Longer questions are cut here: the reader's training questions are shorter than this."""
HEADING_PIECES = 24
SENTENCE_PIECES = 160
"""A longer sentence is read from its beginning only; it is still quoted whole."""

EVIDENCE, START, END = 0, 1, 2
"""Columns of the reader's output."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as word pieces: ids (n,) and character offsets (n, 2) into that text."""

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]

    def head(self, length: int) -> "Pieces":
        """Return the first ``length`` pieces."""
        return Pieces(self.ids[:length], self.offsets[:length])


@dataclass(frozen=True, slots=True)
class Row:
    """One input row: ids and token types (n,), and where each sentence stands in it."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    markers: NDArray[np.int64]
    """Position of each sentence's marker; its pieces follow it."""
    lengths: NDArray[np.int64]
    """Number of pieces of each sentence."""


def to_pieces(tokenizer: Tokenizer, text: str) -> Pieces:
    """Split ``text`` into word pieces without special ones."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    ids = np.asarray(encoding.ids, dtype=np.int64)
    return Pieces(ids, np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2))


@dataclass(frozen=True, slots=True)
class RowBuilder:
    """Put pieces together into rows; holds the ids of the special pieces of one vocabulary."""

    cls: int
    sep: int
    marker: int

    @classmethod
    def for_tokenizer(cls, tokenizer: Tokenizer) -> "RowBuilder":
        """Read the special pieces' ids; raise ValueError when the vocabulary lacks one."""
        pieces = ("[CLS]", "[SEP]", MARKER)
        ids = [found for piece in pieces if (found := tokenizer.token_to_id(piece)) is not None]
        if len(ids) < len(pieces):
            raise ValueError(f"the reader needs a vocabulary with {', '.join(pieces)}")
        return cls(*ids)

    def build(self, question: Pieces, heading: Pieces, sentences: Sequence[Pieces]) -> Row:
        """Return the row of a question and a window of consecutive sentences."""
        head = [
            self.cls,
            *question.head(QUESTION_PIECES).ids,
            self.sep,
            *heading.head(HEADING_PIECES).ids,
        ]
        parts = [np.asarray(head, dtype=np.int64)]
        markers, lengths, position = [], [], len(head)
        for sentence in sentences:
            ids = sentence.ids[:SENTENCE_PIECES]
            parts += [np.asarray([self.marker]), ids]
            markers.append(position)
            lengths.append(len(ids))
            position += 1 + len(ids)
        parts.append(np.asarray([self.sep]))
        ids = np.concatenate(parts)
        types = np.ones_like(ids)
        types[: min(len(question.ids), QUESTION_PIECES) + 2] = 0
        return Row(ids, types, np.asarray(markers), np.asarray(lengths))


WIDTH_STEP = 16
"""Rows are padded to a multiple of this: a kernel is made for each new shape, which takes longer
than the padding."""


def pad(
    rows: Sequence[Row], height: int = 0
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Stack rows into ids, token types and attention mask, each (rows, longest).

    With ``height``, rows of one meaningless piece are added until there are so many.
    """
    longest = max(len(row.ids) for row in rows)
    width = -(-longest // WIDTH_STEP) * WIDTH_STEP
    shape = (max(height, len(rows)), width)
    ids, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    mask[:, 0] = 1
    for number, row in enumerate(rows):
        ids[number, : len(row.ids)] = row.ids
        types[number, : len(row.ids)] = row.types
        mask[number, : len(row.ids)] = 1
    return ids, types, mask
