"""What is shown before a quote: the sentence, or line, that says whom or what it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice, takewhile, tee

from index.articles.boilerplate import asks_readers, credits_writers, is_picture
from index.articles.corrections import is_correction
from index.articles.entries import is_entry
from index.quote.claims import verdict_and_claim, with_rebuttal
from index.quote.leaning import disagrees, goes_on, has_name, leans, tells_who
from index.quote.lists import introducing, is_item, is_of_list
from index.quote.withdrawn import corrects
from index.store.open_index import OpenIndex
from index.text.markup import is_bold
from index.text.names import CAPITALS
from index.text.sentences import ends_sentence, only_asks
from index.text.speech import is_all_speech, whole_speech
from index.types import Passage, PassageKind, Span

_LABEL = re.compile(rf"[\s*_]*[{CAPITALS}][\w.’'-]*(?: [{CAPITALS}][\w.’'-]*){{0,3}}:[*_]*\s")
"""Whose words a line has, in an interview: "A: From my uncle.", "**Khoza:** From my uncle."."""
_YES_OR_NO = re.compile(
    r"[\s*_\"“”«]*(?:yes|no|absolutely|certainly|of course|not (?:at all|yet|really))\s*[,.!;:—–]",
    re.IGNORECASE,
)
SHORT = 6
"""Words of a quote up to which it leans on all that stands before it in its paragraph."""
LEAD_REACH = 3
"""Sentences looked back over for the one that says who is meant."""
FARTHEST = 12
"""The same where those between go on about the same person: "She … In 1974 she … Her work …"."""


def span_and_lead(index: OpenIndex, row: int) -> tuple[Span, Span | None]:
    """Return what is quoted for a sentence, and the lead that is shown with it, if it needs one."""
    text, sentences = _paragraph(index, row)
    own = Span(index.sentences[row].start, index.sentences[row].end)
    said, claim = verdict_and_claim(index, row) or (own, None)
    span = with_rebuttal(index, row, whole_speech(text, sentences, said))
    return span, claim or _lead(index, row, span)


def _lead(index: OpenIndex, row: int, span: Span) -> Span | None:
    """Return the table's header, the question answered, or what says before who is meant."""
    header = index.passage_of(row).header
    if header:
        return header
    if corrects(index, row):
        return None
    asked = _asked(index, row, span)
    found = _explaining(index, row, span) if asked is None else asked
    if found is None:
        return None
    told = _beside(index, found, range(found, max(found - LEAD_REACH, -1), -1))
    named = (some for some in told if has_name(index.text_of(some)))
    # "Rain was falling." says no more of who is meant than "He promised a quay" does.
    first = next(named, found) if asked is None else told[-1]
    text, sentences = _paragraph(index, found)
    # "It has not said which." leans on the sentence right before it, whoever is named in another.
    same = index.sentences[found].passage == index.sentences[row].passage
    short = same and text.count(" ", span.start, span.end) < SHORT
    until = min(found + LEAD_REACH, len(index.sentences)) if short else found + 1
    after = _beside(index, found, range(found, until))
    last = max(some for some in after if index.sentences[some].end <= span.start)
    alone = Span(index.sentences[first].start, index.sentences[last].end)
    whole = whole_speech(text, sentences, alone)
    return whole if whole.end <= span.start else alone


def _paragraph(index: OpenIndex, row: int) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a row's article, and the sentences of its paragraph."""
    return index.article_of(row).text, index.passage_of(row).sentences


def _beside(index: OpenIndex, found: int, rows: Iterable[int]) -> list[int]:
    """Return of some rows, from ``found`` on, those that are one slice of its paragraph with it."""
    lead, text = index.sentences[found], index.article_of(found).text

    def joins(row: int) -> bool:
        some = index.sentences[row]
        between = text[min(some.start, lead.start) : max(some.end, lead.end)]
        # An HTML comment, which no reader sees, is in no sentence, but may be between two.
        return some.passage == lead.passage and "<!--" not in between

    return list(takewhile(joins, rows))


