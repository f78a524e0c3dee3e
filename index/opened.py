"""A generation with what is derived from it once, when it is opened."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.asides import rows_of_asides
from index.generation import OpenIndex
from index.query import Query
from index.search import rows_of_article, rows_of_evidence, rows_of_kind
from index.types import PassageKind
from index.vocabulary import Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A generation, which of its rows may answer, and the words that it knows."""

    index: OpenIndex
    evidence: NDArray[np.bool_]
    telling: NDArray[np.bool_]
    """Of the evidence what may tell of a topic: no caption, no correction."""
    related: NDArray[np.bool_]
    vocabulary: Vocabulary

    def allowed(self, query: Query) -> NDArray[np.bool_]:
        """Return which rows a question may be answered by, (n,)."""
        return self.telling if query.broad else self.evidence

    def within(self, article: str | None) -> "Opened":
        """Return the same where nothing but one article's text is looked at; all of it for None."""
        if article is None:
            return self
        rows = rows_of_article(self.index, article)
        return replace(
            self,
            evidence=self.evidence & rows,
            telling=self.telling & rows,
            related=self.related & rows,
        )


def prepared(index: OpenIndex) -> Opened:
    """Derive what every question of a generation needs."""
    evidence = rows_of_evidence(index)
    return Opened(
        index,
        evidence,
        evidence & ~rows_of_asides(index),
        rows_of_kind(index, PassageKind.RELATED),
        vocabulary_of(index.articles),
    )
