"""Several questions in one message: each is answered by itself, their quotes are shown together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from index.choosing import distinct
from index.phrasing import OPENS, asks, bare
from index.sentences import sentences_in
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal, Span

MOST = 5
"""Questions of a message; one with more is read as a single question."""
_BETWEEN = re.compile(r"(?<=\?)\s+")
_AND = re.compile(
    r",?\s+and\s+(?=(?:who|whom|whose|what|when|where|why|which|how)\s+(?:\w+\s+){0,2}?"
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b)",
    re.IGNORECASE,
)
"""Before a question of its own: "When was he shot and what did Benin reject?"."""
_HALF = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|which|how)\W*$"
    r"|\bbetween\s+(?:who|what|when|where|why|how)\b",
    re.IGNORECASE,
)
"""Where the "and" joins no second question: "when and where it will be", "between when he left
and when …"."""
WORDS = 4
"""Of a question joined to another by "and", at least; "What is known and …" is only half of one."""


def questions_in(message: str) -> tuple[str, ...]:
    """Return the questions of a message that asks more than one, each as it stands; else all of it.

    If any part is not a question by itself ("Really?"), the message is kept whole.
    """
    parts = _BETWEEN.split(message.strip())
    if len(parts) > 1 and not _asks(parts[-1]):  # thanks
        parts[-2:] = [" ".join(parts[-2:])]
    parts = [question for part in parts for question in _joined(part)]
    return tuple(parts) if all(map(_asks, parts)) and 1 < len(parts) <= MOST else (message,)


def _asks(part: str) -> bool:
    """Say whether one sentence of a part is a question that stands by itself."""
    return any(asks(some) and OPENS.match(bare(some)) for some in sentences_in(part))


def _joined(part: str) -> list[str]:
    """Return the questions that an "and" joins, each with a question mark; else the part itself."""
    found = _AND.split(part)
    short = min(len(question.split()) for question in found) < WORDS
    if len(found) == 1 or short or any(map(_HALF.search, found[:-1])):
        return [part]
    return [*(f"{question}?" for question in found[:-1]), found[-1]]


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
        if other.text == quote.text:  # the same one, or its copy in another article
            moved = quote.start - other.start
            marks += [
                span
                for each in other.highlights
                if (span := Span(each.start + moved, each.end + moved))
                and all(span.end <= mark.start or mark.end <= span.start for mark in marks)
            ]
    return replace(quote, highlights=tuple(sorted(marks, key=lambda mark: mark.start)))
