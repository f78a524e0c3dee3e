"""Conversations: which question before it one in a thread or a direct message follows up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.answerer import OpenArticles
from bot.database import Database
from bot.limits import QUESTION
from bot.records import Asked, Stored
from bot.store import asked_since, by_id, by_reply, by_source
from index.question.following import asks_for_more, follows_up
from index.question.query import asked_in
from index.question.wording import Wording
from index.quote.quotes import article_of

CONVERSATION = 86_400
"""Seconds after which a direct message goes on with nothing: a thread of ours is open as long."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question in a conversation, and the one that it follows, if it follows any."""

    asked: Asked
    previous: Stored | None = None

    @property
    def before(self) -> str | None:
        """The text of the question that it follows."""
        return self.previous.asked.text if self.previous else None

    @property
    def shown(self) -> int | None:
        """How many quotes to that question were shown, "What else?" included."""
        return self.previous.asked.shown if self.previous else None


async def begun_by(database: Database, thread_id: int) -> Stored | None:
    """Find the question that a thread of ours was opened on, or on whose answer it was.

    A thread has the id of the message that it was opened on.
    """
    return await by_reply(database, thread_id) or await by_source(database, thread_id)


async def followed_up(database: Database, channel_id: int, question: str) -> Stored | None:
    """Find what a question in a thread of ours leans on: the last there that does not lean."""
    if not leans(question):
        return None
    first = await begun_by(database, channel_id)
    if first is None:
        return None
    later = await asked_since(database, channel_id, first.id)
    return _leaned_on([*later, first])


async def followed_up_directly(
    database: Database, channel_id: int, question: str, now: float
) -> Stored | None:
    """Find what a question in a direct message leans on: the day's last there that does not."""
    if not leans(question):
        return None
    earlier = await asked_since(database, channel_id, 0)
    fresh = (stored for stored in earlier if stored.asked.asked_at > now - CONVERSATION)
    return _leaned_on(fresh)


def _leaned_on(earlier: Iterable[Stored]) -> Stored | None:
    """Find the first of some questions, the latest first, that stands, with all that was shown."""
    further = 0
    for stored in earlier:
        if stands(stored.asked.text):
            return _shown_with(stored, further)
        further += _shown_by_more(stored)
    return None


def _shown_by_more(stored: Stored) -> int:
    """Give how many quotes "What else?" was answered with, at most; of other questions none."""
    return stored.asked.shown if any(map(asks_for_more, asked_in(stored.asked.text))) else 0


def _shown_with(stored: Stored, further: int) -> Stored:
    return replace(stored, asked=replace(stored.asked, shown=stored.asked.shown + further))


def leans(message: str) -> bool:
    """Say whether the first question of a message needs the one before it.

    One that is too long is refused, and taken apart no further: it would hold up everybody.
    """
    if len(message) > QUESTION:
        return False
    return follows_up(next(iter(asked_in(message)), Wording(message)))


def following(asked: Asked, previous: Stored | None, index: OpenArticles) -> Turn:
    """Give a question as it follows another, keeping to the same article where it leans on it."""
    if previous is None:
        return Turn(asked)
    before = previous.asked.article if leans(asked.text) else None
    kept = before if before and article_of(index, before) else None
    asked = replace(asked, previous_id=previous.id, article=asked.article or kept)
    return Turn(asked, previous)


async def stood_on(database: Database, stored: Stored) -> Stored:
    """Find what a question that may lean on another stands on: the first above that does not."""
    further = 0
    while stored.asked.previous_id is not None and not stands(stored.asked.text):
        # A question follows an earlier one, so this ends; that one may have been deleted since.
        above = await by_id(database, stored.asked.previous_id)
        if above is None:
            break
        further += _shown_by_more(stored)
        stored = above
    return _shown_with(stored, further)


def stands(message: str) -> bool:
    """Say whether a message has a question that stands by itself."""
    return not all(map(follows_up, asked_in(message)))
