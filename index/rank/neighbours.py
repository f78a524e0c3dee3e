"""The sentences beside a sentence, in its section."""

from collections.abc import Callable, Iterator

from index.store.open_index import OpenIndex
from index.types import PassageKind, Span


def neighbours(index: OpenIndex, row: int) -> Iterator[tuple[int, int]]:
    """Yield bounds of ever wider windows about a row, within its article's section.

    Related headlines are no neighbours of the text.
    """
    low, high = row, row + 1
    while True:
        grown = False
        if low > 0 and _together(index, low - 1, row):
            low, grown = low - 1, True
            yield low, high
        if high < len(index.sentences) and _together(index, high, row):
            high, grown = high + 1, True
            yield low, high
        if not grown:
            return


def widest(index: OpenIndex, row: int, fits: Callable[[Span], bool]) -> Span:
    """Return the widest window about a row, of those that grow by one neighbour each, that fits."""
    best = Span(row, row + 1)
    for low, high in neighbours(index, row):
        if not fits(window := Span(low, high)):
            break
        best = window
    return best


def _together(index: OpenIndex, one: int, other: int) -> bool:
    a, b = index.passage_of(one), index.passage_of(other)
    related = PassageKind.RELATED
    same_kind = (a.kind is related) == (b.kind is related)
    return a.article == b.article and a.section == b.section and same_kind
