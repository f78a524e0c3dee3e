"""The gaps of a server: questions that got no good answer, grouped by meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.asking.conversation import leans
from bot.data.figures import Unanswered, unanswered
from bot.data.store import as_json
from bot.replies.markdown import without_ids
from bot.state.services import Services

ALIKE = 0.8
"""Cosine from which two questions are one: with MiniLM rewordings lie above, neighbours below."""

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions of one meaning, the oldest wording first."""

    questions: tuple[Unanswered, ...]


async def gaps_of(services: Services, guild_id: int, since: int) -> tuple[Gap, ...]:
    """Group a server's gaps since a moment, in a thread of the desk; they mention nobody by id."""
    questions = [
        _without_ids(each) for each in await unanswered(services.database, guild_id, since)
    ]
    return await services.desk.run(lambda: group(questions, services.desk.answerer.embed))


def _without_ids(question: Unanswered) -> Unanswered:
    before = question.previous
    return Unanswered(without_ids(question.text), before and without_ids(before))


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
