"""Ask, and be given only quotes that were proved a moment ago."""

from dataclasses import replace
from typing import Protocol

from index.quote.showing import Shown, fault_of, prove_again
from index.store.open_index import OpenIndex
from index.types import Answer, Before, Outcome

MANY = 100
"""Quotes looked through for replacements of withheld ones."""


class Answering(Protocol):
    """Whatever answers from an open index."""

    @property
    def index(self) -> OpenIndex: ...
    def answer(
        self,
        question: str,
        *,
        quotes: int = 3,
        previous: Before | None = None,
    ) -> Outcome: ...


def ask(
    answerer: Answering,
    question: str,
    quotes: int,
    previous: Before | None = None,
) -> Shown:
    """Answer with proved quotes alone; later ones take the place of withheld ones.

    There are at most ``quotes``, or one for each answered question of a message with more.
    """
    outcome = answerer.answer(question, quotes=quotes, previous=previous)
    if isinstance(outcome, Answer) and any(fault_of(q, answerer.index) for q in outcome.quotes):
        outcome = answerer.answer(question, quotes=MANY, previous=previous)
    return _cut(prove_again(outcome, answerer.index), quotes)


def _cut(shown: Shown, most: int) -> Shown:
    if not isinstance(shown.outcome, Answer):
        return shown
    kept = shown.outcome.quotes[: max(most, shown.outcome.least)]
    return replace(shown, outcome=replace(shown.outcome, quotes=kept))
