"""An index in memory: the articles, their sentences, and what is known of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.articles.read_text import read_text
from index.articles.tables import Table
from index.store.lexical import LexicalIndex
from index.store.manifest import Manifest
from index.store.rarity import idf
from index.store.sections import Section
from index.store.vectors import VectorIndex
from index.types import Article, Passage, Sentence


@dataclass(frozen=True, slots=True, eq=False)
class OpenIndex:
    """A generation in memory; row i of every array is ``sentences[i]``."""

    generation: str
    manifest: Manifest
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    article_numbers: NDArray[np.int64]
    """(n,): each sentence's article, as its place in ``articles``."""
    vectors: VectorIndex
    """Pooled vectors of the plain sentences."""
    context: NDArray[np.float32]
    """(n, d): pooled vectors of the sentences with title, section and the sentence before."""
    lexical: LexicalIndex
    tokens: NDArray[np.float16]
    """(T, d): word-piece vectors of the sentences in that context; sentence i has rows
    token_offsets[i] to token_offsets[i + 1]."""
    token_ids: NDArray[np.int32]
    token_offsets: NDArray[np.int64]
    token_idf: NDArray[np.float32]
    """By word-piece id; ``idf_of`` also knows the ids beyond its end."""
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    articles_by_id: Mapping[str, Article] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_id = {article.id: article for article in self.articles}
        object.__setattr__(self, "articles_by_id", by_id)

    def article_of(self, row: int) -> Article:
        """Return the article that a sentence stands in."""
        return self.articles[self.sentences[row].article]

    def passage_of(self, row: int) -> Passage:
        """Return the passage that a sentence belongs to."""
        return self.passages[self.sentences[row].passage]

    def text_of(self, row: int) -> str:
        """Return a sentence's own words."""
        sentence = self.sentences[row]
        return self.article_of(row).text[sentence.start : sentence.end]

    def read_text_of(self, row: int) -> str:
        """Return what search and reader know of a sentence: a table's row is said in words."""
        return read_text(self.article_of(row), self.passage_of(row), self.sentences[row])

    def header_of(self, row: int) -> str | None:
        """Return the header of the table that a sentence is a row of; None for all others."""
        header = self.passage_of(row).header
        return self.article_of(row).text[header.start : header.end] if header else None

    def tokens_of(self, row: int) -> NDArray[np.float16]:
        """Return a sentence's word-piece vectors (t, d)."""
        return self.tokens[self.token_offsets[row] : self.token_offsets[row + 1]]

    def idf_of(self, token_ids: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return how rare word pieces are, (t,) float32; those of no sentence are the rarest."""
        rarest = np.float32(idf(np.zeros(1, np.int64), len(self.sentences))[0])
        known = token_ids < len(self.token_idf)
        return np.where(known, self.token_idf[np.where(known, token_ids, 0)], rarest)
