"""The story above a sentence: its own paragraph, and the sentences that stand before it."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from index.articles.boilerplate import asks_readers, is_picture
from index.articles.corrections import is_correction
from index.articles.entries import is_entry
from index.store.open_index import OpenIndex
from index.text.sentences import ends_sentence
from index.types import Passage, PassageKind, Span


def text_and_sentences(index: OpenIndex, row: int) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a row's article, and the sentences of its paragraph."""
    return index.article_of(row).text, index.passage_of(row).sentences


def earlier(index: OpenIndex, row: int) -> Iterator[int]:
    """Yield the rows of prose before a row in its section, nearest first.

    Rows of tables, pictures and the lines below these are none.
    """
    here = index.passage_of(row)
    rows = takewhile(
        lambda some: _same_section(index.passage_of(some), here),
        range(row - 1, -1, -1),
    )
    for _, some in groupby(rows, lambda some: index.sentences[some].passage):
        if _tells(index, found := list(some)):
            yield from found


def ended(index: OpenIndex, rows: Iterator[int]) -> Iterator[int]:
    """Yield those rows that end as sentences do."""
    return (row for row in rows if ends_sentence(index.text_of(row)))


def _tells(index: OpenIndex, rows: Sequence[int]) -> bool:
    """Tell whether a passage, its rows from the last, is the story: no table, caption or notice."""
    passage = index.passage_of(rows[0])
    if passage.kind is not PassageKind.PROSE or passage.header:
        return False
    texts = [index.text_of(row) for row in reversed(rows)]
    first = texts[0]
    return not (is_picture(first, texts[-1]) or asks_readers(first) or is_correction(first))


def _same_section(one: Passage, other: Passage) -> bool:
    """Tell whether two passages are of one section; the entries of a live blog are none here.

    Who is named in an entry, or above them all, is "she" in the next.
    """
    headings = [None if is_entry(some.section) else some.section for some in (one, other)]
    return one.article == other.article and headings[0] == headings[1]
