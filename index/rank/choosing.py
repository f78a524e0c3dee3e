"""Choose which sentences to show: the best first, none twice, covering what was asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from index.articles.entries import is_entry
from index.quote.quotes import article_of
from index.rank.copies import copies
from index.store.open_index import OpenIndex
from index.text.clock import minutes_at_start
from index.types import Quote, Span

NOVELTY = 0.35
"""Weight of likeness to what is shown already (maximal marginal relevance, Carbonell & Goldstein
1998), when the further quotes are chosen."""
FURTHER = 0.7
"""Of the best quote's probability, what a further one needs: see "Further quotes" in
docs/experiments.md."""
ON_TOPIC = 0.25
"""Probability of being on a broad request's topic that a further quote needs."""
FEW = 3
"""Quotes that are shown at once, unless somebody chose otherwise."""
AS_GOOD = 0.85
"""Quotes of other articles within this share of the best count as equally good reports."""
AS_SURE = 0.9
"""Of the surest sentence's probability, what another one of the same quote needs to be marked: in
our sets three of 7 marks in less sure ones mislead ("Swimming is permitted" where motorboats are
asked about), and of 9 in surer ones none."""


def choose(
    index: OpenIndex,
    rows: NDArray[np.int64],
    order: NDArray[np.float64],
    worth: NDArray[np.float64],
    fits: NDArray[np.bool_],
    most: int,
) -> list[int]:
    """Return the places in ``rows`` of the sentences to show, best first, at most ``most``.

    ``order`` says which is first (higher is better); ``worth``, of the size of probabilities, what
    a further one is weighed by against its likeness to those before. One that does not fit would
    only distract.
    """
    if not len(rows):
        return []
    vectors = index.vectors.rows(rows)
    chosen = [int(np.argmax(order))]
    fitting = {int(place) for place in np.flatnonzero(fits)}
    fitting -= copies(index, rows, chosen[0])
    while fitting and len(chosen) < most:
        likeness = (vectors @ vectors[chosen].T).max(axis=1)
        chosen.append(max(fitting, key=lambda p: worth[p] - NOVELTY * likeness[p]))
        fitting -= copies(index, rows, chosen[-1])
    return chosen


def opening_first(
    rows: NDArray[np.int64],
    articles: NDArray[np.int64],
    worth: NDArray[np.float64],
    order: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the order for an article or section as a whole: its first sentence above all, if on
    its topic.

    News says first what it is about. Of several ``articles``, (n,), it is that of the best row's; a
    table's row, whose order is below 0, is no first sentence.
    """
    told = np.flatnonzero((articles == articles[np.argmax(order)]) & (order >= 0))
    if not len(told) or worth[opening := told[np.argmin(rows[told])]] < ON_TOPIC:
        return order
    return np.where(np.arange(len(rows)) == opening, order.max() + 1, order)


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


def distinct(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes without those that an earlier one already shows.

    Such a quote stands inside the earlier one (a speech kept whole) or inside its lead, or is the
    same text in another article. One that has all of an earlier one takes its place.
    """
    kept: list[Quote] = []
    for quote in quotes:
        inside = [some for some in kept if _holds(quote, some)]
        if inside:
            place = kept.index(inside[0])
            kept = [some for some in kept if some not in inside]
            kept.insert(place, _with_marks(quote, inside))
        elif is_new(quote, kept):
            kept.append(quote)
    return kept


def _with_marks(quote: Quote, inside: Sequence[Quote]) -> Quote:
    """Return a quote as sure as those inside it, with what is marked in the surest of them."""
    score = max(some.score for some in (quote, *inside))
    return replace(quote, score=score, highlights=_marks_of((quote, *inside), score))


def _marks_of(quotes: Sequence[Quote], score: float) -> tuple[Span, ...]:
    """Return what is marked in those quotes that are nearly as sure as the surest, ``score``."""
    sure = (some for some in quotes if some.score >= AS_SURE * score)
    return _apart({mark for some in sure for mark in some.highlights})


def _holds(one: Quote, other: Quote) -> bool:
    """Tell whether a quote is another one and more."""
    return (
        one.article == other.article
        and one.start <= other.start
        and other.end <= one.end
        and (one.start, one.end) != (other.start, other.end)
    )


def _apart(marks: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order without those that begin in an earlier one."""
    kept: list[Span] = []
    for mark in sorted(marks, key=lambda some: (some.start, -some.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def is_new(quote: Quote, shown: Sequence[Quote]) -> bool:
    """Tell whether no quote that is shown has what a quote says in it."""
    return not any(_shows(some, quote) for some in shown)


def joined(quotes: Sequence[Quote], index: OpenIndex) -> list[Quote]:
    """Return the quotes, with those as one that follow each other in a paragraph.

    It stands in the place of the first of them. Rows of tables stay apart.
    """
    kept: list[Quote] = []
    for quote in quotes:
        place, whole = len(kept), quote
        for number in reversed(range(len(kept))):
            one, next_ = sorted((kept[number], whole), key=lambda some: some.start)
            if both := _as_one(one, next_, index):
                place, whole = number, both
                del kept[number]
        kept.insert(place, whole)
    return kept


def _as_one(one: Quote, next_: Quote, index: OpenIndex) -> Quote | None:
    """Return two quotes as one, if nothing but blanks is between them in a paragraph."""
    if (one.article, one.paragraph) != (next_.article, next_.paragraph) or one.in_table:
        return None
    article = article_of(index, one.article)
    if not article or one.end > next_.start or article.text[one.end : next_.start].strip():
        return None
    score = max(one.score, next_.score)
    return replace(
        one,
        end=next_.end,
        text=article.text[one.start : next_.end],
        score=score,
        highlights=_marks_of((one, next_), score),
    )


def _shows(one: Quote, other: Quote) -> bool:
    if one.article != other.article:
        return (one.text, one.lead_text) == (other.text, other.lead_text)
    if one.lead and one.lead.start <= other.start and other.end <= one.lead.end:
        return True
    return one.start < other.end and other.start < one.end


def led_together(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Place each quote directly after the quote that contains its lead."""
    ordered: list[Quote] = []
    for quote in quotes:
        place = next((n for n, some in enumerate(ordered, 1) if quote.led_by(some)), len(ordered))
        while place < len(ordered) and ordered[place].led_by(ordered[place - 1]):
            place += 1
        ordered.insert(place, quote)
    return tuple(ordered)
