"""What an article's opening says for all of it: whom its title names, or what happened."""

import re
from bisect import bisect_left

from index.quote.leaning import leans
from index.quote.referring import pronoun_of, tells_of
from index.store.open_index import OpenIndex
from index.text.names import NAME, OWNED
from index.text.sentences import ends_sentence
from index.types import PassageKind

OPENING = 3
"""Sentences of an article, at most, of which the first with the name in the title introduces."""
LINES = 12
"""Rows in which they are looked for: captions and bylines may stand above and between them."""
_NAME = re.compile(NAME)
_WHOLE_NAME = re.compile(rf"{NAME}(?: {NAME}| [A-Z]\.| [a-z]{{2,3}}){{0,3}} ({NAME})")
"""A first name, others, a particle ("van der"), and the surname: news gives all of it once."""
_RECORD = re.compile(
    r"[\s*_]*It (?:is|was|has been|would be)(?: now| also| still)? (?:the|one of the|among the)"
    r"(?: \w+)? (?:\w+(?:est|th|rd)|first|second|most|worst|least|only)\b"
)
"""What compares all that an article tells of: "It is the deadliest accident since 1957."."""


def is_record(text: str) -> bool:
    """Tell whether a sentence says how rare or large that is which an article tells of."""
    return _RECORD.match(text) is not None


def opening_for(index: OpenIndex, row: int, quoted: str) -> int | None:
    """Return the row of an article's opening that says who or what is meant farther on in it.

    "Ada Li, who has died at 88, led the expedition" does wherever her obituary says "she", if the
    title names her; what "the deadliest accident" was, the first sentence of news says.
    """
    opening = _opening(index, row)
    if is_record(quoted):
        return opening[0] if opening else None
    pronoun = pronoun_of(quoted)
    named = next((some for some in opening if _is_of_titled(index, some)), None)
    if not pronoun or named is None:
        return None
    after = index.text_of(named + 1)  # there is one: the quote's own at least
    goes_on = tells_of(pronoun, index.text_of(named)) or (leans(after) and tells_of(pronoun, after))
    return named if goes_on else None


def _opening(index: OpenIndex, row: int) -> list[int]:
    """Return the first few rows of an article, before a row, that are sentences of its story."""
    article = index.sentences[row].article
    first = bisect_left(index.sentences, article, key=lambda some: some.article)
    rows = (
        some
        for some in range(first, min(row, first + LINES))
        if index.passage_of(some).kind is PassageKind.PROSE and ends_sentence(index.text_of(some))
    )
    return list(rows)[:OPENING]


def _is_of_titled(index: OpenIndex, row: int) -> bool:
    """Tell whether a sentence gives the whole name of somebody whose surname is in the title."""
    text = index.text_of(row)
    surnames = {OWNED.sub("", name) for name in _WHOLE_NAME.findall(text)}
    title = {OWNED.sub("", name) for name in _NAME.findall(index.article_of(row).title)}
    return not surnames.isdisjoint(title) and not leans(text)
