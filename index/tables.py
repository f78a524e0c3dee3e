"""Say a table's row in words, which is how search and reader meet it: they know sentences.

``| Ruan | 9 | 31 |`` below ``| Harbour | Sunk | Damaged |`` is read as "Ruan: Sunk 9, Damaged 31.".
It is still quoted as it stands, with the cell marked that is asked for.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from index.lexical import stems
from index.markup import as_read
from index.types import Article, Passage, Sentence, Span

_CELL = re.compile(r"\|(?!\s*$)((?:\\.|[^|])*+)", re.DOTALL)
_MARKUP = re.compile(r"(\*{1,9}|_{1,9}|`{1,9})(.+)\1", re.DOTALL)
_UNIT = re.compile(r"\([^()]*\)")
_OF_ALL = re.compile(r"\W*(?:(?:grand )?totals?|all|overall|sum|together)\b", re.IGNORECASE)
FEWEST = 3
"""Columns of a table whose rows are things, each with its figures."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's header as it stands, and the rows of the index below it."""

    header: str
    rows: tuple[int, ...]


def tables_of(
    articles: Sequence[Article], passages: Sequence[Passage], sentences: Sequence[Sentence]
) -> tuple[Table, ...]:
    """Return the tables of all articles; row i of the index is ``sentences[i]``."""
    rows: dict[tuple[int, Span], list[int]] = {}
    for row, sentence in enumerate(sentences):
        if header := passages[sentence.passage].header:
            rows.setdefault((sentence.article, header), []).append(row)
    return tuple(
        Table(articles[article].text[header.start : header.end], tuple(some))
        for (article, header), some in rows.items()
    )


def read_text(article: Article, passage: Passage, sentence: Sentence) -> str:
    """Return what is embedded, searched and read for a sentence: its words, a row's in words.

    Each word of a sentence keeps its place; a row's do not.
    """
    text, header = as_read(article.text[sentence.start : sentence.end]), passage.header
    return row_in_words(article.text[header.start : header.end], text) if header else text


def row_in_words(header: str, row: str) -> str:
    """Say what a row's first cell names, then each other cell behind its column's name."""
    text, then = "", ""
    for number, (name, cell) in enumerate(_columns(header, row)):
        if cell.text:
            text += then + (f"{name} " if name and number else "") + cell.text
            then = ", " if number else ": "
    if not text:
        return row
    return text if text.endswith(".") else f"{text}."


def is_asked_about(asked: Set[str], header: str, row: str) -> bool:
    """Tell whether a question with these stems may be about a row: it says a word that is in it.

    Of ports in a table, one that is not named is not asked about: "How many boats were lost?" is
    answered by no row but that of all. Where there are only two columns, the first may name what is
    asked in other words ("Founded", 1974), and so it may where the columns are the things, under a
    first one without a name, and the question says one; a row of one cell tells what it tells.
    """
    (first, *others), cells = _cells(header), _cells(row)
    if 1 + len(others) < FEWEST or len(cells) < FEWEST - 1 or _OF_ALL.match(cells[0].text):
        return True
    of_column = not first.text and any(_is_named(column.text, asked) for column in others)
    return of_column or not asked.isdisjoint(stems(row))


def is_named(asked: Set[str], row: str) -> bool:
    """Tell whether a question with these stems says all that a row's first cell names."""
    cells = _cells(row)
    return bool(cells) and _is_named(cells[0].text, asked)


def asked_cell(question: str, header: str, row: str) -> Span | None:
    """Return the one cell of a row, in its characters, whose column the question names.

    The column whose name's words are all in the question, and are the most; None where there is no
    such, or two, or where the question says itself what stands in the cell.
    """
    asked = stems(question)
    named = {}
    for name, cell in _columns(header, row)[1:]:
        if _is_named(name, asked):
            named[cell] = len(_called(name))
    most = max(named.values(), default=0)
    found = [cell for cell, count in named.items() if count == most]
    if len(found) != 1 or not found[0].text or stems(found[0].text) <= asked:
        return None
    return found[0].span


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    span: Span
    """Where it stands in the row."""


def _is_named(name: str, asked: Set[str]) -> bool:
    """Tell whether a question with these stems says all words of a column's or a row's name."""
    called = _called(name)
    return bool(called) and called <= asked


def _called(name: str) -> Set[str]:
    """Return the stems of a name; nobody asks for the fare in brackets."""
    return stems(_UNIT.sub("", name))


def _columns(header: str, row: str) -> list[tuple[str, _Cell]]:
    """Return each cell of a row with its column's name, which is empty where there is none."""
    names = [cell.text for cell in _cells(header)]
    cells = _cells(row)
    return list(zip(names + [""] * (len(cells) - len(names)), cells, strict=False))


def _cells(row: str) -> list[_Cell]:
    """Return a row's cells, without the white space and the markup about their words."""
    cells = []
    for found in _CELL.finditer(row):
        text = found[1].strip()
        start = found.start(1) + len(found[1]) - len(found[1].lstrip())
        while (marked := _MARKUP.fullmatch(text)) and not set(marked[1]) & set(marked[2]):
            start += marked.start(2)
            text = marked[2]
        cells.append(_Cell(text, Span(start, start + len(text))))
    return cells
