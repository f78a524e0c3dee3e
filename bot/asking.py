"""From a question to the reply that goes out: one path for every way of asking."""

import logging
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.answerer import Finding, Inquiry
from bot.citation import day
from bot.forgetting import forget_words
from bot.languages import age
from bot.limits import QUESTION
from bot.markdown import one_line
from bot.proof import Proven, check
from bot.records import Asked, AskedBy, Status
from bot.render import AnswerCard, Reply, answer_reply, notice, refusal_reply
from bot.services import Services
from bot.store import add_question, set_outcome, set_status
from bot.typed import asks_for_help
from bot.words import Words
from index.question.phrasing import NOW
from index.quote.showing import nothing_proved, with_quotes
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal

LOG = logging.getLogger(__name__)

ABOUT_NOW = re.compile(
    rf"\b(?:{NOW}|(?:latest|newest|current|now|today|recent|recently|still"
    r"|maintenant|actuel\w*|aujourd.hui|dernier\w*|dernière\w*|récent\w*)\b)",
    re.IGNORECASE,
)

NAMED = 200
"""Characters of a question that is named: five of them leave room for a quote's citation."""
FOUND = 9
"""Quotes looked for: what an answer shows, and some pages behind "More quotes"."""


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply ready to be sent, and the question it belongs to."""

    question_id: int
    reply: Reply
    outcome: Outcome


def triage(text: str, words: Words, *, attachments: bool = False) -> str | None:
    """Say what to reply to a text that is no question to search for; None when it is one."""
    if not text.strip():
        return words.attachment_only if attachments else words.empty
    if len(text) > QUESTION:
        return words.over_long.format(length=len(text), limit=QUESTION)
    return words.help_text if asks_for_help(text) else None


async def ask(
    services: Services,
    asked: Asked,
    words: Words,
    heading: str | None = None,
    previous: str | None = None,
    found: tuple[Finding, float] | None = None,
) -> Replied | None:
    """Keep, answer, prove and lay out a question; None when this event was answered before.

    ``found`` is what was found for it already, and when that began, by ``time.perf_counter``.
    """
    # A claim is another person's message, who could not have it deleted: only the quotes are kept.
    kept = replace(asked, text="") if asked.kind is AskedBy.CLAIM else asked
    question_id = await add_question(services.database, kept)
    if question_id is None:
        LOG.info("the same event came twice; answered once")
        return None
    if services.is_deleted(asked):
        await forget_words(services, [asked.source_id])
    began = found[1] if found else time.perf_counter()
    try:
        finding = found[0] if found else await find(services, asked, previous)
        card = AnswerCard(question_id, heading, asked.shown, claim=asked.kind is AskedBy.CLAIM)
        # Hashing and escaping long articles takes milliseconds that the event loop has not.
        replied = await services.desk.run(lambda: lay_out(services, card, finding, words))
        # With the time in the queue: that is what the asker waits.
        seconds = time.perf_counter() - began
        shown = Finding(replied.outcome, finding.index)
        await set_outcome(services.database, question_id, shown, seconds)
        _count(services, question_id, replied.outcome, seconds)
    except BaseException:
        await set_status(services.database, question_id, Status.FAILED)
        raise
    return replied


async def find(
    services: Services, asked: Asked, previous: str | None, *, overheard: bool = False
) -> Finding:
    """Ask the desk, with the text of the question before; of a deleted message it forgets all."""
    inquiry = Inquiry(asked.text, FOUND, asked.article, previous)
    theirs = asked.kind is not AskedBy.CLAIM  # which is another person's message
    finding = await services.desk.answer(
        inquiry, asked.user_id, overheard=overheard, remember=theirs
    )
    if services.is_deleted(asked):
        services.desk.forget()
    return finding


def lay_out(services: Services, card: AnswerCard, finding: Finding, words: Words) -> Replied:
    """Turn an outcome into its reply; the outcome given back holds only the quotes that proved."""
    match finding.outcome:
        case Answer() as answer:
            return _quote(services, card, answer, finding, words)
        case NotInArticles(reason=Refusal.NO_EVIDENCE) as refusal:
            return _refuse(services, card, refusal, finding, words)
        case NotInArticles(reason=reason) as refusal:
            said = (said_of_claim if card.claim else said_of)(reason, words)
            return Replied(card.question_id, notice(said), refusal)


def _quote(
    services: Services, card: AnswerCard, answer: Answer, finding: Finding, words: Words
) -> Replied:
    checked = check(answer.quotes, finding.index, services.prove)
    services.metrics.count("withheld_quotes", by=checked.withheld)
    if not checked.proven:
        said = f"{words.not_found}\n-# {words.withheld}"
        reply = refusal_reply(card, said, None, words)
        return Replied(card.question_id, reply, nothing_proved(answer))

    kept = with_quotes(answer, tuple(proven.quote for proven in checked.proven))
    # However few are wanted, each question of the message keeps its quote.
    card = replace(card, shown=max(card.shown, answer.least), sure=not kept.unsure)
    doubts = unsure_of_claim if card.claim else unsure

    def notes(shown: Sequence[Proven]) -> tuple[str, ...]:
        quotes = [each.quote for each in shown]
        return (
            *doubts(kept, words),
            *unanswered(kept, words),
            *freshness(answer.question, quotes, words, services.clock()),
        )

    return Replied(card.question_id, answer_reply(card, checked, words, notes), kept)


def _count(services: Services, question_id: int, outcome: Outcome, seconds: float) -> None:
    status = Status.ANSWERED if isinstance(outcome, Answer) else outcome.reason
    services.metrics.answered(status, seconds)
    LOG.info("question %d: %s in %.3f s", question_id, status, seconds)


def said_of(reason: Refusal, words: Words) -> str:
    """Give the words for a refusal that needed no search."""
    return {
        Refusal.NO_EVIDENCE: words.not_found,
        Refusal.GREETING: words.greeting,
        Refusal.NOISE: words.noise,
        Refusal.LANGUAGE: words.language,
        Refusal.ABOUT_THE_BOT: words.about_the_bot,
        Refusal.INSTRUCTION: words.instruction,
        Refusal.WHICH_ARTICLE: words.which_article,
        Refusal.TOO_MANY: words.too_many,
    }[reason]


def said_of_claim(reason: Refusal, words: Words) -> str:
    """Give the words for another person's message that is nothing to search for."""
    return words.message_language if reason is Refusal.LANGUAGE else words.nothing_to_find


