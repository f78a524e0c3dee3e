"""Make quotes that stand by themselves, and prove them."""

import hashlib
from collections.abc import Sequence

from index.errors import QuoteError
from index.quote.claims import judged
from index.quote.leads import span_and_lead
from index.quote.marking import whole_mark
from index.quote.withdrawn import corrects
from index.store.open_index import OpenIndex
from index.text.markup import within_marks
from index.types import Article, Quote, Span

GAP = " […] "
MARKS = " \t\r\n>*_~"
"""What may stand between two sentences and is no word left out."""
RULE_MARKS = " \t\r\n|:-"
"""What the rule below a table's header is made of."""


def make_quote(index: OpenIndex, row: int, score: float, highlights: Sequence[Span] = ()) -> Quote:
    """Return the quote of a sentence: whole, its direct speech whole, with its lead if it leans.

    ``score`` is the probability that it answers; ``highlights`` are in the article's offsets.
    Nothing is marked in a correction: it might be what is taken back. Of a claim that is checked,
    the verdict is quoted, led by the claim.
    """
    row = judged(index, row)
    article, passage = index.article_of(row), index.passage_of(row)
    shown, before = span_and_lead(index, row)
    span = within_marks(article.text, shown)
    lead = before and within_marks(article.text, before)
    text = article.text[span.start : span.end]
    marked = () if corrects(index, row) else highlights
    return Quote(
        article=article.id,
        sha256=article.sha256,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        section=passage.section,
        paragraph=passage.paragraph,
        start=span.start,
        end=span.end,
        text=text,
        score=score,
        highlights=tuple(
            whole_mark(article.text, some, span)
            for some in marked
            if span.start <= some.start < some.end <= span.end
        ),
        lead=lead,
        lead_text=article.text[lead.start : lead.end] if lead else "",
    )


def prove(quote: Quote, article: Article) -> None:
    """Prove that a quote is the slice of the stored article that it claims to be.

    Raises QuoteError when the article's text is not the one quoted from (SHA-256), or when the
    quote, its lead or a highlight is not a slice of it.
    """
    where = f"{quote.article}[{quote.start}:{quote.end}]"
    if hashlib.sha256(article.text.encode()).hexdigest() != quote.sha256:
        raise QuoteError(f"{where}: the article changed since it was quoted; run `make index`")
    if not 0 <= quote.start < quote.end <= len(article.text):
        raise QuoteError(f"{where}: lies outside the article; run `make index`")
    if article.text[quote.start : quote.end] != quote.text:
        raise QuoteError(f"{where}: not the article's words; run `make index`")
    lead = quote.lead or Span(0, 0)
    if lead.start < 0 or article.text[lead.start : lead.end] != quote.lead_text:
        raise QuoteError(f"{where}: its lead is not the article's words; run `make index`")
    if any(not quote.start <= h.start < h.end <= quote.end for h in quote.highlights):
        raise QuoteError(f"{where}: a highlight lies outside the quote; run `make index`")


def shown_before(quote: Quote, article_text: str) -> str:
    """Return what stands before the quote: the sentence that says who, and a visible gap if any.

    A table's header stands on a line of its own, and the rule below it is no gap.
    """
    if quote.lead is None:
        return ""
    between = article_text[quote.lead.end : quote.start]
    if quote.in_table:
        return quote.lead_text + ("\n[…]\n" if between.strip(RULE_MARKS) else "\n")
    return quote.lead_text + (GAP if between.strip(MARKS) else between)
