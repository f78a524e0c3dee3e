"""What is counted of a server's questions, and which of them got no good answer."""

from dataclasses import dataclass
from statistics import median

from bot.data.database import Database

MOST = 500
"""Questions without a good answer looked at: embedding them stays below a few seconds."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was asked since a moment."""

    questions: int
    answered: int
    helpful: int
    votes: int
    median_seconds: float | None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question without a good answer, and the one that it follows up, if that is still known."""

    text: str
    previous: str | None


async def figures(database: Database, guild_id: int, since: int) -> Figures:
    """Count a server's questions since a moment (seconds since 1970); a greeting is none."""
    rows = list(
        await database.connection.execute_fetchall(
            "SELECT status, seconds FROM questions WHERE guild_id = ? AND asked_at >= ?"
            " AND status IN ('answered', 'no_evidence', 'failed', 'undelivered')",
            (guild_id, since),
        )
    )
    votes = [
        row[0]
        for row in await database.connection.execute_fetchall(
            "SELECT verdict FROM votes JOIN questions ON id = question_id"
            " WHERE guild_id = ? AND asked_at >= ? AND verdict != 'expected'",
            (guild_id, since),
        )
    ]
    times = [row[1] for row in rows if row[1] is not None]
    return Figures(
        questions=len(rows),
        answered=sum(row[0] == "answered" for row in rows),
        helpful=votes.count("helpful"),
        votes=len(votes),
        median_seconds=median(times) if times else None,
    )


async def unanswered(database: Database, guild_id: int, since: int) -> list[Unanswered]:
    """List the newest refused and unhelpful questions, the oldest of them first.

    Of several questions in one message, those that were not answered are refused ones. A question
    asked in private is among them only when its asker pressed the button that says so.
    """
    rows = await database.connection.execute_fetchall(
        "WITH asked AS (SELECT * FROM questions"
        " WHERE guild_id = ? AND asked_at >= ? AND kind != 'claim'),"
        " gaps AS ("
        " SELECT id, text, previous_id FROM asked WHERE status = 'no_evidence' AND NOT private"
        " OR EXISTS (SELECT 1 FROM votes WHERE question_id = id"
        " AND (verdict = 'expected' OR verdict = 'unhelpful' AND NOT private))"
        " UNION ALL"
        " SELECT asked.id, value, previous_id FROM asked, json_each(unanswered)"
        " WHERE status = 'answered' AND NOT private)"
        " SELECT text, (SELECT before.text FROM questions AS before"
        " WHERE before.id = newest.previous_id)"
        " FROM (SELECT * FROM gaps ORDER BY id DESC LIMIT ?) AS newest ORDER BY id",
        (guild_id, since, MOST),
    )
    return [Unanswered(*row) for row in rows]
