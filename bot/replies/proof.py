"""No quote is shown unless it is, now, word for word what its article says."""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace

from bot.data.kept import Kept
from bot.protocols import OpenArticles, Prove
from bot.replies.markdown import escape, visible
from index.errors import QuoteError
from index.quote.quotes import shown_before
from index.types import Article, Quote, Span, article_of

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proven:
    """A quote that passed, as Markdown, with the text of its article."""

    quote: Quote
    markdown: str
    article_text: str | None
    """None: the quote is shown as it was, its article being another by now."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The quotes that passed, best first, and how many did not."""

    proven: tuple[Proven, ...]
    withheld: int


def check(quotes: Iterable[Quote], index: OpenArticles, prove: Prove) -> Checked:
    """Prove each quote against the article in ``index`` and the words about to be shown.

    They are shown below each other: where the one above holds what says who is meant, it is not
    said again.
    """
    return _check([(quote, article_of(index, quote.article)) for quote in quotes], prove)


def check_kept(kept: Kept, index: OpenArticles, prove: Prove) -> Checked:
    """Prove a kept quote against its article in ``index``; else against what it was quoted from."""
    with suppress(QuoteError):
        return Checked((_proven(kept.quote, article_of(index, kept.quote.article), prove),), 0)
    then = _check([(kept.quote, kept.source)], prove)
    return replace(then, proven=tuple(replace(each, article_text=None) for each in then.proven))


def _check(quotes: Iterable[tuple[Quote, Article | None]], prove: Prove) -> Checked:
    proven: list[Proven] = []
    withheld = 0
    for quote, article in quotes:
        try:
            above = proven[-1].quote if proven else None
            proven.append(_proven(quote, article, prove, above))
        except QuoteError as error:
            withheld += 1
            LOG.error("quote withheld: %s", error)  # noqa: TRY400 - the message says it all
    return Checked(tuple(proven), withheld)


def _proven(
    quote: Quote, article: Article | None, prove: Prove, above: Quote | None = None
) -> Proven:
    where = f"{quote.article} {quote.start}:{quote.end}"
    if article is None:
        raise QuoteError(f"{where} is not among the articles any more; rebuild the index.")
    prove(quote, article)
    before = "" if quote.led_by(above) else shown_before(quote, article.text)
    shown = before + article.text[quote.start : quote.end]
    shift = len(before) - quote.start
    bold = [Span(span.start + shift, span.end + shift) for span in quote.highlights]
    markdown = escape(shown, bold)
    if visible(markdown) != before + quote.text:
        raise QuoteError(f"{where} would not be shown word for word.")
    return Proven(quote, markdown, article.text)
