"""The blocks of an article: runs of lines, before they are told apart."""

import re
from collections.abc import Iterator, Sequence

from index.articles.headings import heading_of
from index.text.sentences import ends_sentence
from index.types import Span

_FENCE = re.compile(r"```[^`]*$")


def blocks(text: str) -> Iterator[list[Span]]:
    """Yield runs of lines without a blank line between them; a heading is a run of its own."""
    block: list[Span] = []
    in_code = False
    for line in _lines(text):
        words = text[line.start : line.end]
        in_code ^= _FENCE.match(words) is not None
        # In code a line like a heading is a remark.
        heading = not in_code and heading_of([words]) is not None and _may_head(text, block, words)
        blank = not words.strip("> \t")  # in a quotation, too
        above = text[block[0].start : block[0].end] if len(block) == 1 else ""
        if above and not in_code and heading_of([above, words]) is not None:
            yield [*block, line]
            block = []
            continue
        if block and (heading or blank):
            yield block
            block = []
        if heading:
            yield [line]
        elif not blank:
            block.append(line)
    if block:
        yield block


def _may_head(text: str, block: Sequence[Span], words: str) -> bool:
    """Tell whether a line in bold is no part of a sentence that was begun above it."""
    ended = not block or ends_sentence(text[block[-1].start : block[-1].end])
    return ended or words.startswith("#")


def _lines(text: str) -> Iterator[Span]:
    """Yield each line without its outer white space."""
    start = 0
    for line in text.split("\n"):
        begin = start + len(line) - len(line.lstrip())
        yield Span(begin, begin + len(line.strip()))
        start += len(line) + 1
