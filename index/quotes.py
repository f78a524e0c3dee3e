"""Make quotes that stand by themselves, and prove them."""

import hashlib
import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from index.errors import QuoteError
from index.generation import OpenIndex
from index.sentences import only_asks
from index.types import Article, Passage, PassageKind, Quote, Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)"
)
_PERIOD = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)?day|year|month|week|weekend|night|spring|summer"
    r"|autumn|fall|winter|season|decade|century|morning|afternoon|evening|hour|minute"
    rf"|{_MONTH})"
)
_TIME = rf"(?:(?:\d{{1,2}}\s+)?{_PERIOD}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|\d{{4}})"
_FORMER = (  # a verb or a mark follows "the former" of two; a noun follows a former president
    r"[Tt]he former(?=\W*$|[,;:.’'–—]|\s+[–—]|\s+(?:who|which|and|also|did|does|has|had|is|was|will"
    r"|would|can|could|may|might|must|should|said|says|told|won|lost|left|made|took|went|became"
    r"|began|gave|got|came|held|met|kept|paid|fell|led|rose|saw|sent|wants|[a-z]+(?:ed|ly))\b)"
)
_SOME_OF_THEM = (  # "One of them", "Among these"; "those who …" say themselves who they are
    r"(?:(?:Not )?(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Some|Many|Most|Several|Both"
    r"|All|None|Each|Half|Few|A few|Another|Neither|Either|\d+)(?: \w+)? of|Among|Of) "
    r"(?:them|these|his|her|their|its|those(?! (?:who|whom|whose|that|which|\w+(?:ing|ed))\b))"
)
_EMPTY_IT = (  # nobody is meant: "It is not known who …", "It emerged on Monday that …"
    r"[Ii]t (?:(?:is|was|remains?|remained) (?:also |still |yet |not )*(?:\w+ly )?(?:un)?(?:clear"
    r"|known|certain|likely|decided|possible|true|expected|believed|thought|understood)\b"
    r"|(?:emerged|appear(?:s|ed)|seem(?:s|ed)|turned out|transpired)\b)"
)
_LEANING = re.compile(
    r"[\s\"“”«'‘’(\[*_]*"
    # An opening adverb does not say who is meant: "Additionally, he …", "In turn, they …".
    r"(?:(?:[A-Z][a-z]+ly|However|Moreover|Furthermore|But|And|So|Yet|Also|Still|Instead|Then|"
    r"Meanwhile|Later|Earlier|Nevertheless|Besides|Therefore|Thus|Afterwards?|Since then|"
    r"In (?:addition|turn|response|total|all|return|contrast)|For (?:example|instance)|"
    r"As a result|At the (?:same )?time|According to|"
    # Nor does a time: "On Monday, he …", "In 2024 she …".
    rf"(?:On|In|Last|Next|This|By|Since)\s+(?:(?:late|early|last|next)\s+)?{_TIME}"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
    # "The next day, she …", "Two years later he …".
    rf"|[Tt]he\s+(?:next|following|same|previous)\s+{_PERIOD}"
    rf"|(?:An?|A few|[A-Z][a-z]+|\d+)\s+{_PERIOD}s?\s+(?:later|earlier|before|after)"
    # "Asked about the talks, he …": who was asked is not said in it.
    r"|(?:Asked|Questioned|Pressed|Speaking|Writing|Born)\b[^.,;:!?]{1,120}(?=,)"
    # Nor do "After the vote, he …", "Yesterday she …"; a name among the words might.
    r"|(?:After|Before|When|While|As|At|In|During|Within|With|Without|Under|Following|Despite|For"
    r"|From|Upon|Once|If|Because|Since|Until|By|On)\b[^.,;:!?A-Z]{1,100}(?=,)"
    r"|Yesterday|Today|Tonight|There)"
    r"(?![^\W_])[*_]{0,3},?[*_]{0,3}\s+[*_]{0,3})?"
    rf"(?!{_EMPTY_IT})(?:{_SOME_OF_THEM}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]is|[Hh]ers?|[Tt]heirs?|[Ii]ts|[Hh]im|[Tt]hem|"
    rf"[Tt]his(?!\s+{_PERIOD}\b)|[Tt]hese|[Tt]hose|[Tt]hat|[Ss]uch|[Bb]oth|[Nn]either|{_FORMER}|"
    r"[Tt]he (?:latter|two|three|same|pair|duo))(?:[’'](?:s|d|ll|re|ve))?(?![^\W_])"
)
_SPOKEN_BY_PRONOUN = re.compile(
    r"[”\"»]\s*(?:(?:he|she|they)\s+\w+|(?:said|added|told|says|explained|asked)\s+(?:he|she|they)\b)"
)
_LABEL = re.compile(r"[\s*_]*[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:[*_]*\s")
"""Whose words a line has, in an interview: "A: From my uncle.", "**Khoza:** From my uncle."."""
_ITEM = re.compile(r"\s*(?:[-*+•‣–]|\(?\d{1,3}[.)])\s")
_CREDIT = re.compile(
    r"\W*(?:photo(?:graph)?s?|pictured?|pictures|images?|video|caption|credit|source|graphic"
    r"|illustration)(?: (?:by|caption|credit))?\s*:",
    re.IGNORECASE,
)
"""A line below a picture: it stands between sentences, and explains none."""
_OPENING = re.compile(r"(?<![^\s(\[{—–‘'>:-])([*_]{0,3})\"(?=\S)")
_SINGLE = re.compile(r"‘([^‘]*?[.,!?…])’")
"""Speech in single marks: its end comes after a stop or comma, an apostrophe or a word in marks
("the boys’ boat", a ‘safe’ harbour) does not."""
_ANY_MARK = re.compile(r"[\"“”«»„‘]")
_WORD = re.compile(r"[^\W_]+")
_INWARD = re.compile(r"„([^„“”]*)[“”]|(?<![^\s(\[{—–])»(?=\w)([^«»]*)«")
"""Speech in German and Danish marks, „so“ and »so«: their closing mark opens elsewhere."""
LEAD_REACH = 3
"""Sentences looked back over for the one that says who is meant."""
LONGEST_OPEN = 1000
"""Characters of a speech that nothing closes in its paragraph; more are a mark too many."""


