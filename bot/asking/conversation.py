"""Conversations: which question before it one in a thread or a direct message follows up.

What was said is taken apart in threads: for twenty hostile messages that takes seconds.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.data.database import Database
from bot.data.kept import quotes_of
from bot.data.records import Asked, Status, Stored
from bot.data.store import asked_since, by_id, by_reply, by_source
from bot.protocols import OpenArticles
from index.question.before import after, asked_in, stands
from index.question.following import follows_up
from index.question.wording import LONGEST_MESSAGE, Wording
from index.text.markup import unmarked
from index.text.names import names_inside
from index.types import Before, Quote, article_of

CONVERSATION = 86_400
"""Seconds after which a direct message goes on with nothing: a thread of ours is open as long."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A question that another one follows up, and what the answerer is told of it."""

    stored: Stored
    before: Before


@dataclass(frozen=True, slots=True)
class Said:
    """A question that was asked before, taken apart once."""

    stored: Stored
    asked: tuple[Wording, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """A question in a conversation, and the one that it follows, if it follows any."""

    asked: Asked
    followed: Followed | None = None

    @property
    def before(self) -> Before | None:
        """What the answerer is told of the question that it follows."""
        return self.followed.before if self.followed else None


async def begun_by(database: Database, thread_id: int) -> Stored | None:
    """Find the question that a thread of ours was opened on, or on whose answer it was.

    A thread has the id of the message that it was opened on.
    """
    return await by_reply(database, thread_id) or await by_source(database, thread_id)


async def followed_up(database: Database, channel_id: int, question: str) -> Followed | None:
    """Find what a question in a thread of ours goes on with: the last there that stands."""
    first = await begun_by(database, channel_id)
    if first is None:
        return None
    later = await asked_since(database, channel_id, first.id)
    return await _gone_on_with(database, question, [*later, first])


async def followed_up_directly(
    database: Database, channel_id: int, question: str, now: float
) -> Followed | None:
    """Find what a question in a direct message goes on with: the day's last there that stands."""
    earlier = await asked_since(database, channel_id, 0)
    fresh = [stored for stored in earlier if stored.asked.asked_at > now - CONVERSATION]
    return await _gone_on_with(database, question, fresh)


async def _gone_on_with(
    database: Database, question: str, earlier: Sequence[Stored]
) -> Followed | None:
    line = await asyncio.to_thread(_line, question, earlier) if earlier else ()
    return await _followed(database, line) if line else None


def _line(question: str, earlier: Sequence[Stored]) -> Sequence[Said]:
    """Return the last of some questions, the latest first, that stands, and those since then.

    Nothing where none does, or the question goes on with none.
    """
    line: list[Said] = []
    for stored in earlier if goes_on(question) else ():
        line.insert(0, _said(stored))
        if line[0].stands:
            return line
    return ()


def _said(stored: Stored) -> Said:
    asked = asked_in(stored.asked.text)
    return Said(stored, asked, stands(asked))


async def stood_on(database: Database, stored: Stored) -> Followed:
    """Find what a question that may lean on another stands on: the first above that does not."""
    line: list[Said] = []
    above: Stored | None = stored
    # A question follows an earlier one, so this ends; that one may have been deleted since.
    while above is not None:
        line.insert(0, await asyncio.to_thread(_said, above))
        previous_id = None if line[0].stands else above.asked.previous_id
        above = None if previous_id is None else await by_id(database, previous_id)
    return await _followed(database, line)


async def _followed(database: Database, line: Sequence[Said]) -> Followed:
    """Return the first of some questions, each following the one before it, and what is shown."""
    shown = [await _shown(database, said.stored) for said in line]
    return await asyncio.to_thread(_carried, line, shown)


def _carried(line: Sequence[Said], shown: Sequence[tuple[Quote, ...]]) -> Followed:
    first = line[0].stored
    before: Before | None = None
    for said, quotes in zip(line, shown, strict=True):
        answered = said.stored.status is Status.ANSWERED
        before = after(said.asked, quotes, answered=answered, before=before)
    return Followed(first, before or Before(first.asked.text, (), frozenset()))


async def _shown(database: Database, stored: Stored) -> tuple[Quote, ...]:
    """Return the quotes that a question's reply shows without a press of a button."""
    kept = await quotes_of(database, stored.id)
    return tuple(each.quote for each in kept[: stored.asked.shown])


def goes_on(message: str) -> bool:
    """Say whether a message may go on with what was asked before: it leans on it, or names nothing.

    One that is too long is refused, and taken apart no further: it would hold up everybody.
    """
    return len(message) <= LONGEST_MESSAGE and (
        leans(message) or not names_inside(unmarked(message))
    )


def leans(message: str) -> bool:
    """Say whether the first question of a message needs the one before it."""
    if len(message) > LONGEST_MESSAGE:
        return False
    return follows_up(next(iter(asked_in(message)), Wording(message)))


def following(asked: Asked, followed: Followed | None, index: OpenArticles) -> Turn:
    """Give a question as it follows another, keeping to the same article where it leans on it."""
    if followed is None:
        return Turn(asked)
    before = followed.stored.asked.article
    kept = before if before and article_of(index, before) and leans(asked.text) else None
    asked = replace(asked, previous_id=followed.stored.id, article=asked.article or kept)
    return Turn(asked, followed)
