"""Choose which sentences to show: the best first, none twice, covering what was asked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from index.rank.copies import copies
from index.store.open_index import OpenIndex
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal, Span

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
    that reach the threshold: what comes first must be an answer by itself.
    """
    best = quotes[0]
    rivals = [
        quote
        for quote in quotes
        if quote.published
        and quote.score >= max(AS_GOOD * best.score, threshold)
        and (quote is best or quote.article != best.article)
    ]
    if best not in rivals or len(rivals) < 2:
        return tuple(quotes)
    rivals.sort(key=lambda quote: str(quote.published), reverse=True)
    return (*rivals, *(quote for quote in quotes if quote not in rivals))


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
    same text in another article.
    """
    kept: list[Quote] = []
    for quote in quotes:
        if is_new(quote, kept):
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
        for place, other in enumerate(kept):
            one, next_ = sorted((other, quote), key=lambda some: some.start)
            if _adjoin(one, next_, index):
                kept[place] = _as_one(one, next_, index)
                break
        else:
            kept.append(quote)
    return kept


def _adjoin(one: Quote, next_: Quote, index: OpenIndex) -> bool:
    if (one.article, one.paragraph) != (next_.article, next_.paragraph) or one.in_table:
        return False
    text = next(some.text for some in index.articles if some.id == one.article)
    return one.end <= next_.start and not text[one.end : next_.start].strip()


def _as_one(one: Quote, next_: Quote, index: OpenIndex) -> Quote:
    text = next(some.text for some in index.articles if some.id == one.article)
    return replace(
        one,
        end=next_.end,
        text=text[one.start : next_.end],
        score=max(one.score, next_.score),
        highlights=one.highlights + next_.highlights,
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


def together(message: str, outcomes: Sequence[Outcome], most: int) -> Outcome:
    """Return what the questions of a message got as one outcome.

    An answer has the best quote of each answered question first, at most ``most`` quotes or one for
    each answered question if that is more, and the least of the confidences; it names the questions
    that the articles do not answer, and those that they may not.
    """
    answers = [some for some in outcomes if isinstance(some, Answer)]
    others = [some for some in outcomes if isinstance(some, NotInArticles)]
    if not answers:
        nearest = max(
            others, key=lambda some: (some.reason is Refusal.NO_EVIDENCE, some.confidence)
        )
        return replace(nearest, question=message)
    in_turn = zip_longest(*(answer.quotes for answer in answers))
    found = [quote for turn in in_turn for quote in turn if quote]
    quotes = [_marked_for_all(quote, found) for quote in distinct(found)]
    least = len(distinct([answer.quotes[0] for answer in answers]))
    return Answer(
        message,
        tuple(quotes[: max(most, least)]),
        min(answer.confidence for answer in answers),
        answers[0].generation,
        tuple(some.question for some in others if some.reason is not Refusal.GREETING),
        tuple(question for answer in answers for question in answer.unsure),
        least,
    )


def _marked_for_all(quote: Quote, found: Sequence[Quote]) -> Quote:
    """Return a quote with what is marked in it for the other questions too, but for overlaps."""
    marks = list(quote.highlights)
    for other in found:
        within = other.article == quote.article and _shows(quote, other)
        if within or other.text == quote.text:  # or its copy in another article
            moved = 0 if within else quote.start - other.start
            marks += [
                span
                for each in other.highlights
                if (span := Span(each.start + moved, each.end + moved))
                and all(span.end <= mark.start or mark.end <= span.start for mark in marks)
            ]
    return replace(quote, highlights=tuple(sorted(marks, key=lambda mark: mark.start)))