def _asked(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return the row of the question that a row's paragraph answers, as in an interview."""
    if (asked := _asked_before(index, row, span)) is not None:
        return asked
    text, spans = _paragraph(index, row)
    opening, quoted, ending = (text[s.start : s.end] for s in (spans[0], span, spans[-1]))
    # "She gave it to me." is explained by what whoever answers said before.
    explained = span.start > spans[0].start and leans(quoted)
    if explained or only_asks(ending):
        return None
    place = index.sentences[row].passage
    above = (some for some in _earlier(index, row) if index.sentences[some].passage != place)
    near = list(islice(_ended(index, above), LEAD_REACH))
    if not _label(opening):  # its question then stands right above, in bold
        near = [some for some in near[:1] if _in_bold(*_paragraph(index, some))]
    return next((some for some in near if only_asks(index.text_of(some))), None)


def _asked_before(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return the row of the question right before a quote in its paragraph, where it answers it.

    It does where the question is in bold ("**Is it open?** Until six."), or with yes or no.
    """
    text, spans = _paragraph(index, row)
    if span.start == spans[0].start:
        return None
    before = row - sum(span.start <= some.start < index.sentences[row].start for some in spans) - 1
    asked = index.text_of(before)
    answers = asked.startswith("**") or _YES_OR_NO.match(text, span.start)
    return before if answers and only_asks(asked) else None


def _in_bold(text: str, sentences: Sequence[Span]) -> bool:
    """Tell whether a whole paragraph is bold, as what an interviewer asks is."""
    return is_bold(text[sentences[0].start : sentences[-1].end])


def _explaining(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return which of the earlier rows, nearest first, says what a quote does not say itself."""
    text, _ = _paragraph(index, row)
    quoted = text[span.start : span.end]
    # Looked up one by one: most quotes need none of them, and a section may have thousands.
    before = (some for some in _earlier(index, row) if index.sentences[some].end <= span.start)
    rows, listing = tee(before)
    if (above := introducing(index, row, quoted, listing)) is not None:
        return above
    if not leans(quoted.removeprefix(_label(quoted))):
        return None
    # Where no line ends as sentences do, as in a live blog, each of them may say who is meant.
    told = _ended(index, rows) if ends_sentence(quoted) else rows
    told = (some for some in told if not _says_nothing(index, some))
    if not is_item(quoted):  # a list does not say who is meant below it; an item does in itself
        here = index.sentences[row].passage
        told = (n for n in told if index.sentences[n].passage == here or not is_of_list(index, n))
    near = [n for n in _near(index, told, quoted) if not disagrees(quoted, index.text_of(n))]
    return _naming(index, near, quoted) if near else None


def _near(index: OpenIndex, told: Iterator[int], quoted: str) -> Iterator[int]:
    """Yield the rows, nearest first, among which the one is that says who is meant.

    Before "In 1974 she led it." that may be as far up as only "she" is told of, or "he".
    """
    going_on = True
    for count, row in enumerate(islice(told, FARTHEST), 1):
        yield row
        text = index.text_of(row)
        going_on = going_on and (goes_on(quoted, text) or disagrees(quoted, text))
        if count >= LEAD_REACH and not going_on:
            return


def _says_nothing(index: OpenIndex, row: int) -> bool:
    """Tell whether a row is a notice, struck out, or only asks among sentences that tell.

    A question that stands alone, or in bold, is an interviewer's.
    """
    text, (_, sentences) = index.read_text_of(row), _paragraph(index, row)
    asks = len(sentences) > 1 and only_asks(text) and not text.startswith("**")
    return asks or credits_writers(text) or asks_readers(text)


def _label(text: str) -> str:
    """Return the words that say who speaks, with which a line of an interview begins, or none."""
    found = _LABEL.match(text)
    return found[0] if found and not is_correction(text) else ""


def _ended(index: OpenIndex, rows: Iterator[int]) -> Iterator[int]:
    """Yield those rows that end as sentences do."""
    return (row for row in rows if ends_sentence(index.text_of(row)))


def _naming(index: OpenIndex, near: Sequence[int], quoted: str) -> int:
    """Return the nearest row that says by name whom it is about, or who speaks in it."""
    told = [some for some in near if not is_all_speech(index.text_of(some))]
    texts = {some: index.text_of(some) for some in told}
    named = (n for n, text in texts.items() if not leans(text) or tells_who(text, quoted))
    return next(named, [*told, near[0]][0])


def _earlier(index: OpenIndex, row: int) -> Iterator[int]:
    """Yield the rows of prose before a row in its section, nearest first.

    Rows of tables, pictures and the lines below these are none.
    """
    here = index.passage_of(row)
    rows = takewhile(
        lambda some: _same_section(index.passage_of(some), here),
        range(row - 1, -1, -1),
    )
    for _, some in groupby(rows, lambda some: index.sentences[some].passage):
        if _tells(index, found := list(some)):
            yield from found


def _tells(index: OpenIndex, rows: Sequence[int]) -> bool:
    """Tell whether a passage, its rows from the last, is the story: no table, caption or notice."""
    passage = index.passage_of(rows[0])
    if passage.kind is not PassageKind.PROSE or passage.header:
        return False
    texts = [index.text_of(row) for row in reversed(rows)]
    first = texts[0]
    return not (is_picture(first, texts[-1]) or asks_readers(first) or is_correction(first))


def _same_section(one: Passage, other: Passage) -> bool:
    """Tell whether two passages are of one section; the entries of a live blog are none here.

    Who is named in an entry, or above them all, is "she" in the next.
    """
    headings = [None if is_entry(some.section) else some.section for some in (one, other)]
    return one.article == other.article and headings[0] == headings[1]
