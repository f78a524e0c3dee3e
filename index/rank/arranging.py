"""In which order quotes are shown: the newest of equals first, a whole as it is told."""

from collections.abc import Sequence
from math import inf

from index.articles.entries import is_entry
from index.text.clock import minutes_at_start
from index.types import Quote

FEW = 3
"""Quotes that are shown at once, unless somebody chose otherwise."""
AS_GOOD = 0.85
"""Quotes of other articles within this share of the best count as equally good reports."""


def newest_first(quotes: Sequence[Quote], threshold: float) -> tuple[Quote, ...]:
    """Return quotes with equally good reports of other articles in order of date, newest first.

    Only dated quotes of different articles change places, only with the best one, and only those
    that reach the threshold: what comes first must be an answer by itself. So do those of a live
    blog whose answering words are sure: a later entry has the later figure.
    """
    best = quotes[0]
    later = is_entry(best.section) and best.highlights
    rivals = [
        quote
        for quote in quotes
        if quote.published
        and quote.score >= max(AS_GOOD * best.score, threshold)
        and (quote is best or quote.article != best.article or (later and quote.highlights))
    ]
    if best not in rivals or len(rivals) < 2:
        return tuple(quotes)
    rivals.sort(key=lambda quote: (str(quote.published), _told(quote, best)), reverse=True)
    return (*rivals, *(quote for quote in quotes if quote not in rivals))


def _told(quote: Quote, best: Quote) -> float:
    """Return when a live blog told something; what stands in no entry sums all of them up."""
    section = (quote if quote.article == best.article else best).section or ""
    minutes = minutes_at_start(section)
    return inf if minutes is None else minutes


def arranged(quotes: Sequence[Quote], threshold: float) -> tuple[Quote, ...]:
    """Return quotes as an answer shows them: the newest of equally good ones first, each behind the
    one that says who is meant in it."""
    return led_together(newest_first(quotes, threshold))


def led_together(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Place each quote directly after the quote that contains its lead."""
    ordered: list[Quote] = []
    for quote in quotes:
        place = next((n for n, some in enumerate(ordered, 1) if quote.led_by(some)), len(ordered))
        while place < len(ordered) and ordered[place].led_by(ordered[place - 1]):
            place += 1
        ordered.insert(place, quote)
    return tuple(ordered)


def in_reading_order(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes of a whole behind the first one as they follow each other in it.

    The best few stand before the others, and the first one's article before others'.
    """
    first = quotes[0]

    def place(quote: Quote) -> tuple[bool, str, int]:
        return quote.article != first.article, quote.article, quote.start

    ends = range(FEW, len(quotes) + FEW, FEW)
    few = (sorted(quotes[max(end - FEW, 1) : end], key=place) for end in ends)
    return (first, *(quote for some in few for quote in some))
