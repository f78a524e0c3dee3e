"""Laying an outcome out: what is said of it, and its quotes, each proved first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.protocols import Finding
from bot.replies.citation import day
from bot.replies.markdown import one_line
from bot.replies.proof import Proven, check
from bot.replies.render import AnswerCard, Reply, answer_reply, notice, refusal_reply
from bot.state.services import Services
from bot.wording.languages import age
from bot.wording.words import Words
from index.question.present import asks_about_now
from index.question.wording import LONGEST_MESSAGE
from index.quote.showing import nothing_proved, with_quotes
from index.types import Answer, NotInArticles, Outcome, Quote, Refusal

NAMED = 200
"""Characters of a question that is named: five of them leave room for a quote's citation."""


@dataclass(frozen=True, slots=True)
class Replied:
    """A reply ready to be sent, and the question it belongs to."""

    question_id: int
    reply: Reply
    outcome: Outcome


def lay_out(services: Services, card: AnswerCard, finding: Finding, words: Words) -> Replied:
    """Turn an outcome into its reply; the outcome given back holds only the quotes that proved."""
    match finding.outcome:
        case Answer() as answer:
            return _quote(services, card, answer, finding, words)
        case NotInArticles(reason=Refusal.NO_EVIDENCE) as refusal:
            return _refuse(services, card, refusal, finding, words)
        case NotInArticles(reason=reason) as refusal:
            said = said_of_claim(reason, words) if card.claim else said_of(refusal, words)
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


def said_of(refusal: NotInArticles, words: Words) -> str:
    """Give the words for a refusal; most of them needed no search."""
    return {
        Refusal.NO_EVIDENCE: words.not_found,
        Refusal.GREETING: words.greeting,
        Refusal.NOISE: words.noise,
        Refusal.LANGUAGE: words.language,
        Refusal.ABOUT_THE_BOT: words.about_the_bot,
        Refusal.INSTRUCTION: words.instruction,
        Refusal.WHICH_ARTICLE: words.which_article,
        Refusal.PUBLICATION: words.publication,
        Refusal.TOO_MANY: words.too_many,
        Refusal.TOO_LONG: over_long(refusal.question, words),
    }[refusal.reason]


def over_long(text: str, words: Words) -> str:
    """Say that a text is longer than what is read."""
    return words.over_long.format(length=len(text), limit=LONGEST_MESSAGE)


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
    if not asks_about_now(question):
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
