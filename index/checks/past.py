"""What once was: how things were in an earlier year is no answer to how they are now."""

import re
from functools import lru_cache

from index.text.dates import PRESENT
from index.types import Article

_NOW = re.compile(
    rf"\b(?:now|{PRESENT}|today|still|(?<=\bthe )(?:current|present)(?= [a-z]))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]*\d)")
_ONCE = re.compile(
    rf"(?:^\W*(?:In|By|During|From)|\b[Uu]ntil|\bbetween) (?:[A-Z][a-z]+ )?({_YEAR.pattern})"
)
_UP_TO_NOW = re.compile(r"\b(?:since|now|still|today|currently|has|have)\b", re.IGNORECASE)


def asks_how_it_is(question: str) -> bool:
    """Say whether a question asks how things are now."""
    return _NOW.search(question) is not None


def is_of_the_past(sentence: str, article: Article) -> bool:
    """Tell whether a sentence tells of an earlier year alone.

    "Who is the commissioner now?" is not answered by "In 2016 the commissioner, Horatio Blum, had
    to go". Now is the year of the article, or else the latest that it has.
    """
    once = _ONCE.search(sentence)
    if once is None or _UP_TO_NOW.search(sentence):
        return False
    return int(once[1]) < _year_of(article)


@lru_cache(maxsize=1_000)
def _year_of(article: Article) -> int:
    if article.published:
        return article.published.year
    return max(map(int, _YEAR.findall(article.text)), default=0)
