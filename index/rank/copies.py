"""Agency copy: what several articles say in nearly the same words."""

import re
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.quote.leads import span_and_lead
from index.rank.matching import NUMBER
from index.store.open_index import OpenIndex

REPEATED = 0.95
"""Cosine from which two sentences may say the same: agency copy differs by a word or two."""
_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")
_NEGATION = re.compile(
    r"(?:not|never|nothing|neither|nor|without|cannot|\w+n[’']t)$", re.IGNORECASE
)


def copies(index: OpenIndex, rows: NDArray[np.int64], place: int) -> set[int]:
    """Return the places in ``rows`` of the sentences that say what one says, itself among them.

    Vectors hardly tell 12 from 14 deaths, so figures, names, days and negations are compared too.
    """
    vectors = index.vectors.rows(rows)
    near = {int(some) for some in np.flatnonzero(vectors @ vectors[place] >= REPEATED)} - {place}
    if not near:
        return {place}
    texts = {some: _with_lead(index, int(rows[some])) for some in {place, *near}}
    return {place} | {some for some in near if _tell_the_same(texts[place], texts[some])}


def newest_copy(index: OpenIndex, rows: NDArray[np.int64], place: int) -> int:
    """Return the place of the copy of a sentence whose article is the newest, or its own."""

    def published(some: int) -> tuple[date, bool]:
        article = index.article_of(int(rows[some]))
        return article.published or date.min, some == place

    return max(copies(index, rows, place), key=published)


def _with_lead(index: OpenIndex, row: int) -> str:
    """Return a sentence behind what says who is meant in it: another "he" is no copy."""
    _, lead = span_and_lead(index, row)
    text = index.article_of(row).text
    return f"{text[lead.start : lead.end] if lead else ''} {index.text_of(row)}"


def _tell_the_same(one: str, other: str) -> bool:
    return _telling(one) <= _words(other) and _telling(other) <= _words(one)


def _telling(text: str) -> set[str]:
    """Return the words whose change makes another report: figures, names, days, negations."""
    return {
        word.casefold()
        for word in _WORD.findall(text)
        if word[0].isupper() or NUMBER.search(word) or _NEGATION.match(word)
    }


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
