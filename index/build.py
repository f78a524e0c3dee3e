"""Build the index: a corpus to a new generation, embedding only the sentences that are new."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.articles import CorpusReading, read_corpus
from index.embedder import Embedder, TextEmbeddings
from index.errors import ChapterAndVerseError, CorpusError
from index.generation import (
    OpenIndex,
    current_generation,
    generation_folder,
    open_generation,
    read_manifest,
    sentences_of,
)
from index.manifest import article_hashes
from index.passages import split_article
from index.publish import LOCK, Contents, publish
from index.storage import only_one
from index.types import Article, Passage, PassageKind, Sentence

CHUNK = 256
"""Sentences between two calls of the progress callback."""

Progress = Callable[[int, int], None]
"""Called with the sentences embedded so far and all that must be."""


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """What a build would do: articles by path, and sentences to embed or to take over."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    to_embed: int
    reused: int
    estimated_seconds: float | None
    """From the speed of the last build that embedded something; None when there was none."""
    problems: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class _Work:
    """A corpus, split, and where each sentence's vectors come from."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    contexts: tuple[str, ...]
    old: OpenIndex | None
    old_rows: tuple[int | None, ...]
    """For each sentence the row of the old generation that has its vectors."""


def embedded_text(article: Article, passage: Passage, sentence: Sentence) -> str:  # noqa: ARG001
    """Return what is embedded, word piece by word piece, for a sentence: its own words."""
    return article.text[sentence.start : sentence.end]


def context_text(article: Article, passage: Passage, sentence: Sentence, before: str) -> str:
    """Return the sentence with what it leans on: title, section and the sentence before."""
    heads = " ".join(f"{head}." for head in (article.title, passage.section) if head)
    return f"{heads} {before} {article.text[sentence.start : sentence.end]}".replace("  ", " ")


def build(
    corpus_dir: Path, index_dir: Path, embedder: Embedder, progress: Progress = lambda _d, _a: None
) -> BuildReport:
    """Build a new generation from a corpus and make it the current one.

    Files that are no articles become ``problems`` and the build goes on. Raises CorpusError when
    no article is left, BuildBusyError, StorageError; then the old generation stays.
    """
    with only_one(index_dir / LOCK):
        return _build(corpus_dir, index_dir, embedder, progress)


def _build(
    corpus_dir: Path, index_dir: Path, embedder: Embedder, progress: Progress
) -> BuildReport:
    started = time.monotonic()
    reading = _read(corpus_dir)
    work = _prepare(reading, index_dir, embedder.fingerprint)
    embed_started = time.monotonic()
    embeddings, context = _embed(work, embedder, progress)
    embed_seconds = time.monotonic() - embed_started
    plan = _plan(reading, work, index_dir)
    generation, size = publish(
        index_dir,
        Contents(work.articles, work.passages, work.texts, embeddings, context),
        model=embedder.fingerprint,
        embedded=plan.to_embed,
        embed_seconds=embed_seconds,
        created=datetime.now(UTC),
        started=started,
    )
    counts = (len(work.articles), len(work.passages), len(work.sentences))
    return BuildReport(generation, plan, *counts, time.monotonic() - started, size)


def plan_build(corpus_dir: Path, index_dir: Path, fingerprint: str) -> BuildPlan:
    """Say what ``build`` would do, without embedding or writing; raises CorpusError."""
    reading = _read(corpus_dir)
    return _plan(reading, _prepare(reading, index_dir, fingerprint), index_dir)


def is_up_to_date(corpus_dir: Path, index_dir: Path, fingerprint: str) -> bool:
    """Tell whether a sound index of exactly these articles and this model is current."""
    old = _old(index_dir, fingerprint)
    hashes = article_hashes(read_corpus(corpus_dir).articles)
    return old is not None and old.manifest.article_hashes == hashes


def _read(corpus_dir: Path) -> CorpusReading:
    reading = read_corpus(corpus_dir)
    if not reading.articles:
        first = f" ({reading.problems[0]})" if reading.problems else ""
        raise CorpusError(f"{corpus_dir}: no article to build from{first}; see corpus/README.md")
    return reading


def _prepare(reading: CorpusReading, index_dir: Path, fingerprint: str) -> _Work:
    passages = tuple(p for article in reading.articles for p in split_article(article))
    sentences = sentences_of(reading.articles, passages)
    texts, contexts = _texts(reading.articles, passages, sentences)
    old = _old(index_dir, fingerprint)
    known: dict[str, int] = {}
    if old:
        old_texts = _texts(old.articles, old.passages, old.sentences)
        known = {_key(*pair): row for row, pair in enumerate(zip(*old_texts, strict=True))}
    rows = tuple(known.get(_key(*pair)) for pair in zip(texts, contexts, strict=True))
    return _Work(reading.articles, passages, sentences, texts, contexts, old, rows)


def _old(index_dir: Path, fingerprint: str) -> OpenIndex | None:
    """Return the current generation, or None where there is none that can be used."""
    try:
        return open_generation(index_dir, fingerprint)
    except ChapterAndVerseError:
        return None


def _key(text: str, context: str) -> str:
    return hashlib.sha256(f"{text}\0{context}".encode()).hexdigest()


def _texts(
    articles: tuple[Article, ...], passages: tuple[Passage, ...], sentences: tuple[Sentence, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is embedded for each sentence: its own text, and its text in context."""
    texts: list[str] = []
    contexts: list[str] = []
    before, before_article = "", -1
    for sentence in sentences:
        article, passage = articles[sentence.article], passages[sentence.passage]
        if sentence.article != before_article:
            before, before_article = "", sentence.article
        texts.append(embedded_text(article, passage, sentence))
        contexts.append(context_text(article, passage, sentence, before))
        if passage.kind is PassageKind.PROSE:
            before = article.text[sentence.start : sentence.end]
    return tuple(texts), tuple(contexts)


