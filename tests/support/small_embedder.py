"""A small deterministic embedder: a word is a fixed direction, a text the mean of its words."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.models.embeddings import TextEmbedding, TextEmbeddings

DIMENSION = 32


class SmallEmbedder:
    """Keeps ``models.embeddings.Embedder`` without a model; ``embedded`` lists what was asked."""

    dimension = DIMENSION

    def __init__(self, fingerprint: str = "small@1") -> None:
        self.fingerprint = fingerprint
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> TextEmbeddings:
        self.embedded.extend(texts)
        found = [self.embed_query(text) for text in texts]
        lengths = [len(one.token_ids) for one in found]
        none = np.zeros((0, DIMENSION), np.float32)
        return TextEmbeddings(
            pooled=np.concatenate([none, *(one.pooled[None] for one in found)]),
            tokens=np.concatenate([none, *(one.tokens for one in found)]).astype(np.float16),
            token_ids=np.concatenate([np.zeros(0, np.int32), *(one.token_ids for one in found)]),
            offsets=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        )

    def embed_query(self, text: str) -> TextEmbedding:
        words = re.findall(r"\w+", text.casefold())
        tokens = np.stack([_direction(word) for word in words or [""]])
        mean = tokens.mean(axis=0)
        ids = np.array([_number(word) % 30_000 for word in words or [""]], np.int32)
        equal = np.ones(len(ids), np.float32)
        return TextEmbedding(mean / np.linalg.norm(mean), tokens, ids, equal)


def _number(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")


def _direction(word: str) -> NDArray[np.float32]:
    vector = np.random.default_rng(_number(word)).standard_normal(DIMENSION).astype(np.float32)
    unit: NDArray[np.float32] = vector / np.linalg.norm(vector)
    return unit
