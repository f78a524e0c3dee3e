"""What the bot asks of the index: the shapes it is programmed against."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.types import Article, Before, Outcome, Passage, Quote, Sentence

Prove = Callable[[Quote, Article], None]
"""Raises QuoteError unless the quote is the slice of the article that it claims to be."""


class BuildFacts(Protocol):
    """What is known of the build that made a generation."""

    @property
    def created(self) -> datetime: ...
    @property
    def embedded(self) -> int: ...


class OpenArticles(Protocol):
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
    def index(self) -> OpenArticles: ...
    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        article: str | None = None,
        previous: Before | None = None,
    ) -> Outcome: ...
    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
    def refresh(self) -> bool: ...


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
