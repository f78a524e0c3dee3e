"""What a build has to do: the corpus, split, and where each sentence's vectors come from."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from index.articles.corpus import CorpusReading, read_corpus
from index.articles.passages import sentences_of, split_article
from index.articles.read_text import read_text
from index.errors import ChapterAndVerseError, CorpusError
from index.store.generation import generations, open_generation, open_newest
from index.store.manifest import article_hashes
from index.store.open_index import OpenIndex
from index.types import Article, Passage, PassageKind, Sentence

LONGEST_READ = 800
"""Characters; in English about the 160 word pieces of a sentence that the reader is shown."""


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
    """From the speed of the last generation that embedded something; None when none did."""
    problems: tuple[str, ...]
    others: tuple[str, ...] = ()
    """Files that are no articles by their suffix."""
    long: tuple[str, ...] = ()
    """Articles with a sentence so long that the models do not read its end."""


@dataclass(frozen=True, slots=True)
class Work:
    """A corpus, split, and where each sentence's vectors come from."""

    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    texts: tuple[str, ...]
    contexts: tuple[str, ...]
    old: OpenIndex | None
    old_rows: tuple[int | None, ...]
    """For each sentence the row of the old generation that has its vectors."""


def context_text(article: Article, passage: Passage, sentence: Sentence, before: str) -> str:
    """Return the sentence with what it leans on: title, section and the sentence before.

    A table's row leans on no sentence: its columns' names are in its own words.
    """
    parts = [f"{head}." for head in (article.title, passage.section) if head]
    if before and not passage.header:
        parts.append(before)
    return " ".join([*parts, read_text(article, passage, sentence)])


def plan_build(corpus_dir: Path, index_dir: Path, fingerprint: str) -> BuildPlan:
    """Say what ``build`` would do, without embedding or writing; raises CorpusError."""
    reading = read_articles(corpus_dir)
    return plan_of(reading, prepare(reading, index_dir, fingerprint), index_dir)


def is_up_to_date(corpus_dir: Path, index_dir: Path, fingerprint: str) -> bool:
    """Tell whether a sound index of these articles, split as now, and this model is current."""
    articles = read_corpus(corpus_dir).articles
    with suppress(ChapterAndVerseError):
        current = open_generation(index_dir, fingerprint)
        return (current.articles, current.passages) == (articles, _split(articles))
    return False


def read_articles(corpus_dir: Path) -> CorpusReading:
    """Read a corpus that has at least one article; raises CorpusError when there is none."""
    reading = read_corpus(corpus_dir)
    if not reading.articles:
        named = (*reading.problems, *(f"{path} is neither .md nor .txt" for path in reading.others))
        first = f" ({named[0]})" if named else ""
        raise CorpusError(f"{corpus_dir}: no article to build from{first}; see corpus/README.md")
    return reading


def prepare(reading: CorpusReading, index_dir: Path, fingerprint: str) -> Work:
    """Split a corpus and find the sentences that a generation before has vectors of."""
    passages = _split(reading.articles)
    sentences = sentences_of(reading.articles, passages)
    texts, contexts = _texts(reading.articles, passages, sentences)
    old = _old(index_dir, fingerprint)
    known: dict[str, int] = {}
    if old:
        old_texts = _texts(old.articles, old.passages, old.sentences)
        known = {_key(*pair): row for row, pair in enumerate(zip(*old_texts, strict=True))}
    rows = tuple(known.get(_key(*pair)) for pair in zip(texts, contexts, strict=True))
    return Work(reading.articles, passages, sentences, texts, contexts, old, rows)


def _split(articles: Iterable[Article]) -> tuple[Passage, ...]:
    return tuple(passage for article in articles for passage in split_article(article))


def _old(index_dir: Path, fingerprint: str) -> OpenIndex | None:
    """Return the current generation, else the newest that can be used, or None without any."""
    with suppress(ChapterAndVerseError):
        return open_generation(index_dir, fingerprint)
    kept = [some.generation for some in generations(index_dir)]
    with suppress(ChapterAndVerseError):
        return open_newest(index_dir, fingerprint, kept) if kept else None
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
        texts.append(read_text(article, passage, sentence))
        contexts.append(context_text(article, passage, sentence, before))
        if passage.kind is PassageKind.PROSE:
            before = texts[-1]
    return tuple(texts), tuple(contexts)


def plan_of(reading: CorpusReading, work: Work, index_dir: Path) -> BuildPlan:
    """Say what is to be done, compared with the generation whose vectors are taken over."""
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
        others=reading.others,
        long=tuple(dict.fromkeys(_long(work))),
    )


def _long(work: Work) -> Iterator[str]:
    for sentence in work.sentences:
        if sentence.end - sentence.start > LONGEST_READ:
            yield work.articles[sentence.article].path


def _seconds_a_sentence(index_dir: Path) -> float | None:
    speeds = [m.embed_seconds / m.embedded for m in generations(index_dir) if m.embedded]
    return speeds[-1] if speeds else None
