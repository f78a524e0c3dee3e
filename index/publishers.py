"""Questions to one paper alone: "According to the Echo, when …?", "What does the Echo say …?"."""

import re
from collections.abc import Iterable

from index.types import Article

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
    for name, ids in published.items():
        if (found := _put_to(name).search(question)) is not None:
            put = f"{question[: found.start()]}{_ARTICLE}{question[found.end() :]}"
            return put, frozenset(ids)
    return None


def _put_to(publisher: str) -> re.Pattern[str]:
    """Return what a question says where it is put to a publisher, whose name it matches."""
    alone = re.sub(r"^the\s+", "", publisher, flags=re.IGNORECASE)
    name = r"(?:the\s+)?" + r"\s+".join(map(re.escape, alone.split()))
    return re.compile(
        rf"(?<=\baccording to ){name}(?!\w)"
        rf"|(?<=\bwhat does ){name}(?=\s+(?:say|report|write|tell)\b)"
        rf"|(?<=\bwhat did ){name}(?=\s+(?:say|report|write|tell)\b)",
        re.IGNORECASE,
    )
