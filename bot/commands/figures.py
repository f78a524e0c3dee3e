"""The figures of a server, and its gaps: questions that got no good answer, grouped by meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from numpy.typing import NDArray

from bot.asking.conversation import leans
from bot.data.database import Database
from bot.data.store import as_json
from bot.replies.markdown import without_ids

ALIKE = 0.8
"""Cosine from which two questions are one: with MiniLM rewordings lie above, neighbours below."""
MOST = 500
"""Gaps looked at, the newest: embedding them stays below a few seconds."""

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


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


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of one meaning, the oldest wording first."""

    questions: tuple[Unanswered, ...]


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
    """List the refused and the unhelpful questions, oldest first, without whom they mention by id.

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
    return [Unanswered(*(text and without_ids(text) for text in row)) for row in rows]


def group(questions: Sequence[Unanswered], embed: Embed) -> tuple[Gap, ...]:
    """Put questions of one meaning together, the most frequent first.

    The question before is part of one that leans on it, and of no other.
    """
    if not questions:
        return ()
    questions = [q if leans(q.text) else replace(q, previous=None) for q in questions]
    vectors = embed([f"{each.previous or ''} {each.text}".strip() for each in questions])
    first: list[int] = []
    groups: list[list[Unanswered]] = []
    for place, question in enumerate(questions):
        near = vectors[first] @ vectors[place] if first else np.zeros(0)
        best = int(np.argmax(near)) if len(near) else -1
        if best >= 0 and near[best] >= ALIKE:
            groups[best].append(question)
        else:
            first.append(place)
            groups.append([question])
    return tuple(Gap(tuple(each)) for each in sorted(groups, key=len, reverse=True))


def question_file(gaps: Sequence[Gap]) -> str:
    """Write the gaps as the file that ``scripts/evaluate.py`` reads: answers still to be filled in.

    ``count`` says how often each was asked.
    """
    lines: list[dict[str, object]] = [
        {
            "id": f"gap-{number:03}",
            "question": gap.questions[0].text,
            "previous": gap.questions[0].previous,
            "kind": "gap",
            "answers": [],
            "count": len(gap.questions),
        }
        for number, gap in enumerate(gaps, start=1)
    ]
    return "".join(f"{as_json(line)}\n" for line in lines)
