"""What a question of a conversation may follow up: the last one that stands by itself."""

import re
from collections.abc import Sequence

from index.question.broad import asks_for_all
from index.question.following import asks_for_more, follows_up
from index.question.plain import plain
from index.question.reactions import says_nothing
from index.question.referents import as_whole
from index.question.remarks import is_remark
from index.question.several import questions_in
from index.question.wording import Wording
from index.text.markup import unmarked
from index.types import Answer, Before, Outcome, Quote, quoted_in

_IT = re.compile(r"\W*(?:it|this|that)(?: up)?\W*", re.IGNORECASE)


def stands_after(message: str, previous: str | None, *, answered: bool = True) -> str | None:
    """Return the last question that stands by itself: the next one may lean on it.

    ``previous`` is what this one may lean on; the first question of a conversation leans on
    nothing. A reaction ("Thanks!") leaves it as it was, and so do a remark ("He deserved it") and a
    follow-up that the question before makes no whole one: "And where?", not "Was she married?".
    """
    return _last_standing(asked_in(message), previous, answered=answered)


def _last_standing(asked: Sequence[Wording], previous: str | None, *, answered: bool) -> str | None:
    for one in asked:
        if previous and is_remark(one.text):
            continue
        if previous is None or not follows_up(one):
            previous = one.text
        else:
            previous = as_whole(one.text, previous, answered=answered) or previous
    return previous


def before_next(message: str, outcome: Outcome, before: Before | None) -> Before | None:
    """Return what the next question of a conversation may follow up; None if there is nothing."""
    shown, answered = quoted_in(outcome), isinstance(outcome, Answer)
    return after(asked_in(message), shown, answered=answered, before=before)


def after(
    asked: Sequence[Wording], shown: tuple[Quote, ...], *, answered: bool, before: Before | None
) -> Before | None:
    """Return what follows a message's questions that ``shown`` is said to; None if it has none.

    Questions that lean keep to the articles that answered last, and add to the quotes only if they
    ask for more of them. A reaction and a remark change nothing, whatever is said to them.
    """
    if before and all(is_remark(one.text) for one in asked):
        return before
    previous = before.question if before else None
    standing = _last_standing(asked, previous, answered=answered)
    if standing is None:
        return None
    articles = frozenset(quote.article for quote in shown if answered)
    if before and not stands(asked):
        articles = articles if answered else before.articles or articles
        if not answered or standing == before.question:
            shown = (*(before.shown or ()), *(shown if any(map(asks_for_more, asked)) else ()))
    return Before(standing, shown, articles)


def asks_for_whole(message: str, before: str) -> bool:
    """Say whether a message asks for all of the article that answered before: "summary".

    "Summarise it" does behind a request for all of an article; else "it" is what that is about.
    """
    request = _request(message)
    return asks_for_all(request) and not (
        _IT.fullmatch(request) and not asks_for_all(_request(before))
    )


def _request(message: str) -> str:
    asked = plain(unmarked(message))
    return asked.topic or asked.text


def stands(asked: Sequence[Wording]) -> bool:
    """Say whether one of a message's questions stands by itself."""
    return not all(follows_up(one) or is_remark(one.text) for one in asked)


def asked_in(message: str) -> tuple[Wording, ...]:
    """Return the questions of a message, with nothing around them; none of a reaction."""
    text = unmarked(message)
    return () if says_nothing(text) else tuple(map(plain, questions_in(text)))
