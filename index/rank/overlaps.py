"""Quotes that have words in common: what one shows is not shown again, what goes on is one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.store.open_index import OpenIndex
from index.types import Quote, Span, article_of

AS_SURE = 0.9
"""Of the surest sentence's probability, what another one of the same quote needs to be marked: in
our sets three of 7 marks in less sure ones mislead ("Swimming is permitted" where motorboats are
asked about), and of 9 in surer ones none."""


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


def _shows(one: Quote, other: Quote) -> bool:
    if one.article != other.article:
        return (one.text, one.lead_text) == (other.text, other.lead_text)
    if one.lead and one.lead.start <= other.start and other.end <= one.lead.end:
        return True
    return one.start < other.end and other.start < one.end


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


def _apart(marks: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order without those that begin in an earlier one."""
    kept: list[Span] = []
    for mark in sorted(marks, key=lambda some: (some.start, -some.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
