"""What is stored of a person, and how all of it goes, on disk and in memory."""

from collections.abc import Collection
from typing import Any

from bot.data.database import Database
from bot.data.expiry import AT_A_TIME, wipe
from bot.data.store import as_json
from bot.state.services import Services


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


async def forget_person(services: Services, user_id: int) -> None:
    """Delete a person's rows, remembered answers and rates, and wipe the freed bytes.

    What of theirs is overheard at this moment comes to no row: it counts as deleted.
    """
    services.deleted.add(
        *(each for each, author in services.overheard.items() if author == user_id)
    )
    async with services.database.write() as connection:
        await connection.execute("DELETE FROM votes WHERE user_id = ?", (user_id,))
        await connection.execute("DELETE FROM questions WHERE user_id = ?", (user_id,))
    services.desk.forget()
    services.rates.forget(user_id)
    await wipe(services.database)


async def forget_words(services: Services, message_ids: Collection[int]) -> None:
    """Forget what the deleted messages asked: words, quotes and votes, in memory and on disk.

    The answer to a command is the only message that has its question. Who asked stays for as long
    as questions do, or only a moderator could delete the answer to a mention.
    """
    services.deleted.add(*message_ids)
    await _forget_words(
        services,
        "source_id IN (SELECT value FROM json_each(?1))"
        " OR (kind = 'command' AND reply_id IN (SELECT value FROM json_each(?1)))",
        as_json(list(message_ids)),
    )


async def forget_channel(services: Services, channel_id: int) -> None:
    """Forget what was asked in a channel or thread that was deleted with all its messages."""
    services.deleted_places.add(channel_id)
    await _forget_words(services, "channel_id = ?1", channel_id)


async def _forget_words(services: Services, which: str, value: int | str) -> None:
    database = services.database
    found = await database.connection.execute_fetchall(
        f"SELECT id FROM questions WHERE status != 'deleted' AND ({which})",  # noqa: S608
        (value,),
    )
    asked = [tuple(row) for row in found]
    if asked:
        services.desk.forget()
    for start in range(0, len(asked), AT_A_TIME):
        some = asked[start : start + AT_A_TIME]
        async with database.write() as connection:
            await connection.executemany("DELETE FROM quotes WHERE question_id = ?", some)
            await connection.executemany("DELETE FROM votes WHERE question_id = ?", some)
            await connection.executemany(
                "UPDATE questions SET status = 'deleted', text = '', unanswered = '[]',"
                " article = NULL, previous_id = NULL, confidence = NULL, generation = NULL,"
                " seconds = NULL WHERE id = ?",
                some,
            )
    if asked:
        await wipe(database)


async def _rows(database: Database, query: str, user_id: int) -> list[dict[str, Any]]:
    cursor = await database.connection.execute(query, (user_id,))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in await cursor.fetchall()]
