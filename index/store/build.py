"""Build the index: a corpus to a new generation, embedding only the sentences that are new."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import CorpusError
from index.models.embeddings import Embedder, TextEmbeddings
from index.store.plan import BuildPlan, Work, plan_of, prepare, read_articles
from index.store.publish import LOCK, Contents, Vectors, publish
from index.store.storage import only_one

CHUNK = 256
"""Sentences between two calls of the progress callback."""

_Pieces = tuple[NDArray[np.float16], NDArray[np.int32]]
Progress = Callable[[int, int], None]
"""Called with the sentences embedded so far and all that must be."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; ``size`` is the generation's in bytes."""

    generation: str
    plan: BuildPlan
    articles: int
    passages: int
    sentences: int
    seconds: float
    size: int


def build(
    corpus_dir: Path, index_dir: Path, embedder: Embedder, progress: Progress = lambda _d, _a: None
) -> BuildReport:
    """Build a new generation from a corpus and make it the current one.

    Files that are no articles become ``problems`` and the build goes on. Raises CorpusError when
    no article or no sentence is left, BuildBusyError, StorageError; then the old generation stays.
    """
    with only_one(index_dir / LOCK):
        return _build(corpus_dir, index_dir, embedder, progress)


def _build(
    corpus_dir: Path, index_dir: Path, embedder: Embedder, progress: Progress
) -> BuildReport:
    started = time.monotonic()
    reading = read_articles(corpus_dir)
    work = prepare(reading, index_dir, embedder.fingerprint)
    if not work.sentences:
        what = "the articles have headings, links or pictures, and no sentence to quote"
        raise CorpusError(f"{corpus_dir}: {what}; see corpus/README.md")
    embed_started = time.monotonic()
    vectors = _embed(work, embedder, progress)
    embed_seconds = time.monotonic() - embed_started
    plan = plan_of(reading, work, index_dir)
    generation, size = publish(
        index_dir,
        Contents(work.articles, work.passages, work.texts, vectors),
        model=embedder.fingerprint,
        embedded=plan.to_embed,
        embed_seconds=embed_seconds,
        created=datetime.now(UTC),
        started=started,
    )
    counts = (len(work.articles), len(work.passages), len(work.sentences))
    return BuildReport(generation, plan, *counts, time.monotonic() - started, size)


def _embed(work: Work, embedder: Embedder, progress: Progress) -> Vectors:
    """Return every sentence's vectors, taken over from the old generation or embedded now."""
    count, dimension = len(work.texts), embedder.dimension
    pooled = np.zeros((count, dimension), np.float32)
    context = np.zeros((count, dimension), np.float16)
    pieces: list[_Pieces] = [(np.zeros((0, dimension), np.float16), np.zeros(0, np.int32))] * count
    if work.old:
        old_pooled = work.old.vectors.vectors()
        for row, old_row in enumerate(work.old_rows):
            if old_row is not None:
                pooled[row], context[row] = old_pooled[old_row], work.old.context[old_row]
                start, end = work.old.token_offsets[old_row : old_row + 2]
                pieces[row] = (work.old.tokens[start:end], work.old.token_ids[start:end])
    new = [row for row, old_row in enumerate(work.old_rows) if old_row is None]
    for start in range(0, len(new), CHUNK):
        progress(start, len(new))
        rows = new[start : start + CHUNK]
        alone = embedder.embed_passages([work.texts[row] for row in rows])
        around = embedder.embed_passages([work.contexts[row] for row in rows])
        pooled[rows], context[rows] = alone.pooled, around.pooled
        for place, row in enumerate(rows):
            pieces[row] = _pieces_in_context(alone, around, place)
    progress(len(new), len(new))
    tokens, ids = zip(*pieces, strict=True)
    return Vectors(pooled, context, tokens, ids)


def _pieces_in_context(alone: TextEmbeddings, around: TextEmbeddings, text: int) -> _Pieces:
    """Return a sentence's word pieces as the model sees them after what stands before it.

    They end the context. One that is longer than the model reads ends before them: then they are
    those of the sentence alone.
    """
    ids = alone.ids_of(text)
    count = len(ids)
    seen = count and np.array_equal(around.ids_of(text)[-count:], ids)
    tokens = around.tokens_of(text)[-count:] if seen else alone.tokens_of(text)
    # Copies: a view would keep the whole of a chunk, most of it context, in memory.
    return tokens.copy(), ids.copy()
