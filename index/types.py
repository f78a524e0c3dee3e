"""The value objects of the index: frozen, slotted, with what follows from their fields alone.

All offsets are character offsets (Python ``str`` indices) into ``Article.text``, end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class PassageKind(StrEnum):
    """What a passage is to a reader of the article."""

    PROSE = "prose"
    RELATED = "related"
    """A link to other coverage ("READ: …"): kept, never evidence."""
    HEADER = "header"
    """A table's first row, which names its columns: shown with the rows below, no evidence."""


class Refusal(StrEnum):
    """Why a question got no quote."""

    NO_EVIDENCE = "no_evidence"
    GREETING = "greeting"
    NOISE = "noise"
    LANGUAGE = "language"
    ABOUT_THE_BOT = "about_the_bot"
    INSTRUCTION = "instruction"
    WHICH_ARTICLE = "which_article"
    """"This article" is none of several."""
    PUBLICATION = "publication"
    """Who wrote or published an article, and when, stands beside its text."""
    TOO_MANY = "too_many"
    """More questions in one message than are answered."""
    TOO_LONG = "too_long"
    """More characters in one message than are read."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Article:
    """An article as its file gives it; ``text`` is all after the front matter (NFC, ``\\n``)."""

    id: str
    """The path below the corpus folder without its suffix, in POSIX form: ``2025/kenya``."""
    path: str
    """The path below the corpus folder, in POSIX form: ``2025/kenya.md``."""
    title: str
    text: str
    sha256: str
    """SHA-256 of ``text`` in UTF-8, hexadecimal."""
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str = "en"


class Articles(Protocol):
    """Whatever holds articles: a generation of the index."""

    @property
    def articles_by_id(self) -> Mapping[str, Article]: ...


def article_of(index: Articles, article_id: str) -> Article | None:
    """Find an article by its id."""
    return index.articles_by_id.get(article_id)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article with its sentences; the heading above it is its ``section``."""

    article: str
    """The article's id."""
    section: str | None
    paragraph: int
    """1-based number of the paragraph in the article. Headings do not count, nor do related
    headlines and tables' headers, which have that of the paragraph before them (0 at the top)."""
    kind: PassageKind
    start: int
    end: int
    sentences: tuple[Span, ...]
    header: Span | None = None
    """Of a table's row: the row that names the columns."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the index knows it; its row is its place in ``OpenIndex.sentences``."""

    article: int
    """Place of its article in ``OpenIndex.articles``."""
    passage: int
    """Place of its passage in ``OpenIndex.passages``."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim slice of an article, with all that a citation needs."""

    article: str
    sha256: str
    """SHA-256 of the article's text, so that the slice can be proved again later."""
    title: str
    url: str | None
    publisher: str | None
    published: date | None
    section: str | None
    paragraph: int
    start: int
    end: int
    text: str
    score: float
    """0 to 1: the calibrated probability that this quote answers the question."""
    highlights: tuple[Span, ...] = ()
    """The answering words, in the article's offsets, inside ``start:end``."""
    lead: Span | None = None
    """What says who or what is meant, when the quote does not stand alone: an earlier sentence, or
    the header of a table."""
    lead_text: str = ""

    @property
    def in_table(self) -> bool:
        """Whether it is a row of a table, led by the table's header."""
        return self.text.startswith("|") and self.lead_text.startswith("|")

    def led_by(self, above: "Quote | None") -> bool:
        """Tell whether the quote shown right above has its lead, which need not come twice."""
        if above is None or self.lead is None or above.sha256 != self.sha256:
            return False
        inside = above.start <= self.lead.start and self.lead.end <= above.end
        return inside or above.lead == self.lead


@dataclass(frozen=True, slots=True)
class Answer:
    """The articles answer the question: the best quote first."""

    question: str
    quotes: tuple[Quote, ...]
    confidence: float
    generation: str
    unanswered: tuple[str, ...] = ()
    """Questions of the same message that the articles do not answer."""
    unsure: tuple[str, ...] = ()
    """Questions of the message, or all of it, that the best quote may well not answer."""
    least: int = 1
    """Quotes from the first that belong together: the best to each answered question."""


@dataclass(frozen=True, slots=True)
class NotInArticles:
    """The articles do not answer the question; ``nearest`` is a passage, not an answer."""

    question: str
    reason: Refusal
    confidence: float
    """The probability that ``nearest`` would have been an answer."""
    generation: str
    nearest: Quote | None = None
    related: Quote | None = None
    """A related headline ("READ: …") that alone touches the question."""


Outcome = Answer | NotInArticles


def quoted_in(outcome: Outcome) -> tuple[Quote, ...]:
    """Return what an outcome quotes, best first: its quotes, or the nearest passage."""
    if isinstance(outcome, Answer):
        return outcome.quotes
    return (outcome.nearest,) if outcome.nearest else ()


@dataclass(frozen=True, slots=True)
class Before:
    """The question that another one may follow up, and what it was answered with."""

    question: str
    shown: tuple[Quote, ...] | None = None
    """What is shown to it, which "What else?" leaves out; None: as much as is asked for."""
    articles: frozenset[str] | None = None
    """Those that the last answer is from, by id; None: to be found by asking it once more."""

    @property
    def answer(self) -> Quote | None:
        """The first quote that answers it; None where nothing does, or that is not known."""
        return self.shown[0] if self.shown and self.articles else None
