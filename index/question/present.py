"""The present: whether a question asks how things are now."""

import re

from index.question.phrasing import NOW

_ABOUT_NOW = re.compile(
    rf"\b(?:{NOW}|(?:latest|newest|current|now|today|recent|recently|still"
    r"|maintenant|actuel\w*|aujourd.hui|dernier\w*|dernière\w*|récent\w*)\b)",
    re.IGNORECASE,
)


def asks_about_now(question: str) -> bool:
    """Say whether a question is about the present, which an article may be too old for."""
    return _ABOUT_NOW.search(question) is not None