def _embed(
    work: _Work, embedder: Embedder, progress: Progress
) -> tuple[TextEmbeddings, NDArray[np.float16]]:
    """Return every sentence's vectors, taken over from the old generation or embedded now."""
    new = [row for row, old_row in enumerate(work.old_rows) if old_row is None]
    pooled = np.zeros((len(work.texts), embedder.dimension), np.float32)
    context = np.zeros((len(work.texts), embedder.dimension), np.float16)
    tokens: list[NDArray[np.float16]] = [np.zeros((0, embedder.dimension), np.float16)] * len(
        pooled
    )
    ids: list[NDArray[np.int32]] = [np.zeros(0, np.int32)] * len(pooled)
    if work.old:
        old_pooled = work.old.vectors.vectors()
        for row, old_row in enumerate(work.old_rows):
            if old_row is not None:
                place = slice(*work.old.token_offsets[old_row : old_row + 2])
                pooled[row], context[row] = old_pooled[old_row], work.old.context[old_row]
                tokens[row], ids[row] = work.old.tokens[place], work.old.token_ids[place]
    progress(0, len(new))
    for start in range(0, len(new), CHUNK):
        rows = new[start : start + CHUNK]
        found = embedder.embed_passages([work.texts[row] for row in rows])
        pooled[rows] = found.pooled
        context[rows] = embedder.embed_passages([work.contexts[row] for row in rows]).pooled
        for place, row in enumerate(rows):
            part = slice(*found.offsets[place : place + 2])
            tokens[row], ids[row] = found.tokens[part], found.token_ids[part]
        progress(start + len(rows), len(new))
    offsets = np.concatenate([[0], np.cumsum([len(part) for part in ids])]).astype(np.int64)
    return TextEmbeddings(pooled, np.concatenate(tokens), np.concatenate(ids), offsets), context


def _plan(reading: CorpusReading, work: _Work, index_dir: Path) -> BuildPlan:
    now = article_hashes(reading.articles)
    then = dict(work.old.manifest.article_hashes) if work.old else {}
    to_embed = sum(row is None for row in work.old_rows)
    speed = _seconds_a_sentence(index_dir)
    return BuildPlan(
        added=tuple(sorted(now.keys() - then.keys())),
        changed=tuple(sorted(path for path in now.keys() & then if now[path] != then[path])),
        removed=tuple(sorted(then.keys() - now.keys())),
        unchanged=tuple(sorted(path for path in now.keys() & then if now[path] == then[path])),
        to_embed=to_embed,
        reused=len(work.old_rows) - to_embed,
        estimated_seconds=None if speed is None else to_embed * speed,
        problems=reading.problems,
    )


def _seconds_a_sentence(index_dir: Path) -> float | None:
    try:
        manifest = read_manifest(generation_folder(index_dir, current_generation(index_dir)))
    except ChapterAndVerseError:
        return None
    return manifest.embed_seconds / manifest.embedded if manifest.embedded else None
