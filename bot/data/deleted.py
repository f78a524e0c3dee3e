"""What was asked in deleted messages and channels: found, and its words deleted, too."""

from collections.abc import Collection, Sequence

from bot.data.database import Database
from bot.data.expiry import AT_A_TIME
from bot.data.store import as_json


async def asked_in_messages(database: Database, message_ids: Collection[int]) -> list[int]:
    """Find the questions whose words stand in some messages, and are kept.

    The answer to a command is the only message that has its question.
    """
    return await _with_words(
        database,
        "source_id IN (SELECT value FROM json_each(?1))"
        " OR (kind = 'command' AND reply_id IN (SELECT value FROM json_each(?1)))",
        as_json(list(message_ids)),
    )


async def asked_in_channel(database: Database, channel_id: int) -> list[int]:
    """Find the questions asked in a channel or thread whose words are kept."""
    return await _with_words(database, "channel_id = ?1", channel_id)


async def delete_words(database: Database, question_ids: Sequence[int]) -> None:
    """Delete words, quotes and votes, a transaction for some at a time; who asked stays."""
    asked = [(each,) for each in question_ids]
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


async def _with_words(database: Database, which: str, value: int | str) -> list[int]:
    rows = await database.connection.execute_fetchall(
        f"SELECT id FROM questions WHERE status != 'deleted' AND ({which})",  # noqa: S608
        (value,),
    )
    return [row[0] for row in rows]
