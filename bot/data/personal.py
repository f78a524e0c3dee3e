"""The rows that name a person: counted, given, deleted."""

from typing import Any

from bot.data.database import Database


async def counts_of(database: Database, user_id: int) -> tuple[int, int]:
    """Count a person's questions and votes."""
    (row,) = await database.connection.execute_fetchall(
        "SELECT (SELECT count(*) FROM questions WHERE user_id = ?1),"
        " (SELECT count(*) FROM votes WHERE user_id = ?1)",
        (user_id,),
    )
    return row[0], row[1]


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


async def delete_everything_of(database: Database, user_id: int) -> None:
    """Delete every row that names a person; their bytes are still to be wiped."""
    async with database.write() as connection:
        await connection.execute("DELETE FROM votes WHERE user_id = ?", (user_id,))
        await connection.execute("DELETE FROM questions WHERE user_id = ?", (user_id,))


async def last_locale(database: Database, user_id: int) -> str | None:
    """Give the locale of a person's last question: a message has that of the command before."""
    rows = await database.connection.execute_fetchall(
        "SELECT locale FROM questions WHERE user_id = ? AND locale != '' ORDER BY id DESC LIMIT 1",
        (user_id,),
    )
    return next((str(row[0]) for row in rows), None)


async def _rows(database: Database, query: str, user_id: int) -> list[dict[str, Any]]:
    cursor = await database.connection.execute(query, (user_id,))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in await cursor.fetchall()]
