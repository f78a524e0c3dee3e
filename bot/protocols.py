"""What the bot asks of the index: the shapes it is programmed against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.types import Article, Articles, Before, Outcome, Passage, Quote, Sentence

Prove = Callable[[Quote, Article], None]
"""Raises QuoteError unless the quote is the slice of the article that it claims to be."""


class BuildFacts(Protocol):
    """What is known of the build that made a generation."""

    @property
    def created(self) -> datetime: ...
    @property
    def embedded(self) -> int: ...


class OpenArticles(Articles, Protocol):
    """One generation of the index, as far as the bot looks into it."""

    @property
    def generation(self) -> str: ...
    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def passages(self) -> Sequence[Passage]: ...
    @property
    def sentences(self) -> Sequence[Sentence]: ...
    @property
    def manifest(self) -> BuildFacts: ...


class Answerer(Protocol):
    """Something that answers questions: thread-safe and blocking."""

    @property
    def index(self) -> OpenArticles:
        """The generation that the next question is answered from."""

    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        article: str | None = None,
        previous: Before | None = None,
    ) -> Outcome:
        """Answer with at most ``quotes`` quotes, the best first, or say why there is none.

        ``article`` is the id of the only one to search; ``previous`` is the question before.
        """

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts for grouping them by meaning: (n, d), each row of length one."""

    def refresh(self) -> bool:
        """Put a newer generation in use; False where there is none, and errors as they come."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as the answerer takes it."""

    question: str
    quotes: int
    article: str | None = None
    previous: Before | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome together with the generation of the index that it came from."""

    outcome: Outcome
    index: OpenArticles
