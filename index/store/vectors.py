"""Pooled vectors in FAISS: the only module that imports it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import faiss
import numpy as np
from numpy.typing import NDArray

EXACT_BELOW = 100_000
"""Exact search over 100,000 vectors of 384 takes some 10 ms on one core: a graph pays above."""
HNSW_LINKS = 32
HNSW_SEARCH = 128
"""Candidates held while a graph is searched: as many as any question asks for at first."""


@dataclass(frozen=True, slots=True)
class VectorIndex:
    """Rows of unit vectors (n, d), searched by inner product, which is their cosine."""

    faiss_index: faiss.Index

    @property
    def count(self) -> int:
        return int(self.faiss_index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self.faiss_index.d)

    def search(self, query: NDArray[np.float32], k: int) -> NDArray[np.int64]:
        """Return the rows of the (at most) k nearest vectors, best first.

        ``query`` is (d,) float32 of unit length.
        """
        if not self.count or k < 1:
            return np.zeros(0, np.int64)
        with one_thread():
            _, rows = self.faiss_index.search(query[None].astype(np.float32), min(k, self.count))
        found: NDArray[np.int64] = rows[0][rows[0] >= 0]
        return found

    def rows(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return some rows (k, d) float32, as they were added."""
        some: NDArray[np.float32] = self.faiss_index.reconstruct_batch(rows)
        return some

    def vectors(self) -> NDArray[np.float32]:
        """Return all rows (n, d) float32, as they were added."""
        rows: NDArray[np.float32] = self.faiss_index.reconstruct_n(0, self.count)
        return rows


@contextmanager
def one_thread() -> Iterator[None]:
    """Keep FAISS to the calling thread.

    A second pool of threads beside torch's makes both wait for each other: 5,000 vectors took 80 ms
    instead of 1 on two cores. The number is put back, since torch may go by the same one.
    """
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def build_vectors(pooled: NDArray[np.float32]) -> VectorIndex:
    """Index n unit vectors (n, d) float32; row i is vector i."""
    dimension = pooled.shape[1]
    if len(pooled) < EXACT_BELOW:
        index: faiss.Index = faiss.IndexFlatIP(dimension)
    else:
        graph = faiss.IndexHNSWFlat(dimension, HNSW_LINKS, faiss.METRIC_INNER_PRODUCT)
        graph.hnsw.efSearch = HNSW_SEARCH
        index = graph
    index.add(np.ascontiguousarray(pooled, dtype=np.float32))
    return VectorIndex(index)


def vectors_to_bytes(index: VectorIndex) -> memoryview:
    """Return the index in FAISS's own format."""
    data: NDArray[np.uint8] = faiss.serialize_index(index.faiss_index)
    return data.data


def vectors_from_bytes(data: bytes | memoryview) -> VectorIndex:
    """Read an index in FAISS's own format; raises ValueError when it is not one."""
    try:
        return VectorIndex(faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8)))
    except RuntimeError as error:
        raise ValueError("not a FAISS index") from error