def _refuse(
    services: Services, card: AnswerCard, refusal: NotInArticles, finding: Finding, words: Words
) -> Replied:
    nearest, related = (
        check([quote] if quote else [], finding.index, services.prove)
        for quote in (refusal.nearest, refusal.related)
    )
    withheld = nearest.withheld + related.withheld
    services.metrics.count("withheld_quotes", by=withheld)
    # A headline is found only where it says more of the question than any passage does.
    below = (words.related, related) if related.proven else (words.nearest, nearest)
    said = words.nothing_speaks if card.claim else words.not_found
    if withheld:
        said += f"\n-# {words.withheld}"
    kept = replace(
        refusal,
        nearest=refusal.nearest if nearest.proven else None,
        related=refusal.related if related.proven else None,
    )
    return Replied(card.question_id, refusal_reply(card, said, below, words), kept)


def unsure(answer: Answer, words: Words) -> tuple[str, ...]:
    """Say that the quotes may not answer the question, or name those of the message."""
    if answer.unsure == (answer.question,):
        return (words.unsure,)
    return tuple(_naming(words.unsure_of, question) for question in answer.unsure)


def unsure_of_claim(answer: Answer, words: Words) -> tuple[str, ...]:
    """Say that the quotes may not be about what another person's message says."""
    return (words.unsure_claim,) if answer.unsure else ()


def unanswered(answer: Answer, words: Words) -> tuple[str, ...]:
    """Name the questions of the message that the quotes below do not answer."""
    return tuple(_naming(words.unanswered, question) for question in answer.unanswered)


def _naming(said: str, question: str) -> str:
    return f"-# {said.format(question=one_line(question, NAMED))}"


def freshness(question: str, quotes: Sequence[Quote], words: Words, now: float) -> tuple[str, ...]:
    """Say, where the question is about the present, how old the newest article quoted is."""
    if not ABOUT_NOW.search(question):
        return ()
    dates = [quote.published for quote in quotes if quote.published]
    if not dates:
        return (f"-# {words.no_date}",)
    newest = max(dates)
    days = (datetime.fromtimestamp(now, UTC).date() - newest).days
    if days <= 0:  # the author's today may be ahead of ours
        return (f"-# {words.newest_today.format(date=day(newest, words))}",)
    if days == 1:
        return (f"-# {words.newest_yesterday.format(date=day(newest, words))}",)
    passed = age(days * 86_400, words)
    return (f"-# {words.newest.format(date=day(newest, words), age=passed)}",)
