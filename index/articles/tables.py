"""Say a table's row in words, which is how search and reader meet it: they know sentences.

``| Ruan | 9 | 31 |`` below ``| Harbour | Sunk | Damaged |`` is read as "Ruan: Sunk 9, Damaged 31.".
It is still quoted as it stands, with the cell marked that is asked for.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from index.text.markup import as_read
from index.text.stems import stem_set, stems_of
from index.types import Article, Passage, Sentence, Span

_CELL = re.compile(r"\|(?!\s*$)((?:\\.|[^|])*+)", re.DOTALL)
_MARKUP = re.compile(r"(\*{1,9}|_{1,9}|`{1,9})(.+)\1", re.DOTALL)
_UNIT = re.compile(r"\([^()]*\)")
_OF_ALL = re.compile(r"\W*(?:(?:grand )?totals?|all|overall|sum|together)\b", re.IGNORECASE)
FEWEST = 3
"""Columns of a table whose rows are things, each with its figures."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, in stems."""

    place: int
    """Which row of the index it is."""
    name: Set[str]
    """Of its first cell."""
    words: Set[str]
    """Of all its cells."""
    always: bool
    """Whether it may answer whatever is asked: that of all, or of a table without things."""

    def is_named(self, asked: Set[str]) -> bool:
        """Say whether a question with these stems says all that the row's first cell names."""
        return bool(self.name) and self.name <= asked


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the index: what it says in which rows."""

    columns: tuple[Set[str], ...]
    """The names of its columns in stems where these are the things that it tells of; else none."""
    rows: tuple[TableRow, ...]

    def is_asked_about(self, row: TableRow, asked: Set[str]) -> bool:
        """Tell whether a question with these stems may be about a row: it says a word of it.

        Of ports in a table, one that is not named is not asked about: "How many boats were lost?"
        is answered by no row but that of all. Where there are only two columns, the first may name
        what is asked in other words ("Founded", 1974), and so it may where the columns are the
        things, under a first one without a name, and the question says one; a row of one cell tells
        what it tells.
        """
        of_column = any(name and name <= asked for name in self.columns)
        return row.always or of_column or not asked.isdisjoint(row.words)


def tables_of(
    articles: Sequence[Article], passages: Sequence[Passage], sentences: Sequence[Sentence]
) -> tuple[Table, ...]:
    """Return the tables of all articles; row i of the index is ``sentences[i]``."""
    rows: dict[tuple[int, Span], list[tuple[int, str]]] = {}
    for place, sentence in enumerate(sentences):
        if header := passages[sentence.passage].header:
            row = articles[sentence.article].text[sentence.start : sentence.end]
            rows.setdefault((sentence.article, header), []).append((place, row))
    return tuple(
        table_of(articles[article].text[header.start : header.end], some)
        for (article, header), some in rows.items()
    )


def table_of(header: str, rows: Iterable[tuple[int, str]]) -> Table:
    """Return a table of its header and its rows, each with its place in the index."""
    first, *others = _cells(header)
    columns = () if first.text else tuple(_called(column.text) for column in others)
    return Table(columns, tuple(_row_of(1 + len(others), place, row) for place, row in rows))


def _row_of(columns: int, place: int, row: str) -> TableRow:
    cells = _cells(row)
    always = columns < FEWEST or len(cells) < FEWEST - 1 or bool(_OF_ALL.match(cells[0].text))
    return TableRow(place, _called(cells[0].text) if cells else frozenset(), stem_set(row), always)


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


def asked_cell(question: str, header: str, row: str) -> Span | None:
    """Return the one cell of a row, in its characters, whose column the question names.

    The column whose name's words are all in the question, and are the most; None where there is no
    such, or two, or where the question says itself what stands in the cell.
    """
    asked = frozenset(stems_of(question))
    named = {}
    for name, cell in _columns(header, row)[1:]:
        if _is_named(name, asked):
            named[cell] = len(_called(name))
    most = max(named.values(), default=0)
    found = [cell for cell, count in named.items() if count == most]
    if len(found) != 1 or not found[0].text or stem_set(found[0].text) <= asked:
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
    return stem_set(_UNIT.sub("", name))


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
