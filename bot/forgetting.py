"""What is stored of a person, and how all of it goes; what is too old, and how that goes."""

from dataclasses import dataclass
from typing import Any

from bot.choices import Choices
from bot.database import Database
from bot.services import Services

DAY = 86_400
GRACE = 7 * DAY
"""A bot that was removed by mistake finds its settings again within a week."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows went."""

    questions: int
    votes: int


async def everything_of(database: Database, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """Give every row that names a person."""
    questions = await _rows(
        database,
        "SELECT q.*, (SELECT json_group_array(json(position)) FROM quotes"
        " WHERE question_id = q.id) AS quotes FROM questions q WHERE user_id = ? ORDER BY id",
        user_id,
    )
    votes = await _rows(database, "SELECT * FROM votes WHERE user_id = ?", user_id)
    return {"questions": questions, "votes": votes}


async def forget_person(services: Services, user_id: int) -> Forgotten:
    """Delete a person's rows, remembered answers and rates, and wipe the freed bytes."""
    async with services.database.write() as connection:
        votes = await connection.execute("DELETE FROM votes WHERE user_id = ?", (user_id,))
        questions = await connection.execute("DELETE FROM questions WHERE user_id = ?", (user_id,))
    services.desk.forget()
    services.rates.forget(user_id)
    await services.database.forget_pages()
    return Forgotten(questions.rowcount, votes.rowcount)


async def expire(database: Database, now: float) -> int:
    """Delete questions past their server's time, and servers left a week ago; count the rows."""
    deleted = 0
    async with database.write() as connection:
        gone = now - GRACE
        servers = list(
            await connection.execute_fetchall("SELECT guild_id, choices, left_at FROM guilds")
        )
        kept_days = {row[0]: Choices.model_validate_json(row[1]).retention_days for row in servers}
        for guild_id in [row[0] for row in servers if row[2] is not None and row[2] <= gone]:
            cursor = await connection.execute(
                "DELETE FROM questions WHERE guild_id = ?", (guild_id,)
            )
            await connection.execute("DELETE FROM guilds WHERE guild_id = ?", (guild_id,))
            deleted += cursor.rowcount + 1
        for (guild_id,) in list(
            await connection.execute_fetchall("SELECT DISTINCT guild_id FROM questions")
        ):
            days = kept_days.get(guild_id, Choices().retention_days)
            cursor = await connection.execute(
                "DELETE FROM questions WHERE guild_id IS ? AND asked_at < ?",
                (guild_id, int(now - days * DAY)),
            )
            deleted += cursor.rowcount
    if deleted:
        await database.forget_pages()
    return deleted


async def guild_left(database: Database, guild_id: int, now: float | None) -> None:
    """Keep when the bot left a server, or (None) that it is there."""
    left_at = None if now is None else int(now)
    async with database.write() as connection:
        await connection.execute(
            "INSERT INTO guilds (guild_id, left_at) VALUES (?, ?)"
            " ON CONFLICT (guild_id) DO UPDATE SET left_at = ?2",
            (guild_id, left_at),
        )


async def reconcile(database: Database, present: set[int], now: float) -> None:
    """Note the servers left, or joined, while the bot was not running."""
    async with database.write() as connection:
        await connection.execute(
            "INSERT INTO guilds (guild_id) SELECT DISTINCT guild_id FROM questions"
            " WHERE guild_id IS NOT NULL ON CONFLICT DO NOTHING"
        )
        for guild_id, left_at in list(
            await connection.execute_fetchall("SELECT guild_id, left_at FROM guilds")
        ):
            if (guild_id in present) == (left_at is not None):
                await connection.execute(
                    "UPDATE guilds SET left_at = ? WHERE guild_id = ?",
                    (None if guild_id in present else int(now), guild_id),
                )


async def _rows(database: Database, query: str, user_id: int) -> list[dict[str, Any]]:
    cursor = await database.connection.execute(query, (user_id,))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in await cursor.fetchall()]
