"""Sentence boundaries of a paragraph, with the repairs that news text needs."""

import re

from sentencex import get_sentence_boundaries

from index.types import Span

_STRAIGHT_QUOTE = re.compile(r"\"")
_CANNOT_END = re.compile(
    r"(?:^|[\s(\[“‘«\"'])"  # a whole word …
    r"(?:\d{1,3}|[A-Z]|[Aa]pprox|[Ee]st|[Ii]ncl|[Tt]el|vs|cf|[Nn]os?|[Vv]ol|[Pp]p?)"
    r"[.)]\s*$"  # … that carries a full stop without ending a sentence
)
_LIST_NUMBER = re.compile(r"^\s*(?:\d{1,3}|[A-Za-z])[.)]\s*$")
_CLOSING = re.compile(r"[”’»)\]}]+")


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of one paragraph as spans of ``text``.

    The spans are in order, do not overlap, are free of outer white space, and together cover every
    character that is not white space. Speech in quotation marks is kept with its closing mark.
    """
    pieces = [
        (found["start_index"], found["end_index"])
        for found in get_sentence_boundaries(language.partition("-")[0].lower(), _regular(text))
    ]
    spans = (_trimmed(text, start, end) for start, end in _joined(text, pieces))
    return tuple(span for span in spans if span.length)


def _regular(text: str) -> str:
    """Return a copy of equal length for the segmenter: no line breaks, quotation marks in pairs.

    Straight marks, and texts that open with one kind and close with another, hide from a segmenter
    that a speech is one; a mark opens when white space or a bracket stands before it.
    """

    def curly(mark: re.Match[str]) -> str:
        before = text[mark.start() - 1 : mark.start()]
        after = text[mark.end() : mark.end() + 1]
        opens = (not before or before.isspace() or before in "([{—–-‘“") and not after.isspace()
        return "“" if opens and after else "”"

    return _STRAIGHT_QUOTE.sub(curly, text).replace("\n", " ").replace("\r", " ")


def _joined(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in pieces:
        begin = start
        if joined:
            previous = text[joined[-1][0] : joined[-1][1]]
            if not text[start:end].strip() or _belongs_together(previous, text[start:end]):
                joined[-1] = (joined[-1][0], end)
                continue
            if closing := _CLOSING.match(text, start, end):
                joined[-1] = (joined[-1][0], closing.end())
                begin = closing.end()
        joined.append((begin, end))
    return joined


def _belongs_together(previous: str, following: str) -> bool:
    """Tell whether a boundary was set inside a sentence: before a small letter or in a number."""
    return (
        following.lstrip()[:1].islower()
        or _LIST_NUMBER.match(previous) is not None
        or (_CANNOT_END.search(previous) is not None and following.lstrip()[:1].isdigit())
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, max(start, start + len(piece.strip())))
