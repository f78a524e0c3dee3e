"""What a question is answered from: an index, and which of its articles and rows may answer."""

from collections.abc import Container
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.models.embeddings import Embedder
from index.question.publishers import Papers, papers_of
from index.question.query import Query, to_query
from index.question.understanding import Understood, understand
from index.question.vocabulary import Vocabulary, vocabulary_of
from index.rank.denied import Denied, denied_figures
from index.rank.rows import rows_of_articles, rows_of_asides, rows_of_evidence, rows_of_kind
from index.store.open_index import OpenIndex
from index.text.markup import unmarked
from index.types import Article, PassageKind, Refusal


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """An index, which of its rows may answer, and the words that it knows."""

    index: OpenIndex
    articles: tuple[Article, ...]
    """Those that are searched."""
    evidence: NDArray[np.bool_]
    telling: NDArray[np.bool_]
    """Of the evidence what may tell of a topic: no caption, no correction."""
    related: NDArray[np.bool_]
    denied: Denied
    vocabulary: Vocabulary
    papers: Papers

    def allowed(self, query: Query) -> NDArray[np.bool_]:
        """Return which rows a question may be answered by, (n,)."""
        return self.telling if query.broad else self.evidence

    @property
    def only_title(self) -> str | None:
        """The title of the one article that is searched; None when there are more."""
        return self.articles[0].title if len(self.articles) == 1 else None

    def searched(
        self, question: str, previous: str | None, embedder: Embedder
    ) -> "tuple[Query, Scope] | Refusal":
        """Return what is searched for, and in which articles; or why nothing is.

        ``previous`` is the question before, on which this one may lean: it is then put to the same
        paper, if to any.
        """
        understood = understand(question, previous, self.vocabulary, self.papers)
        if isinstance(understood, Refusal):
            return understood
        scope = self if understood.articles is None else self.within(understood.articles)
        query = scope.query(understood, embedder)
        return Refusal.WHICH_ARTICLE if query.whole and not scope.only_title else (query, scope)

    def query(self, understood: Understood, embedder: Embedder) -> Query:
        """Return what is searched for when a message is understood so."""
        return to_query(understood, embedder, self.only_title)

    def written(self, question: str) -> str:
        """Return a question without its markup, and with the capitals of its names."""
        return self.vocabulary.written(unmarked(question))

    def within(self, articles: Container[str]) -> "Scope":
        """Return the same where nothing but the text of some articles, by id, is looked at."""
        rows = rows_of_articles(self.index, articles)
        kept = tuple(some for some in self.articles if some.id in articles)
        return replace(
            self,
            articles=kept,
            papers=papers_of(kept),
            evidence=self.evidence & rows,
            telling=self.telling & rows,
            related=self.related & rows,
        )


def whole_scope(index: OpenIndex) -> Scope:
    """Return all articles of an index as what a question is answered from."""
    evidence = rows_of_evidence(index)
    return Scope(
        index,
        index.articles,
        evidence,
        evidence & ~rows_of_asides(index),
        rows_of_kind(index, PassageKind.RELATED),
        denied_figures(index),
        vocabulary_of(index.articles),
        papers_of(index.articles),
    )
