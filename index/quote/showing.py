"""Prove quotes when they are shown: one that fails is withheld and logged."""

import logging
from dataclasses import dataclass, replace

from index.errors import QuoteError
from index.quote.quotes import prove
from index.store.open_index import OpenIndex
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal, article_of

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """An outcome that holds only quotes proved a moment ago, and how many others were withheld."""

    outcome: Outcome
    withheld: int = 0


def prove_again(outcome: Outcome, index: OpenIndex) -> Shown:
    """Return the outcome with the quotes that are, now, slices of their articles in ``index``."""
    match outcome:
        case Answer(quotes=quotes):
            kept = tuple(quote for quote in quotes if _logged(fault_of(quote, index)))
            withheld = len(quotes) - len(kept)
            if kept:
                return Shown(with_quotes(outcome, kept), withheld)
            return Shown(nothing_proved(outcome), withheld)
        case NotInArticles(nearest=nearest, related=related):
            below = [quote for quote in (nearest, related) if quote]
            failed = [quote for quote in below if not _logged(fault_of(quote, index))]
            kept_only = replace(
                outcome,
                nearest=None if nearest in failed else nearest,
                related=None if related in failed else related,
            )
            return Shown(kept_only, len(failed))


def nothing_proved(answer: Answer) -> NotInArticles:
    """Return what is said instead of an answer none of whose quotes proved."""
    return NotInArticles(answer.question, Refusal.NO_EVIDENCE, 0.0, answer.generation)


def with_quotes(answer: Answer, proven: tuple[Quote, ...]) -> Answer:
    """Return an answer with those of its quotes that proved; without a best one it is doubted."""
    whole = proven[: answer.least] == answer.quotes[: answer.least]
    return replace(answer, quotes=proven, unsure=answer.unsure if whole else (answer.question,))


def fault_of(quote: Quote, index: OpenIndex) -> str:
    """Say what is wrong with a quote; nothing when it proves."""
    article = article_of(index, quote.article)
    if article is None:
        return f"{quote.article}: not among the articles; run `make index`"
    try:
        prove(quote, article)
    except QuoteError as error:
        return str(error)
    return ""


def _logged(fault: str) -> bool:
    """Log a fault; say whether there was none."""
    if fault:
        LOG.error("quote withheld: %s", fault)
    return not fault
