"""Questions, and what came of them, written into the database and found there again."""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import aiosqlite

from bot.data.database import DATABASE_FAILURES, Database
from bot.data.kept import keep_quotes
from bot.data.records import Asked, AskedBy, Status, Stored
from bot.protocols import Finding
from index.types import Answer, Refusal

LOG = logging.getLogger(__name__)

COLUMNS = (
    "source_id, guild_id, channel_id, user_id, text, kind, locale, private, shown, asked_at, "
    "previous_id, article"
)
STORED = f"{COLUMNS}, id, reply_id, status"


async def add_question(database: Database, asked: Asked) -> int | None:
    """Keep a question and give its id; None when it is already there.

    The id is the time in milliseconds, or the next one: buttons know nothing else of their answer,
    and those of before must not find another one when an older database takes the place of this.
    """
    values = (
        asked.asked_at * 1000,
        *(asked.source_id, asked.guild_id, asked.channel_id, asked.user_id, asked.text),
        *(asked.kind, asked.locale, asked.private, asked.shown, asked.asked_at),
        *(asked.previous_id, asked.article),
    )
    async with database.write() as connection:
        cursor = await connection.execute(
            f"INSERT INTO questions (id, {COLUMNS})"  # noqa: S608
            " VALUES (max(?, 1 + coalesce("
            "(SELECT seq FROM sqlite_sequence WHERE name = 'questions'), 0)),"
            " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (source_id) DO NOTHING",
            values,
        )
        return cursor.lastrowid if cursor.rowcount else None


async def set_outcome(
    database: Database, question_id: int, finding: Finding, seconds: float
) -> None:
    """Keep what came of a question: its status, the quotes, all of them proven, and what is open.

    Of another person's message no words are kept, nor anything of one deleted meanwhile.
    """
    outcome = finding.outcome
    unanswered: tuple[str, ...] = ()
    status: Status | Refusal
    match outcome:
        case Answer(quotes=quotes, unanswered=unanswered):
            status, kept = Status.ANSWERED, list(quotes)
        case _:
            status = outcome.reason
            kept = [quote for quote in (outcome.related or outcome.nearest,) if quote]
    async with database.write() as connection:
        cursor = await connection.execute(
            "UPDATE questions SET status = ?, confidence = ?, generation = ?, seconds = ?,"
            " unanswered = CASE kind WHEN 'claim' THEN '[]' ELSE ? END"
            " WHERE id = ? AND status != 'deleted'",
            (
                *(status, outcome.confidence, outcome.generation, seconds),
                *(as_json(unanswered), question_id),
            ),
        )
        if cursor.rowcount:
            await keep_quotes(connection, question_id, kept, finding.index)


async def set_status(database: Database, question_id: int, status: Status) -> None:
    """Keep why a question has no answer; never raises, for what happened is on its way already."""
    query = "UPDATE questions SET status = ? WHERE id = ? AND status != 'deleted'"
    with _at_most_a_line(f"that question {question_id} is {status}"):
        async with database.write() as connection:
            await connection.execute(query, (status, question_id))


async def set_vote(database: Database, question_id: int, user_id: int, verdict: str) -> bool:
    """Keep what a person thinks of an answer, in the place of what they thought before.

    False when the question was deleted meanwhile.
    """
    async with database.write() as connection:
        cursor = await connection.execute(
            "INSERT INTO votes SELECT id, ?2, ?3 FROM questions"
            " WHERE id = ?1 AND status != 'deleted'"
            " ON CONFLICT (question_id, user_id) DO UPDATE SET verdict = ?3",
            (question_id, user_id, verdict),
        )
    return bool(cursor.rowcount)


async def set_reply(database: Database, question_id: int, reply_id: int) -> None:
    """Keep which message holds the answer; never raises, for the answer stands already."""
    query = "UPDATE questions SET reply_id = ? WHERE id = ?"
    with _at_most_a_line(f"where the answer to question {question_id} stands"):
        async with database.write() as connection:
            await connection.execute(query, (reply_id, question_id))


@contextmanager
def _at_most_a_line(what: str) -> Iterator[None]:
    try:
        yield
    except DATABASE_FAILURES as error:
        LOG.warning("it could not be kept %s: %s", what, error)


async def forget_question(database: Database, question_id: int) -> None:
    """Delete a question with its quotes and votes."""
    async with database.write() as connection:
        await connection.execute("DELETE FROM questions WHERE id = ?", (question_id,))


async def by_id(database: Database, question_id: int) -> Stored | None:
    """Find a question by its id."""
    return await _one(database, "id", question_id)


async def by_reply(database: Database, reply_id: int) -> Stored | None:
    """Find a question by the message that answered it."""
    return await _one(database, "reply_id", reply_id)


async def by_source(database: Database, source_id: int) -> Stored | None:
    """Find a question by the message or interaction that asked it."""
    return await _one(database, "source_id", source_id)


async def asked_since(database: Database, channel_id: int, question_id: int) -> tuple[Stored, ...]:
    """Give the newest questions searched for in a channel after another, newest first.

    Those that are being answered count; in a server those asked in private do not.
    """
    rows = await database.connection.execute_fetchall(
        f"SELECT {STORED} FROM questions WHERE id > ? AND channel_id = ?"  # noqa: S608
        " AND (guild_id IS NULL OR NOT private)"
        " AND status IN ('pending', 'answered', 'no_evidence') ORDER BY id DESC LIMIT 20",
        (question_id, channel_id),
    )
    return tuple(map(_stored, rows))


def as_json(value: object) -> str:
    """Write a value as one line of JSON, letters as they are."""
    return json.dumps(value, ensure_ascii=False)


async def _one(database: Database, column: str, value: int) -> Stored | None:
    rows = await database.connection.execute_fetchall(
        f"SELECT {STORED} FROM questions WHERE {column} = ?",  # noqa: S608
        (value,),
    )
    found: Sequence[aiosqlite.Row] = list(rows)
    return _stored(found[0]) if found else None


def _stored(row: aiosqlite.Row) -> Stored:
    values = list(row)
    asked = Asked(*[*values[:5], AskedBy(values[5]), values[6], bool(values[7]), *values[8:12]])
    return Stored(id=row[12], asked=asked, reply_id=row[13], status=_status(row[14]))


def _status(word: str) -> Status | Refusal:
    with suppress(ValueError):
        return Status(word)
    return Refusal(word)