def make_quote(index: OpenIndex, row: int, score: float, highlights: Sequence[Span] = ()) -> Quote:
    """Return the quote of a sentence: whole, its direct speech whole, with its lead if it leans.

    ``score`` is the probability that it answers; ``highlights`` are in the article's offsets.
    """
    sentence = index.sentences[row]
    article = index.articles[sentence.article]
    passage = index.passages[sentence.passage]
    span = whole_speech(article.text, passage.sentences, Span(sentence.start, sentence.end))
    lead = _lead(index, row, span)
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


def whole_speech(text: str, sentences: Sequence[Span], span: Span) -> Span:
    """Return the span widened over its paragraph's sentences until no speech is cut open."""
    begin = sentences[0].start
    open_before = _open_speech(text[begin : sentences[-1].end])
    first = last = next(n for n, some in enumerate(sentences) if some.start == span.start)
    while first > 0 and open_before[sentences[first].start - begin]:
        first -= 1
    while last + 1 < len(sentences) and open_before[sentences[last].end - begin]:
        last += 1
    whole = Span(sentences[first].start, sentences[last].end)
    return span if open_before[-1] and whole.length > LONGEST_OPEN else whole


def _open_speech(paragraph: str) -> list[bool]:
    """Tell before each character, and at the end, whether a speech is open there."""
    # A straight mark faces the word that it touches; what closes nothing (5'10") is passed over.
    regular = _INWARD.sub(r"“\1\2”", _OPENING.sub(r"\1“", paragraph))
    marks = _SINGLE.sub(r"“\1”", regular).replace('"', "”")
    depths = accumulate(
        marks, lambda d, m: d + 1 if m in "“«" else max(d - (m in "”»"), 0), initial=0
    )
    return [depth > 0 for depth in depths]


def leans(text: str) -> bool:
    """Tell whether only an earlier sentence says whom a sentence is about, or who says it."""
    pointing = _LEANING.match(text) or _SPOKEN_BY_PRONOUN.search(text)
    return bool(pointing) or _is_all_speech(text)


def _is_all_speech(text: str) -> bool:
    """Tell whether all words of a sentence are spoken, and none says by whom."""
    if not _ANY_MARK.search(text):
        return False
    open_before = _open_speech(text)
    return all(open_before[word.start()] for word in _WORD.finditer(text))


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
    near, said = rows[:LEAD_REACH], _LABEL.match(quoted)
    asking = [some for some in near if only_asks(index.text_of(some))]
    if said and asking:
        return asking[0]
    if not leans(quoted[said.end() :] if said else quoted):
        return None
    told = [some for some in near if not _is_all_speech(index.text_of(some))]
    return next((some for some in told if not leans(index.text_of(some))), [*told, rows[0]][0])


def _earlier(index: OpenIndex, row: int) -> list[int]:
    """Return the rows of prose before a row in its section, nearest first.

    Rows of tables and lines below pictures are none.
    """
    here = index.passages[index.sentences[row].passage]
    rows = takewhile(
        lambda some: _same_section(index.passages[index.sentences[some].passage], here),
        range(row - 1, -1, -1),
    )
    found = ((some, index.passages[index.sentences[some].passage]) for some in rows)
    return [
        some
        for some, passage in found
        if passage.kind is PassageKind.PROSE and not passage.header
        if not _CREDIT.match(index.text_of(some))
    ]


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
