"""What a newer article says of the same matter: it is shown beside what an older one says."""

import re

import numpy as np
from numpy.typing import NDArray

from index.store.open_index import OpenIndex

SAME_MATTER = 0.6
"""Cosine of two sentences in their context from which they tell of one matter. Of nine such
sentences of newer articles, each likely enough to be an answer and none nearly as likely as the
best, four hold a labelled answer; of ten of older articles two do (docs/experiments.md)."""
MAY_TELL_CHANGE = 0.25
"""Probability of a newer sentence that may tell that an older one holds no more."""
_NOT_YET = re.compile(
    r"\b(?:not (?:yet |been |be ){0,3}(?:named|identified|released|disclosed|announced|decided"
    r"|known|clear|established|confirmed|determined|found)|unknown|unclear|unidentified|missing"
    r"|(?:did|does|do|would|could) not (?:yet )?(?:name|identify|say|disclose|reveal)"
    r"|(?:declined|refused) to (?:name|identify|say|disclose|reveal|comment)"
    r"|yet to|under investigation|to be (?:named|announced|decided|confirmed)|expected)\b",
    re.IGNORECASE,
)
"""What was open when it was written."""
_NO_MORE = re.compile(
    r"\b(?:ris(?:en|ing)|rose|climbed|grew|grown|jumped|fell|fallen|dropped|(?:up|down) from"
    r"|revised|corrected|now|since|later|no longer|identified|named|turned out)\b",
    re.IGNORECASE,
)
"""What holds no more as it did."""


def told_later(index: OpenIndex, rows: NDArray[np.int64], place: int) -> NDArray[np.bool_]:
    """Return which rows tell of the matter of one of them in an article newer than its, (n,)."""
    newer = np.array([is_newer(index, int(row), int(rows[place])) for row in rows])
    alike = index.context[rows] @ index.context[rows[place]] >= SAME_MATTER
    return np.asarray(newer & alike, dtype=bool)


def newer_reports(index: OpenIndex, row: int) -> NDArray[np.bool_]:
    """Return which rows stand in articles that are newer than a row's and tell of its matter, (n,).

    An article does with any of its sentences.
    """
    alike = index.context @ index.context[row] >= SAME_MATTER
    articles = {int(index.article_numbers[other]): int(other) for other in np.flatnonzero(alike)}
    newer = [number for number, other in articles.items() if is_newer(index, other, row)]
    return np.asarray(np.isin(index.article_numbers, newer), dtype=bool)


def tells_change(index: OpenIndex, rows: NDArray[np.int64], place: int) -> NDArray[np.bool_]:
    """Return which rows may tell, in a newer report, that one of them holds no more, (n,).

    That one says what was open when it was written, or they say what is not as it was.
    """
    row = int(rows[place])
    was_open = bool(_NOT_YET.search(index.text_of(row)))
    changed = [was_open or bool(_NO_MORE.search(index.text_of(int(other)))) for other in rows]
    return np.asarray(changed & newer_reports(index, row)[rows], dtype=bool)


def is_newer(index: OpenIndex, row: int, other: int) -> bool:
    """Tell whether a row's article is known to be newer than another row's."""
    date, than = index.article_of(row).published, index.article_of(other).published
    return bool(date and than and date > than)
