"""What is shown before a quote: the sentence, or line, that says whom or what it is about."""

from collections.abc import Iterable
from itertools import takewhile

from index.quote.above import text_and_sentences
from index.quote.claims import verdict_and_claim, with_rebuttal
from index.quote.explaining import LEAD_REACH, explaining, speaking
from index.quote.interviews import question_of
from index.quote.leaning import has_name
from index.quote.referring import disagrees, names_another
from index.quote.withdrawn import corrects
from index.store.open_index import OpenIndex
from index.text.comments import has_comment
from index.text.speech import is_all_speech, whole_speech
from index.types import Span

SHORT = 6
"""Words of a quote up to which it leans on all that stands before it in its paragraph."""


def span_and_lead(index: OpenIndex, row: int) -> tuple[Span, Span | None]:
    """Return what is quoted for a sentence, and the lead that is shown with it, if it needs one."""
    text, sentences = text_and_sentences(index, row)
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
    asked = question_of(index, row, span)
    found = explaining(index, *speaking(index, row, span)) if asked is None else asked
    if found is None:
        return None
    if asked is None and not has_name(index.text_of(found)):
        # "It gives 200 million to the police." is explained by what "Three things." answers.
        own = index.sentences[found]
        asked = question_of(index, found, Span(own.start, own.end))
        found = found if asked is None else asked
    if asked is None:
        first, last = _first_row(index, found, row, span), _last_row(index, found, row, span)
    else:
        first, last = _asked(index, found, row, span)
    alone = Span(index.sentences[first].start, index.sentences[last].end)
    whole = whole_speech(*text_and_sentences(index, found), alone)
    return whole if whole.end <= span.start else alone


def _asked(index: OpenIndex, found: int, row: int, span: Span) -> tuple[int, int]:
    """Return the rows of a question that is shown: with what was said before it was asked.

    With a mere "Yes.", too, behind which a quote stands.
    """
    before = _beside(index, found, range(found, max(found - LEAD_REACH, -1), -1))
    return before[-1], _between(index, found, row, span)[:LEAD_REACH][-1]


def _first_row(index: OpenIndex, found: int, row: int, span: Span) -> int:
    """Return the row from which a lead is shown: the nearest that names somebody.

    "Rain was falling." says no more of who is meant than "He promised a quay" does.
    """
    quoted = _words(index, row, span)
    told = _beside(index, found, range(found, max(found - LEAD_REACH, -1), -1))
    texts = ((some, index.text_of(some)) for some in told)
    named = (n for n, text in texts if has_name(text) and not disagrees(quoted, text))
    return next(named, found)


def _last_row(index: OpenIndex, found: int, row: int, span: Span) -> int:
    """Return the row up to which a lead is shown.

    "It has not said which." leans on the sentence right before it, whoever is named in another.
    Who is named besides is shown, too: behind "He took it to Ada Li." she may be meant.
    """
    between = _between(index, found, row, span)
    quoted = _words(index, row, span)
    short = quoted.count(" ") < SHORT
    last = between[: LEAD_REACH if short else 1][-1]
    if len(between) > LEAD_REACH:
        return last
    told = _words(index, *speaking(index, row, span))
    others = [some for some in between[1:] if names_another(index.text_of(some), told)]
    return between[-1] if others and is_all_speech(quoted) else max([last, *others])


def _words(index: OpenIndex, row: int, span: Span) -> str:
    return index.article_of(row).text[span.start : span.end]


def _between(index: OpenIndex, found: int, row: int, span: Span) -> list[int]:
    """Return the rows from ``found`` up to a quote in its paragraph; of another, ``found``."""
    if index.sentences[found].passage != index.sentences[row].passage:
        return [found]
    rows = (some for some in range(found, row) if index.sentences[some].end <= span.start)
    return _beside(index, found, rows)


def _beside(index: OpenIndex, found: int, rows: Iterable[int]) -> list[int]:
    """Return of some rows, from ``found`` on, those that are one slice of its paragraph with it."""
    lead, text = index.sentences[found], index.article_of(found).text

    def joins(row: int) -> bool:
        some = index.sentences[row]
        between = text[min(some.start, lead.start) : max(some.end, lead.end)]
        # An HTML comment, which no reader sees, is in no sentence, but may be between two.
        return some.passage == lead.passage and not has_comment(between)

    return list(takewhile(joins, rows))
