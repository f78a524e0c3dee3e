"""Lists as lists: who asks for several things is shown all items of a list, in their order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from index.quote.lists import is_item
from index.quote.quotes import make_quote
from index.store.open_index import OpenIndex
from index.text.comments import has_comment
from index.text.sentences import MAX_SPEECH
from index.types import PassageKind, Quote, Span

_SEVERAL = re.compile(
    # "What are the ingredients?", "Name the islands", "Which four teams won?"; not "What does …?".
    # Of "Can you list the islands?" only "the islands" is asked.
    r"\W*(?:(?:what|which|who) (?:are|were)\b"
    r"|(?:list|name|(?:all )?the)\b(?: \w+){0,4}? \w+(?<!s)s\b"
    r"|(?:what|which)(?: (?!(?:is|was|does|has)\b)\w+){0,2}?"
    r" (?!(?:is|was|does|has|this)\b)\w+(?<!s)s\b)",
    re.IGNORECASE,
)


def with_list(question: str, quotes: Sequence[Quote], index: OpenIndex) -> list[Quote]:
    """Return the quotes with the whole list in place of its items, where several are asked for.

    The first quote must be one of them, or the line above that introduces the list, and another one
    must be there; the list must be no longer than a speech that is kept whole.
    """
    item = next((quote for quote in quotes if is_item(quote.text) and not quote.in_table), None)
    whole = item and _SEVERAL.match(question) and _list_of(item, index)
    if not whole:
        return [*quotes]
    items = [quote for quote in quotes if _is_part(quote, whole)]
    if len(items) < 2 or items[0] is not quotes[0]:
        return [*quotes]
    marks = sorted((mark for some in items for mark in some.highlights), key=lambda m: m.start)
    score = max(some.score for some in items)
    inside = tuple(mark for mark in marks if whole.start <= mark.start)
    return [
        replace(whole, score=score, highlights=inside),
        *(quote for quote in quotes if quote not in items),
    ]


def _list_of(item: Quote, index: OpenIndex) -> Quote | None:
    """Return the list that an item is of, as a quote; None where it is long."""
    ours = [some for some in index.passages if some.article == item.article]
    article = next(n for n, some in enumerate(index.articles) if some.id == item.article)
    text = index.articles[article].text

    def follows(number: int) -> bool:
        one, next_ = ours[number : number + 2]
        told = one.kind is next_.kind is PassageKind.PROSE
        items = is_item(text[one.start : one.end]) and is_item(text[next_.start : next_.end])
        return told and items and not text[one.end : next_.start].strip()

    first = last = next(n for n, some in enumerate(ours) if item.start < some.end)
    while first > 0 and follows(first - 1):
        first -= 1
    while last + 1 < len(ours) and follows(last):
        last += 1
    place = (article, ours[first].sentences[0].start)
    row = bisect_left(index.sentences, place, key=lambda some: (some.article, some.start))
    opening, end = make_quote(index, row, item.score), ours[last].sentences[-1].end
    whole = text[opening.start : end]
    if len(whole) > MAX_SPEECH or has_comment(whole):
        return None
    return replace(opening, end=end, text=whole)


def _is_part(quote: Quote, whole: Quote) -> bool:
    """Tell whether a quote is an item of a list, or the line that introduces it."""
    if quote.article != whole.article:
        return False
    introduces = whole.lead == Span(quote.start, quote.end)
    return introduces or (whole.start <= quote.start and quote.end <= whole.end)
