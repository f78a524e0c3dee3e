"""What is marked in a quote: whole words and addresses, without half a pair of marks around it."""

import re

from index.articles.related import LIST_MARK
from index.text.markup import within_marks
from index.types import Span

_LIST_MARK = re.compile(rf"{LIST_MARK}+")
_WHOLE = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,250}\w"
    r"|(?:https?://|www\.)[^\s<>()\[\]*]{1,500}[\w/]"
    r"|\w+(?:\.\w+|(?<=\d)[,:]\d+)*"  # a word, "p.m", "example.com", "3,200", "7:52"
)
_BRACKETS = {"(": ")", "[": "]"}
_PAIRS = _BRACKETS | {"“": "”", "«": "»"}
_EMPHASIS = re.compile(r"\*{1,3}|_{1,3}|~~")


def whole_mark(text: str, words: Span, sentence: Span) -> Span:
    """Return words that are marked in a sentence of a text, made whole within that sentence.

    The mark of a list item is left out. A word or an address that is cut is taken whole, and so is
    what stands in brackets or is emphasised and is cut; half a pair at an end is left out.
    """
    start, end = words.start, words.end
    if start == sentence.start and (item := _LIST_MARK.match(text, start, end)):
        start = item.end()
    for whole in _WHOLE.finditer(text, sentence.start, sentence.end):
        start = whole.start() if whole.start() < start < whole.end() else start
        end = whole.end() if whole.start() < end < whole.end() else end
    found = within_marks(text, Span(start, end))
    for opening in _PAIRS:
        found = _paired(text, found, sentence, opening)
    found = _emphasised(text, found, sentence)
    return found if found.start < found.end else words


def _paired(text: str, words: Span, sentence: Span, opening: str) -> Span:
    """Return words with both or neither of each pair of brackets; no speech is made longer."""
    start, end, closing = words.start, words.end, _PAIRS[opening]
    opened, closed = _halves(text, words, opening, closing)
    if opened == start:
        start += 1
    elif opened is not None and opening in _BRACKETS:
        end = max(end, text.find(closing, end, sentence.end) + 1)
    if closed == end - 1:
        end -= 1
    elif closed is not None and opening in _BRACKETS:
        other = text.rfind(opening, sentence.start, start)
        start = other if other >= 0 else start
    return Span(start, end)


def _halves(text: str, words: Span, opening: str, closing: str) -> tuple[int | None, int | None]:
    """Return where a bracket opens that nothing closes in the words, and the other way round."""
    opened: list[int] = []
    closed = None
    for place in range(words.start, words.end):
        if text[place] == opening:
            opened.append(place)
        elif text[place] == closing and opened:
            opened.pop()
        elif text[place] == closing:
            closed = place
    return opened[0] if opened else None, closed


def _emphasised(text: str, words: Span, sentence: Span) -> Span:
    """Return words with the mark right beside them whose other one is among them."""
    start, end = words.start, words.end
    piece = text[start:end]
    if (after := _EMPHASIS.match(text, end, sentence.end)) and piece.count(after[0]) % 2:
        return Span(start, after.end())
    before = _EMPHASIS.match(text[max(sentence.start, start - 3) : start][::-1])
    if before and piece.count(before[0]) % 2:
        return Span(start - len(before[0]), end)
    return Span(start, end)
