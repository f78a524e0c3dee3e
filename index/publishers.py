"""Questions to one paper alone: "According to the Echo, when …?", "What does the Echo say …?"."""

import re
from collections.abc import Iterable

from index.types import Article

_THE = re.compile(r"^the\s+", re.IGNORECASE)
_ARTICLE = "the article"
"""What a paper's name gives way to: words that are no part of what is asked."""


def asked_of(question: str, articles: Iterable[Article]) -> tuple[str, frozenset[str]] | None:
    """Return a question without the name of the paper that it is put to, and the paper's articles.

    None where it names no publisher of the articles in such a way: a paper may be what is asked
    about. Articles are given by their ids.
    """
    published: dict[str, set[str]] = {}
    for article in articles:
        if article.publisher:
            published.setdefault(article.publisher, set()).add(article.id)
    folded = question.casefold()
    # Patterns are dear, and there may be thousands of names.
    there = [name for name in published if _THE.sub("", name).casefold() in folded]
    # "The Times of Malta" before "The Times", with which its name begins.
    for name in sorted(there, key=len, reverse=True):
        if found := _put_to(_THE.sub("", name)).search(question):
            put = f"{question[: found.start()]}{_ARTICLE}{question[found.end() :]}"
            return put, frozenset(published[name])
    return None


def _put_to(publisher: str) -> re.Pattern[str]:
    """Return what matches the name of a publisher that a question is put to."""
    name = rf"(?:the\s+)?{re.escape(publisher)}"
    return re.compile(
        rf"(?<=\baccording to ){name}(?!\w)"
        rf"|(?<=\bwhat does ){name}(?=\s+(?:say|report|write|tell)\b)"
        rf"|(?<=\bwhat did ){name}(?=\s+(?:say|report|write|tell)\b)",
        re.IGNORECASE,
    )
