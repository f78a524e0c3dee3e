"""A text's passages, as the tests compare them."""

from index.articles.passages import split_article
from index.types import Passage, PassageKind
from tests.support.articles import article


def passages(text: str, title: str = "A title") -> tuple[Passage, ...]:
    """Split a text."""
    return split_article(article(text, title))


def words_of(text: str) -> list[tuple[str, PassageKind]]:
    """Return the words and the kind of each passage."""
    return [(text[p.start : p.end], p.kind) for p in passages(text)]
