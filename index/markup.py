"""Take off what a chat puts around the words of a message: mentions, emoji, links, emphasis."""

import re

_NO_WORDS = re.compile(
    r"<a?:\w+:\d+>"  # a server's emoji
    r"|<(?:@[!&]?|#)\d+>"  # a person, a role, a channel
    r"|<t:-?\d+(?::\w)?>"  # a time
    r"|</[^<>:]+:\d+>"  # a command
    r"|<?\bhttps?://\S+>?"
)
_AT_LINE_START = re.compile(r"^[ \t]*(?:>{1,3}|-?#{1,3})[ \t]+", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|_{1,3}|~~|\|\||`{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL
)


def unmarked(message: str) -> str:
    """Return the words of a message; equal to it when there is nothing else in it."""
    text = _AT_LINE_START.sub("", _NO_WORDS.sub(" ", message))
    before = None
    while before != text:
        before, text = text, _EMPHASIS.sub(r"\2", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip() if text != message else message
