"""What the index needs of an embedding model, and what it gets from one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TextEmbedding:
    """One text: ``pooled`` (d,), ``tokens`` (t, d) float32 of unit length; ``token_ids`` (t,).

    ``importance`` (t,) float32 is how much each word piece counts when the text searches.
    """

    pooled: NDArray[np.float32]
    tokens: NDArray[np.float32]
    token_ids: NDArray[np.int32]
    importance: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TextEmbeddings:
    """n texts with T word pieces in all; text i has ``tokens[offsets[i]:offsets[i + 1]]``.

    ``pooled`` (n, d) float32; ``tokens`` (T, d) float16; ``token_ids`` (T,) int32; ``offsets``
    (n + 1,) int64. Vectors are of unit length; the model's special tokens are left out.
    """

    pooled: NDArray[np.float32]
    tokens: NDArray[np.float16]
    token_ids: NDArray[np.int32]
    offsets: NDArray[np.int64]

    @classmethod
    def stack(cls, embeddings: Sequence[TextEmbedding], dimension: int) -> "TextEmbeddings":
        """Put the embeddings of texts, each with vectors (``dimension``,), into one."""
        lengths = [len(embedding.token_ids) for embedding in embeddings]
        no_rows = np.zeros((0, dimension), np.float32)  # lets no text at all be an ordinary case
        tokens = np.concatenate([no_rows, *(e.tokens for e in embeddings)])
        return cls(
            pooled=np.concatenate([no_rows, *(e.pooled[None] for e in embeddings)]),
            tokens=tokens.astype(np.float16),
            token_ids=np.concatenate([np.zeros(0, np.int32), *(e.token_ids for e in embeddings)]),
            offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        )

    def tokens_of(self, text: int) -> NDArray[np.float16]:
        """Return a text's word-piece vectors (t, d)."""
        return self.tokens[self.offsets[text] : self.offsets[text + 1]]

    def ids_of(self, text: int) -> NDArray[np.int32]:
        """Return a text's word pieces (t,)."""
        return self.token_ids[self.offsets[text] : self.offsets[text + 1]]


class Embedder(Protocol):
    """What the index needs of an embedding model."""

    @property
    def fingerprint(self) -> str:
        """Name and weights hash: equal fingerprints give equal vectors."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        """Embed texts that are searched."""

    def embed_query(self, text: str) -> TextEmbedding:
        """Embed a text that searches."""
