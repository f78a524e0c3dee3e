"""Lists, and blocks that are quoted: the line above says what, or whose words, they are."""

import re
from collections.abc import Iterator

from index.articles.related import LIST_MARK
from index.store.open_index import OpenIndex

_ITEM = re.compile(LIST_MARK)


def is_item(text: str) -> bool:
    """Tell whether a text is an item of a list: "- oat milk", "2. move the laboratory;"."""
    return _ITEM.match(text) is not None


def is_of_list(index: OpenIndex, row: int) -> bool:
    """Tell whether a row is an item, or the line with a colon above one."""
    if is_item(index.text_of(row)):
        return True
    below = index.sentences[row + 1 : row + 2]
    heads = index.text_of(row).rstrip("*_ ").endswith(":")
    same = bool(below) and below[0].article == index.sentences[row].article
    return heads and same and is_item(index.text_of(row + 1))


def introducing(index: OpenIndex, row: int, quoted: str, rows: Iterator[int]) -> int | None:
    """Return the line with a colon above a list, or a block that is quoted: what or whose it is."""
    if is_item(quoted):
        depth = _indent(index, row)
        above = next((some for some in rows if not _is_item_below(index, some, depth)), None)
    elif _in_block_quote(index, row):
        above = next((some for some in rows if not _in_block_quote(index, some)), None)
    else:
        return None
    introduces = above is not None and index.text_of(above).rstrip("*_ ").endswith(":")
    return above if introduces else None


def _is_item_below(index: OpenIndex, row: int, depth: int) -> bool:
    """Tell whether a row is an item, and not one with items of its own, as those so far in are."""
    text = index.text_of(row)
    return is_item(text) and not (text.endswith(":") and _indent(index, row) < depth)


def _indent(index: OpenIndex, row: int) -> int:
    """Return how many characters stand before a row in its line."""
    start = index.sentences[row].start
    return start - index.article_of(row).text.rfind("\n", 0, start) - 1


def _in_block_quote(index: OpenIndex, row: int) -> bool:
    first = index.passage_of(row).sentences[0]
    return index.article_of(row).text.startswith(">", first.start)
