"""What the administrators of a server chose, kept in the database as one JSON value."""

import logging
from collections.abc import Collection
from functools import lru_cache
from typing import Any

import aiosqlite
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.data.database import Database

LOG = logging.getLogger(__name__)

NONE_LEFT = 0
"""Stands for allowed channels that were all deleted; no channel has this id."""

BOUNDS = {"quotes": (1, 5), "per_minute": (1, 60), "retention_days": (1, 365)}
"""The least and the most that may be chosen, by name."""


def _number(name: str, default: int) -> Any:
    least, most = BOUNDS[name]
    return Field(default=default, ge=least, le=most)


class Choices(BaseModel):
    """The choices of one server; a direct message has the defaults."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    allowed: tuple[int, ...] = ()
    """Channels the bot answers in; empty: all; ``NONE_LEFT`` alone: none."""
    question_channels: tuple[int, ...] = ()
    in_thread: bool = False
    quotes: int = _number("quotes", 3)
    language: str | None = None
    """Empty: each person's own."""
    per_minute: int = _number("per_minute", 6)
    retention_days: int = _number("retention_days", 30)

    @property
    def channels(self) -> set[int]:
        """Every channel named."""
        return {*self.allowed, *self.question_channels} - {NONE_LEFT}


async def choices_of(database: Database, guild_id: int | None) -> Choices:
    """Read a server's choices."""
    rows = await database.connection.execute_fetchall(
        "SELECT choices FROM guilds WHERE guild_id = ?", (guild_id,)
    )
    return next((read_choices(row[0]) for row in rows), Choices())


@lru_cache  # or the line would be said at each message
def read_choices(kept: str) -> Choices:
    """Read choices as they are kept; the defaults, and a line in the log, where that fails."""
    try:
        return Choices.model_validate_json(kept)
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_url=False)[0]["msg"]
        LOG.warning("a server's settings are not valid (%s); choose them anew: /settings", wrong)
        return Choices()


async def choose(database: Database, guild_id: int, **changes: object) -> Choices:
    """Keep changed choices and give all of them; raises ValidationError for one out of bounds."""
    async with database.write() as connection:
        before = await choices_of(database, guild_id)
        after = Choices.model_validate({**before.model_dump(), **changes})
        await _keep(connection, guild_id, after)
    return after


async def drop_channels(database: Database, guild_id: int, gone: Collection[int]) -> bool:
    """Take channels out of a server's choices; say whether any was among them.

    Where only some channels were allowed, the last of them to go does not allow all others.
    """
    async with database.write() as connection:
        before = await choices_of(database, guild_id)
        left = {
            name: tuple(each for each in getattr(before, name) if each not in gone)
            for name in ("allowed", "question_channels")
        }
        if before.allowed and not left["allowed"]:
            left["allowed"] = (NONE_LEFT,)
        after = before.model_copy(update=left)
        if after != before:
            await _keep(connection, guild_id, after)
    return after != before


async def _keep(connection: aiosqlite.Connection, guild_id: int, choices: Choices) -> None:
    await connection.execute(
        "INSERT INTO guilds (guild_id, choices) VALUES (?, ?)"
        " ON CONFLICT (guild_id) DO UPDATE SET choices = ?2",
        (guild_id, choices.model_dump_json()),
    )
