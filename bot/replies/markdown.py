"""An article's words in Discord's Markdown, so that a reader sees exactly those words.

Discord takes a backslash away before any character that is neither a letter, a digit nor white
space, and shows that character as it is; nothing is ever inserted into or taken from the text.
"""

import re
from collections.abc import Iterable, Sequence

from bot.replies.limits import characters
from index.types import Span

ALWAYS = frozenset("\\*_~`|<>@:[]")
"""Bold, italics, strike-through, code, spoilers, mentions, timestamps, emoji, addresses and links:
each begins with one of these, or cannot be without it."""

LINE_START = re.compile(r"(?:^|(?<=[\n\r\x0b\x0c\x85\u2028\u2029]))([ \t\xa0]*)([-+#]|\d+[.)])")
"""Headings, small print and lists begin a line, perhaps after blanks."""

ESCAPED_OR_BOLD = re.compile(r"\\([^0-9A-Za-z\s])|\*\*", re.DOTALL)

IDS = re.compile(r"<(?:@[!&]?|#)\d+>|<a?(:\w+:)\d+>|<(/[^<>:]+):\d+>")
"""A person, role or channel; an emoji; a command: how a message that mentions them names them."""

LISTED = 5
"""Things named of a list; of others it is said how many they are."""


def escape(text: str, bold: Iterable[Span] = ()) -> str:
    """Write ``text`` so that Discord shows it as it is, the ``bold`` stretches in bold."""
    marked = _markers(text, bold)
    structural = {match.end(2) - 1 for match in LINE_START.finditer(text)}
    return "".join(
        ("**" if place in marked else "")
        + ("\\" if letter in ALWAYS or place in structural else "")
        + letter
        for place, letter in enumerate(text)
    ) + ("**" if len(text) in marked else "")


def visible(markdown: str) -> str:
    """Say what a reader sees of text that :func:`escape` wrote."""
    return ESCAPED_OR_BOLD.sub(lambda match: match.group(1) or "", markdown)


def without_ids(question: str) -> str:
    """Write emoji and commands by their names; leave out whom a question mentions by id alone."""
    named = IDS.sub(lambda match: match[1] or match[2] or "", question)
    return " ".join(named.split()) or question


def one_line(text: str, longest: int) -> str:
    """Write a title or a question on one line, escaped; above ``longest`` it ends in "…".

    The marks that escape others count, too, as they do for Discord: a message has room for so many.
    """
    flat = " ".join(text.split())
    written = escape(flat)
    while (over := characters(written) - longest) > 0:
        # A letter is written as two at most: none is cut that has room.
        flat = flat[: -max(1, over // 2)].rstrip()
        written = f"{escape(flat)}…"
    return written


def _markers(text: str, bold: Iterable[Span]) -> set[int]:
    """Find where bold is switched: never at white space, never across a line break."""
    inside = [False] * len(text)
    for span in bold:
        for match in re.finditer(r"[^\n\r]+", text[span.start : span.end]):
            kept = match.group().strip()
            if kept:
                start = span.start + match.start() + match.group().index(kept)
                inside[start : start + len(kept)] = [True] * len(kept)
    padded = [False, *inside, False]
    return {place for place in range(len(padded) - 1) if padded[place] != padded[place + 1]}


def first_of(items: Sequence[str]) -> str:
    """Name the first of some things on one line, and count the others."""
    more = "" if len(items) <= LISTED else f" +{len(items) - LISTED}"
    return ", ".join(items[:LISTED]) + more
