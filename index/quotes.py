"""Make quotes that stand by themselves, and prove them."""

import hashlib
import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from index.errors import QuoteError
from index.generation import OpenIndex
from index.leaning import leans, names_its_speaker
from index.sentences import ends_sentence, only_asks
from index.speech import is_all_speech, whole_speech
from index.types import Article, Passage, PassageKind, Quote, Span

_LABEL = re.compile(r"[\s*_]*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:[*_]*\s")
"""Whose words a line has, in an interview: "A: From my uncle.", "**Khoza:** From my uncle."."""
_ITEM = re.compile(r"\s*(?:[-*+•‣–]|\(?\d{1,3}[.)])\s")
_CREDIT = re.compile(
    r"\W*(?:photo(?:graph)?s?|pictured?|pictures|images?|video|caption|credit|source|graphic"
    r"|illustration)(?: (?:by|caption|credit))?\s*:",
    re.IGNORECASE,
)
"""A line below a picture begins with it, or ends with it: none explains who is meant."""
_CREDITED = re.compile(  # "(AP Photo/J. Roe)", "| Getty"
    r"(?:\([^()]{0,80}\b(?:photo(?:graph)?s?|pictures?|images?)\b[^()]{0,80}\)"
    r"|(?:^|\s)\|[^|]{0,80}[^\s|.!?…])[*_]*$",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"[\W_]*!\[|\s*<fig(?:ure|caption)\b")
LEAD_REACH = 3
"""Sentences looked back over for the one that says who is meant."""


def make_quote(index: OpenIndex, row: int, score: float, highlights: Sequence[Span] = ()) -> Quote:
    """Return the quote of a sentence: whole, its direct speech whole, with its lead if it leans.

    ``score`` is the probability that it answers; ``highlights`` are in the article's offsets.
    """
    sentence = index.sentences[row]
    article = index.articles[sentence.article]
    passage = index.passages[sentence.passage]
    span, lead = span_and_lead(index, row)
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
        text=article.text[span.start : span.end],
        score=score,
        highlights=tuple(h for h in highlights if span.start <= h.start < h.end <= span.end),
        lead=lead,
        lead_text=article.text[lead.start : lead.end] if lead else "",
    )


def span_and_lead(index: OpenIndex, row: int) -> tuple[Span, Span | None]:
    """Return what is quoted for a sentence, and the lead that is shown with it, if it needs one."""
    sentence = index.sentences[row]
    text = index.articles[sentence.article].text
    sentences = index.passages[sentence.passage].sentences
    span = whole_speech(text, sentences, Span(sentence.start, sentence.end))
    return span, _lead(index, row, span)


def _lead(index: OpenIndex, row: int, span: Span) -> Span | None:
    """Return the table's header, or the nearest earlier sentence that stands by itself."""
    header = index.passages[index.sentences[row].passage].header
    if header:
        return header
    text = index.articles[index.sentences[row].article].text
    rows = [some for some in _earlier(index, row) if index.sentences[some].end <= span.start]
    found = _explaining(index, text[span.start : span.end], rows)
    if found is None:
        return None
    alone = Span(index.sentences[found].start, index.sentences[found].end)
    whole = whole_speech(text, index.passages[index.sentences[found].passage].sentences, alone)
    return whole if whole.end <= span.start else alone


def _explaining(index: OpenIndex, quoted: str, rows: Sequence[int]) -> int | None:
    """Return which of the earlier rows, nearest first, says what a quote does not say itself."""
    if not rows:
        return None
    if _ITEM.match(quoted):
        above = next((some for some in rows if not _ITEM.match(index.text_of(some))), rows[0])
        if index.text_of(above).rstrip("*_ ").endswith(":"):
            return above
    near = [some for some in rows if ends_sentence(index.text_of(some))][:LEAD_REACH]
    said = _LABEL.match(quoted)
    asking = [some for some in near if only_asks(index.text_of(some))]
    if said and asking:
        return asking[0]
    if not near or not leans(quoted[said.end() :] if said else quoted):
        return None
    told = [some for some in near if not is_all_speech(index.text_of(some))]
    texts = {some: index.text_of(some) for some in told}
    named = (n for n, text in texts.items() if not leans(text) or names_its_speaker(text))
    return next(named, [*told, near[0]][0])


def _earlier(index: OpenIndex, row: int) -> list[int]:
    """Return the rows of prose before a row in its section, nearest first.

    Rows of tables, pictures and the lines below these are none.
    """
    here = index.passages[index.sentences[row].passage]
    rows = takewhile(
        lambda some: _same_section(index.passages[index.sentences[some].passage], here),
        range(row - 1, -1, -1),
    )
    found = [list(some) for _, some in groupby(rows, lambda some: index.sentences[some].passage)]
    return [some for rows_of_one in found if _tells(index, rows_of_one) for some in rows_of_one]


def _tells(index: OpenIndex, rows: Sequence[int]) -> bool:
    """Tell whether a passage, its rows from the last, is no table, picture or picture's caption."""
    passage = index.passages[index.sentences[rows[0]].passage]
    if passage.kind is not PassageKind.PROSE or passage.header:
        return False
    last, first = index.text_of(rows[0]), index.text_of(rows[-1])
    shows = _PICTURE.match(first) or _CREDIT.match(first)
    return not (shows or _CREDIT.match(last) or _CREDITED.search(last))


def _same_section(one: Passage, other: Passage) -> bool:
    return one.article == other.article and one.section == other.section


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
