"""Take off what a chat, or a web page, puts around words: mentions, links, emphasis, deletions."""

import re

from index.types import Span

_NO_WORDS = re.compile(
    r"<a?:\w+:\d+>"  # a server's emoji
    r"|<(?:@[!&]?|#)\d+>"  # a person, a role, a channel
    r"|<t:-?\d+(?::\w)?>"  # a time
    r"|</[^<>:]+:\d+>"  # a command
    r"|<?\bhttps?://\S+>?"
    r"|[\ud800-\udfff]"  # half a character, which cannot be encoded
)
_BLANKS = re.compile(r"\s{2,}")
_AT_LINE_START = re.compile(r"^[ \t]*(?:>{1,3}|-?#{1,3})[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|_{1,3}|~~|\|\||`{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL
)

DEEPEST = 6
"""Levels of emphasis that are taken off: Discord has bold, italics, underline, strike-through,
spoiler and code, and one within itself shows nothing. Each level is a pass over the message, and a
message can be nested as deep as it is long."""

_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)?(?: \"[^\"]*\")?\)")
_BOLD = re.compile(r"\*\*(?:(?!\*\*).)+\*\*", re.DOTALL)
_MARK_BEFORE = re.compile(r"(?:(?P<block>(?:>+[ \t]+)+)|(?P<mark>\*{1,3}|_{1,3}|~~))(?=[^\s*_~])")
_MARK_AFTER = re.compile(r"(?<=[^\s*_~])(?P<mark>\*{1,3}|_{1,3}|~~)$")
_NOT_READ = re.compile(
    r"!\[[^\[\]]*\]\([^()]*\)|~~(?=\S)[^~|]+(?<=\S)~~(?!\w)|<(del|s|strike)\b[^<>]*>[^<>]*</\1>",
    re.IGNORECASE,
)
"""A picture in a line, and what was struck out."""


def unmarked(message: str) -> str:
    """Return the words of a message, with at most one blank between them."""
    text = _AT_LINE_START.sub("", _NO_WORDS.sub(" ", message))
    for _ in range(DEEPEST):
        before, text = text, _EMPHASIS.sub(r"\2", text)
        if before == text:
            break
    return _BLANKS.sub(lambda found: "\n" if "\n" in found[0] else " ", text).strip()


def is_bold(text: str) -> bool:
    """Tell whether a whole text is one stretch of bold, as what an interviewer asks may be."""
    return _BOLD.fullmatch(text) is not None


def within_marks(text: str, span: Span) -> Span:
    """Return a span of a text without marks at its ends whose other one is not in it.

    Of "*She left. He stayed.*" each sentence has one, and of "> She left." the mark of a block.
    """
    above, below = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = Span(above, below if below >= 0 else len(text))
    piece = text[span.start : span.end]
    before, after = _MARK_BEFORE.match(piece), _MARK_AFTER.search(piece)
    start, end = span.start, span.end
    if before and (before["block"] or _is_half(before["mark"], piece, text[end : line.end])):
        start += before.end()
    if after and _is_half(after["mark"], piece, text[line.start : span.start]):
        end -= len(after["mark"])
    return Span(start, end) if start < end else span


def _is_half(mark: str, piece: str, beside: str) -> bool:
    """Tell whether the other one of a pair of marks stands beside a piece and not in it."""
    return piece.count(mark) == 1 and mark in beside


def as_read(text: str) -> str:
    """Return a copy of equal length with blanks for what no reader reads as the article's words.

    These are the addresses behind a link's words ("[words](address)"), pictures in a line, and what
    was struck out. An address by itself may be the answer.
    """
    text = _NOT_READ.sub(lambda found: " " * len(found[0]), text)
    return _LINK.sub(lambda found: f" {found[1]}".ljust(len(found[0])), text)
