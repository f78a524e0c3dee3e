"""Labelled questions: what evaluate.py and calibrate.py read; see docs/labelling.md.

A JSON object a line: ``question``; ``answers``, a list of acceptable evidence, each ``article``
(its id), ``sentence`` (words that stand in one place of the article) and ``answer`` (the answering
words in them), empty when the articles do not answer; ``kind`` and ``previous`` are optional.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.answering import Answerer
from index.errors import ChapterAndVerseError
from index.settings import IndexSettings
from index.types import Article, Quote, Span

Made = TypeVar("Made")
Make = Callable[[dict[str, object], int], Made]


class QuestionsError(ChapterAndVerseError):
    """Raised when a file of labelled questions cannot be used."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an answer stands: the sentence's span, and the answering words'."""

    article: str
    sentence: Span
    answer: Span

    def stands_in(self, article: str, start: int, end: int) -> bool:
        """Tell whether a slice holds all of the answering words."""
        return article == self.article and start <= self.answer.start and self.answer.end <= end


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with all places that answer it; none when the articles do not."""

    id: str
    question: str
    evidence: tuple[Evidence, ...]
    kind: str
    previous: str | None

    @property
    def answerable(self) -> bool:
        return bool(self.evidence)

    def answered_by(self, article: str, start: int, end: int) -> bool:
        """Tell whether a slice holds an answer: all of its answering words."""
        return any(some.stands_in(article, start, end) for some in self.evidence)

    def answered_by_quote(self, quote: Quote) -> bool:
        """Tell whether a quote holds an answer."""
        return self.answered_by(quote.article, quote.start, quote.end)


def open_set(
    questions: Path, index_dir: Path | None, reader: str | None = None
) -> tuple[Answerer, tuple[Labelled, ...]]:
    """Open an answerer and the questions to ask it; raise a ChapterAndVerseError.

    ``index_dir`` and ``reader`` take the place of the settings' where they are given.
    """
    given = {"index_dir": index_dir, "reader": reader}
    changed = {name: value for name, value in given.items() if value is not None}
    answerer = Answerer.open(IndexSettings().model_copy(update=changed))
    return answerer, read_questions(questions, answerer.index.articles)


def read_questions(path: Path, articles: Iterable[Article]) -> tuple[Labelled, ...]:
    """Read labelled questions on some articles.

    Raises QuestionsError, naming the line, when one does not fit.
    """
    texts = {article.id: article.text for article in articles}
    return tuple(
        read_lines(
            path, lambda entry, number: _labelled(entry, str(number), texts), "docs/labelling.md"
        )
    )


def read_lines(path: Path, make: Make[Made], shown_in: str) -> list[Made]:
    """Return what is made of each line's object and number; empty lines are left out.

    ``shown_in`` is the file that shows how a line is written. Raises QuestionsError, naming the
    line and that file, when a KeyError, ValueError or TypeError says that one
    does not fit.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            return [
                _read_line(path, number, line, make, shown_in)
                for number, line in enumerate(lines, start=1)
                if line.strip()
            ]
    except OSError as error:
        raise QuestionsError(
            f"{path}: cannot be read: {error.strerror}; name another file"
        ) from error
    except UnicodeDecodeError as error:
        raise QuestionsError(f"{path}: is not UTF-8; save it as UTF-8") from error


def _read_line(path: Path, number: int, line: str, make: Make[Made], shown_in: str) -> Made:
    told = f"mend the line as {shown_in} shows"
    try:
        return make(_object(line), number)
    except KeyError as error:
        raise QuestionsError(f"{path}:{number}: lacks {error}; {told}") from error
    except (ValueError, TypeError) as error:
        raise QuestionsError(f"{path}:{number}: {error}; {told}") from error


def _object(line: str) -> dict[str, object]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        raise TypeError("is no JSON object")
    return entry


def _labelled(entry: dict[str, object], number: str, texts: dict[str, str]) -> Labelled:
    question, answers, previous = entry["question"], entry["answers"], entry.get("previous")
    if not isinstance(question, str) or not isinstance(previous, str | None):
        raise TypeError('"question", and "previous" if there is one, must be text')
    if not isinstance(answers, list):
        raise TypeError('"answers" must be a list')
    return Labelled(
        id=str(entry.get("id", number)),
        question=question,
        evidence=tuple(_evidence(answer, texts) for answer in answers),
        kind=str(entry.get("kind", "plain")),
        previous=previous or None,
    )


def _evidence(answer: object, texts: dict[str, str]) -> Evidence:
    if not isinstance(answer, dict):
        raise TypeError('each of "answers" must be an object')
    article = answer["article"]
    if article not in texts:
        raise ValueError(f"there is no article {article!r}")
    start = texts[article].find(answer["sentence"])
    if start < 0 or not answer["sentence"]:
        raise ValueError(f"{article} does not hold the sentence {answer['sentence']!r}")
    words = answer.get("answer") or answer["sentence"]
    inside = answer["sentence"].find(words)
    if inside < 0:
        raise ValueError(f"the sentence does not hold the answer {words!r}")
    begin = start + inside
    return Evidence(
        article, Span(start, start + len(answer["sentence"])), Span(begin, begin + len(words))
    )
