"""What is too old, and how it goes: questions past their server's time, and servers left."""

import logging

from bot.data.choices import Choices, read_choices
from bot.data.database import DATABASE_FAILURES, Database

LOG = logging.getLogger(__name__)

DAY = 86_400
GRACE = 7 * DAY
"""A bot that was removed by mistake finds its settings again within a week."""
AT_A_TIME = 500
"""Questions in one transaction, some 30 ms: a command waits for it before its first answer."""


async def expire(database: Database, now: float) -> int:
    """Delete servers left a week ago, and questions past their server's time; count those."""
    deleted = await _forget_servers(database, int(now - GRACE))
    deleted += await _forget_old(database, now)
    await wipe(database)
    return deleted


async def _forget_servers(database: Database, gone: int) -> int:
    """Delete servers left by then; questions that people asked there later only grow old."""
    deleted = 0
    for guild in await database.connection.execute_fetchall(
        "SELECT guild_id, left_at FROM guilds WHERE left_at <= ?", (gone,)
    ):
        deleted += await _forget_before(database, guild[0], guild[1] + 1)
        async with database.write() as connection:
            # Unless the bot was invited again meanwhile.
            await connection.execute(
                "DELETE FROM guilds WHERE guild_id = ? AND left_at = ?", tuple(guild)
            )
    return deleted


async def _forget_old(database: Database, now: float) -> int:
    deleted = 0
    rows = await database.connection.execute_fetchall("SELECT guild_id, choices FROM guilds")
    kept_days = {row[0]: read_choices(row[1]).retention_days for row in rows}
    for (guild_id,) in await database.connection.execute_fetchall(
        "SELECT DISTINCT guild_id FROM questions"
    ):
        days = kept_days.get(guild_id, Choices().retention_days)
        deleted += await _forget_before(database, guild_id, int(now - days * DAY))
    return deleted


async def _forget_before(database: Database, guild_id: int | None, moment: int) -> int:
    """Delete what was asked in a server before a moment, a transaction for some at a time."""
    deleted = 0
    while some := list(
        await database.connection.execute_fetchall(
            "SELECT id FROM questions WHERE guild_id IS ? AND asked_at < ? LIMIT ?",
            (guild_id, moment, AT_A_TIME),
        )
    ):
        async with database.write() as connection:
            await connection.executemany("DELETE FROM questions WHERE id = ?", some)
        deleted += len(some)
    return deleted


async def wipe(database: Database) -> None:
    """Wipe the bytes of deleted rows; what another process prevents is done within the hour."""
    try:
        await database.forget_pages()
    except DATABASE_FAILURES as error:
        LOG.warning("deleted rows are not wiped from the disk yet: %s", error)
