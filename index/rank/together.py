"""What the questions of one message got, as one outcome."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from index.rank.overlaps import distinct
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal, Span


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
        if other.article != quote.article and other.text != quote.text:
            continue
        # In a copy in another article the same words stand elsewhere.
        moved = 0 if other.article == quote.article else quote.start - other.start
        for each in other.highlights:
            span = Span(each.start + moved, each.end + moved)
            inside = quote.start <= span.start and span.end <= quote.end
            if inside and all(span.end <= mark.start or mark.end <= span.start for mark in marks):
                marks.append(span)
    return replace(quote, highlights=tuple(sorted(marks, key=lambda mark: mark.start)))
