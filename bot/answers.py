"""What the bot asks of the index: the shapes it is programmed against."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.quotes import article_of
from index.types import Article, Outcome, Passage, Sentence

_STRAIGHT = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ", "'") | dict.fromkeys("“”„‟″«»", '"') | dict.fromkeys("‐‑‒–—−", "-")
)


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


class Answering(Protocol):
    """Something that answers questions: thread-safe and blocking."""

    @property
    def index(self) -> OpenArticles: ...
    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        article: str | None = None,
        previous: str | None = None,
    ) -> Outcome: ...
    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
    def refresh(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as the answerer takes it."""

    question: str
    quotes: int
    article: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome together with the generation of the index that it came from."""

    outcome: Outcome
    index: OpenArticles


def articles_named(index: OpenArticles, typed: str) -> tuple[Article, ...]:
    """Find the articles that somebody may mean by an id, a title, or words that a title holds."""
    if by_id := article_of(index, typed):
        return (by_id,)
    wanted = folded(typed).split()
    titled = tuple(each for each in index.articles if folded(each.title).split() == wanted)
    return titled or (titles_holding(index, typed) if wanted else ())


def titles_holding(index: OpenArticles, typed: str) -> tuple[Article, ...]:
    """Find the articles whose titles hold every word of what is typed; all of them for nothing."""
    wanted = folded(typed).split()
    return tuple(
        each for each in index.articles if all(word in folded(each.title) for word in wanted)
    )


def folded(text: str) -> str:
    """Give a text as it is typed in haste: no capitals, no accents, straight marks, one hyphen."""
    letters = unicodedata.normalize("NFKD", text.translate(_STRAIGHT))
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()
