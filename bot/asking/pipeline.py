"""From a question to the reply that goes out: one path for every way of asking."""

import logging
import time
from dataclasses import dataclass, replace

from bot.asking.conversation import Turn
from bot.asking.typed import asks_for_help
from bot.data.records import AskedBy, Status
from bot.data.store import add_question, set_outcome, set_status
from bot.protocols import Finding, Inquiry
from bot.replies.laying_out import Replied, lay_out, over_long
from bot.replies.render import AnswerCard
from bot.state.forgetting import forget_words
from bot.state.services import Services
from bot.wording.words import Words
from index.question.wording import LONGEST_MESSAGE
from index.types import Answer, Outcome

LOG = logging.getLogger(__name__)

QUOTES = 9
"""Quotes looked for: what an answer shows, and some pages behind "More quotes"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question, and when that began, by ``time.perf_counter``."""

    finding: Finding
    began: float


def triage(text: str, words: Words, *, attachments: bool = False) -> str | None:
    """Say what to reply to a text that is no question to search for; None when it is one."""
    if not text.strip():
        return words.attachment_only if attachments else words.empty
    if len(text) > LONGEST_MESSAGE:
        return over_long(text, words)
    return words.help_text if asks_for_help(text) else None


async def ask(
    services: Services,
    turn: Turn,
    words: Words,
    heading: str | None = None,
    found: Found | None = None,
) -> Replied | None:
    """Keep, answer, prove and lay out a question; None when this event was answered before.

    ``found`` is what was found for it already.
    """
    asked = turn.asked
    # A claim is another person's message, who could not have it deleted: only the quotes are kept.
    kept = replace(asked, text="") if asked.kind is AskedBy.CLAIM else asked
    question_id = await add_question(services.database, kept)
    if question_id is None:
        LOG.info("the same event came twice; answered once")
        return None
    if services.is_deleted(asked):
        await forget_words(services, [asked.source_id])
    try:
        found = found or await find(services, turn)
        card = AnswerCard(question_id, heading, asked.shown, claim=asked.kind is AskedBy.CLAIM)
        return await _laid_out(services, card, found, words)
    except BaseException:
        await set_status(services.database, question_id, Status.FAILED)
        raise


async def _laid_out(services: Services, card: AnswerCard, found: Found, words: Words) -> Replied:
    """Prove and lay out what was found, and keep what of it is shown."""
    finding = found.finding
    # Hashing and escaping long articles takes milliseconds that the event loop has not.
    replied = await services.desk.run(lambda: lay_out(services, card, finding, words))
    # With the time in the queue: that is what the asker waits.
    seconds = time.perf_counter() - found.began
    shown = Finding(replied.outcome, finding.index)
    await set_outcome(services.database, card.question_id, shown, seconds)
    _count(services, card.question_id, replied.outcome, seconds)
    return replied


async def find(services: Services, turn: Turn, *, overheard: bool = False) -> Found:
    """Ask the desk; where the message was deleted meanwhile, the desk forgets what it remembers."""
    began, asked = time.perf_counter(), turn.asked
    inquiry = Inquiry(asked.text, QUOTES, asked.article, turn.before)
    theirs = asked.kind is not AskedBy.CLAIM  # which is another person's message
    finding = await services.desk.answer(
        inquiry, asked.user_id, overheard=overheard, remember=theirs
    )
    if services.is_deleted(asked):
        services.desk.forget()
    return Found(finding, began)


def _count(services: Services, question_id: int, outcome: Outcome, seconds: float) -> None:
    status = Status.ANSWERED if isinstance(outcome, Answer) else outcome.reason
    services.metrics.answered(status, seconds)
    LOG.info("question %d: %s in %.3f s", question_id, status, seconds)
