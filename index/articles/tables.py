"""Say a table's row in words, which is how search and reader meet it: they know sentences.

``| Ruan | 9 | 31 |`` below ``| Harbour | Sunk | Damaged |`` is read as "Ruan: Sunk 9, Damaged 31.",
and ``| 2 | Ruan | 9 |`` below ``| Pos | Club | Pts |`` as "2 (second, 2nd position): Club Ruan,
points 9.". It is still quoted as it stands.
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from index.articles.cells import POSITION, Row, cells_of, take_apart
from index.text.numbers import ordinals
from index.text.stems import stem_set, stems_of
from index.types import Article, Passage, Sentence, Span

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
    """Of the cell that names it."""
    words: Set[str]
    """Of all its cells, and what says which place it has."""
    always: bool
    """Whether it may answer whatever is asked: that of all, or of a table without things."""

    def is_named(self, asked: Set[str]) -> bool:
        """Say whether a question with these stems says the row's whole name."""
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
    first, *others = cells_of(header)
    told = [(place, take_apart(header, row)) for place, row in rows]
    things = not first.text and not any(row.rank for _, row in told)
    return Table(
        tuple(called(column.text) for column in others) if things else (),
        tuple(_row_of(1 + len(others), place, row) for place, row in told),
    )


def _row_of(columns: int, place: int, row: Row) -> TableRow:
    name = row.name.text
    always = columns < FEWEST or len(row.columns) < FEWEST - 1 or is_of_all(name)
    ranked = ordinals(row.rank) if row.rank else ()
    words = " ".join([*(cell.text for _, cell in row.columns), *ranked])
    return TableRow(place, called(name), stem_set(words), always)


def row_in_words(header: str, row: str) -> str:
    """Say a row's first cell, a rank in all its forms, then each cell behind its column's name."""
    told = take_apart(header, row)
    (_, first), *others = told.columns
    ranked = f" ({', '.join(ordinals(told.rank))} {POSITION})" if told.rank else ""
    cells = ", ".join(f"{name} {cell.text}".lstrip() for name, cell in others if cell.text)
    text = ": ".join(filter(None, (first.text + ranked, cells)))
    if not text:
        return row
    return text if text.endswith(".") else f"{text}."


def called(name: str) -> Set[str]:
    """Return the stems of a name, also of one that is asked about, which is not remembered.

    Nobody says what stands in brackets.
    """
    return frozenset(stems_of(without_unit(name)))


def is_of_all(name: str) -> bool:
    """Tell whether a row with this name sums up the others: "Total"."""
    return _OF_ALL.match(name) is not None


def without_unit(name: str) -> str:
    """Return a name without what stands in brackets, as the currency that a fare is in."""
    return _UNIT.sub("", name)
