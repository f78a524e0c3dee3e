"""Which servers the bot is in, and when it left others."""

from collections.abc import Collection

import aiosqlite

from bot.data.database import Database


async def guild_left(database: Database, guild_id: int, now: float) -> None:
    """Keep when the bot left a server."""
    async with database.write() as connection:
        await connection.execute(
            "INSERT INTO guilds (guild_id, left_at) VALUES (?, ?)"
            " ON CONFLICT (guild_id) DO UPDATE SET left_at = ?2, present = 0",
            (guild_id, int(now)),
        )


async def guild_joined(database: Database, guild_id: int) -> None:
    """Keep that the bot is in a server."""
    async with database.write() as connection:
        await _keep_present(connection, guild_id)


async def reconcile(database: Database, present: Collection[int], now: float) -> None:
    """Note the servers left, or joined, while the bot was not running."""
    async with database.write() as connection:
        rows = await connection.execute_fetchall("SELECT guild_id FROM guilds WHERE present")
        before = {row[0] for row in rows}
        for guild_id in before.difference(present):
            await connection.execute(
                "UPDATE guilds SET left_at = ?, present = 0 WHERE guild_id = ?",
                (int(now), guild_id),
            )
        for guild_id in present:
            await _keep_present(connection, guild_id)


async def _keep_present(connection: aiosqlite.Connection, guild_id: int) -> None:
    await connection.execute(
        "INSERT INTO guilds (guild_id, present) VALUES (?, 1)"
        " ON CONFLICT (guild_id) DO UPDATE SET left_at = NULL, present = 1",
        (guild_id,),
    )
