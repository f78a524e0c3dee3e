"""HTML comments: remarks among writers, which no reader of an article sees."""

import re

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IN_A_LINE = re.compile(r"[^\n]")


def has_comment(text: str) -> bool:
    """Tell whether a text, which begins in none, has a comment; what nothing ends is none."""
    return "-->" in text.partition("<!--")[2]


def without_comments(text: str) -> str:
    """Return the text with blanks for its comments, so that all else keeps its place."""
    # Behind the last end of one, a beginning that nothing ends would be looked for again and again.
    last = text.rfind("-->") + len("-->")
    return _COMMENT.sub(lambda found: _IN_A_LINE.sub(" ", found[0]), text[:last]) + text[last:]
