"""Direct speech: where it is open, and how a quote is widened until none is cut open."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.text.comments import has_comment
from index.types import Span

_OPENING = re.compile(r"(?<![^\s(\[{—–‘'>:-])([*_]{0,3})\"(?=\S)")
_SINGLE = re.compile(r"‘([^‘]*?[.,!?…])’")
"""Speech in single marks: its end comes after a stop or comma, an apostrophe or a word in marks
("the boys’ boat", a ‘safe’ harbour) does not."""
_STRAIGHT = re.compile(
    r"(?<![^\s(\[{—–:>*_])'(?=[^\W\d_])((?:[^'\n]|\n(?!\s*\n)|(?<=\w)'(?=\w))*?[.,!?…])'(?![\w'])"
)
"""The same in straight marks, the apostrophes of words within: 'I couldn't run,' he said."""
SAID = re.compile(
    # An apostrophe between letters ends no quotation in single marks.
    r"(?<=\w )(?:\"[^\"]*\"|“[^“”]*”|['‘](?=\w)(?:[^'‘’]|(?<=\w)['’](?=\w))*['’](?!\w))"
)
"""Words of others inside a question: they are neither to us nor about us, and ask nothing."""
_ANY_MARK = re.compile(r"[\"“”«»„‘']")
_EITHER = re.compile("[“«”»]")
_WORD = re.compile(r"[^\W_]+")
_INWARD = re.compile(r"„([^„“”]*)[“”]|(?<![^\s(\[{—–])»(?=\w)([^«»]*)«")
"""Speech in German and Danish marks, „so“ and »so«: their closing mark opens elsewhere."""
LONGEST_OPEN = 1000
"""Characters of a speech that nothing closes in its paragraph; more are a mark too many."""


def whole_speech(text: str, sentences: Sequence[Span], span: Span) -> Span:
    """Return the span widened over its paragraph's sentences until no speech is cut open.

    It stays as it is where an HTML comment, which no reader sees, is in the speech.
    """
    begin = sentences[0].start
    paragraph = text[begin : sentences[-1].end]
    if not _ANY_MARK.search(paragraph):
        return span
    open_before = open_speech(paragraph)
    first = next(n for n, some in enumerate(sentences) if some.start == span.start)
    last = next(n for n, some in enumerate(sentences) if some.end >= span.end)
    while first > 0 and open_before[sentences[first].start - begin]:
        first -= 1
    while last + 1 < len(sentences) and open_before[sentences[last].end - begin]:
        last += 1
    whole = Span(sentences[first].start, sentences[last].end)
    endless = open_before[-1] and whole.length > LONGEST_OPEN
    return span if endless or has_comment(text[whole.start : whole.end]) else whole


def with_single_marks(text: str) -> str:
    """Return a copy of equal length where speech in straight single marks has ‘curly’ ones."""
    return _STRAIGHT.sub(r"‘\1’", text)


@lru_cache(maxsize=1_000)
def open_speech(paragraph: str) -> bytes:
    """Tell before each character, and at the end, whether a speech is open there: 1 or 0.

    The same paragraphs come up for many questions, and for each of their sentences.
    """
    # A straight mark faces the word that it touches; what closes nothing (5'10") is passed over.
    regular = _INWARD.sub(r"“\1\2”", _OPENING.sub(r"\1“", paragraph))
    marks = _SINGLE.sub(r"“\1”", with_single_marks(regular)).replace('"', "”")
    is_open, depth, last = bytearray(), 0, 0
    for mark in _EITHER.finditer(marks):
        is_open += bytes([depth > 0]) * (mark.end() - last)
        depth, last = depth + 1 if mark[0] in "“«" else max(depth - 1, 0), mark.end()
    return bytes(is_open + bytes([depth > 0]) * (len(marks) + 1 - last))


def is_all_speech(text: str) -> bool:
    """Tell whether all words of a sentence are spoken, and none says by whom."""
    if not _ANY_MARK.search(text):
        return False
    open_before = open_speech(text)
    return all(open_before[word.start()] for word in _WORD.finditer(text))
