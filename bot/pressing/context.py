"""The Context button: the paragraph around a quote, with the quote marked."""

from collections.abc import Sequence

import discord

from bot.data.kept import Kept, quotes_of
from bot.messaging.errors import ToldError
from bot.messaging.interactions import tell
from bot.pressing.answers import answer_of, laid_out
from bot.protocols import OpenArticles
from bot.replies.buttons import Press
from bot.replies.markdown import escape
from bot.replies.proof import Proven, check_kept
from bot.replies.render import Reply, quotes_reply
from bot.state.services import Services
from bot.wording.words import Words
from index.text.comments import has_comment
from index.types import Passage, PassageKind, Quote, Span, article_of

LONGEST = 1_500
"""Characters of a paragraph shown around a quote; escaping can double them."""


async def context(services: Services, interaction: discord.Interaction, press: Press) -> None:
    """Show the paragraph; when the source changed since, say so and show what was quoted."""
    stored, words = await answer_of(services, interaction, press)
    quotes = await quotes_of(services.database, stored.id)
    if press.place >= len(quotes):
        raise ToldError(words.not_here)
    kept = quotes[press.place]
    reply = await laid_out(services, interaction, words, lambda: around(services, kept, words))
    await tell(interaction, reply)


def around(services: Services, kept: Kept, words: Words) -> Reply | None:
    """Prove a kept quote and lay out what stands around it; None when it has to be withheld."""
    index = services.desk.index
    checked = check_kept(kept, index, services.prove)
    services.metrics.count("withheld_quotes", by=checked.withheld)
    if not checked.proven:
        return None
    (proven,) = checked.proven
    if proven.article_text is None:
        return quotes_reply(changed(proven.quote, index, words), [proven], None, words)
    return _in_paragraph(proven, index, words)


def changed(quote: Quote, index: OpenArticles, words: Words) -> str:
    """Say what became of the source."""
    gone = article_of(index, quote.article) is None
    return words.source_removed if gone else words.source_changed


def _in_paragraph(proven: Proven, index: OpenArticles, words: Words) -> Reply:
    quote, text = proven.quote, proven.article_text or ""
    touched = sentences_around(quote, index.passages)
    shown = surroundings(quote, touched, text)
    before = "[…] " if shown.start > touched[0].start else ""
    after = " […]" if shown.end < touched[-1].end else ""
    shift = len(before) - shown.start
    marked = [Span(quote.start + shift, quote.end + shift)]
    markdown = escape(f"{before}{text[shown.start : shown.end]}{after}", marked)
    reply = quotes_reply(words.context_title, [Proven(quote, markdown, text)], None, words)
    return reply if reply.attached is None else quotes_reply("", [proven], None, words)


def sentences_around(quote: Quote, passages: Sequence[Passage]) -> tuple[Span, ...]:
    """Give the sentences of every paragraph that the quote touches, in order.

    A quote that is a paragraph by itself, as news often has it, gets those before and after.
    """
    ours = [p for p in passages if p.article == quote.article and p.kind is not PassageKind.RELATED]
    touched = [n for n, p in enumerate(ours) if p.start < quote.end and quote.start < p.end]
    if not touched:
        return (Span(quote.start, quote.end),)
    first, last = touched[0], touched[-1]
    if sum(len(passage.sentences) for passage in ours[first : last + 1]) == 1:
        section = ours[first].section
        first = max(0, first - 1) if first and ours[first - 1].section == section else first
        more = last + 1 < len(ours) and ours[last + 1].section == section
        last = last + 1 if more else last
    return tuple(span for passage in ours[first : last + 1] for span in passage.sentences)


def surroundings(quote: Quote, sentences: Sequence[Span], text: str) -> Span:
    """Grow from the quote by whole sentences, now before, now after, up to ``LONGEST``.

    ``text`` is the article's. What stands beyond an HTML comment, which no reader sees, is left.
    """
    start, end = quote.start, quote.end
    before = [span for span in reversed(sentences) if span.start < start]
    after = [span for span in sentences if span.end > end]
    while before or after:
        if before and (not after or start - before[0].start <= after[0].end - end):
            grown = Span(before.pop(0).start, end)
        else:
            grown = Span(start, after.pop(0).end)
        if grown.length > LONGEST:
            break
        if has_comment(text[grown.start : grown.end]):
            (before if grown.start < start else after).clear()
            continue
        start, end = grown.start, grown.end
    return Span(start, end)


PRESSES = {"context": context}
