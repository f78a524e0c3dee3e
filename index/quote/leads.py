"""What is shown before a quote: the sentence, or line, that says whom or what it is about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from index.articles.boilerplate import asks_readers, credits_writers
from index.quote.above import earlier, ended, text_and_sentences
from index.quote.claims import verdict_and_claim, with_rebuttal
from index.quote.interviews import label, question_of
from index.quote.leaning import has_name, leans, leans_on_place, leans_on_somebody
from index.quote.lists import introducing, is_item, is_of_list
from index.quote.opening import is_record, opening_for
from index.quote.referring import (
    disagrees,
    goes_on,
    is_of_its_speaker,
    pronoun_of,
    tells_of,
    tells_of_somebody,
    tells_who,
)
from index.quote.withdrawn import corrects
from index.store.open_index import OpenIndex
from index.text.comments import has_comment
from index.text.sentences import ends_sentence, only_asks
from index.text.speech import is_all_speech, whole_speech
from index.types import Span

SHORT = 6
"""Words of a quote up to which it leans on all that stands before it in its paragraph."""
LEAD_REACH = 3
"""Sentences looked back over for the one that says who is meant."""
FARTHEST = 12
"""The same where those between go on about the same person: "She … In 1974 she … Her work …"."""


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
    found = _explaining(index, row, span) if asked is None else asked
    if found is None:
        return None
    first = _first_row(index, found, span, asks=asked is not None)
    last = _last_row(index, found, row, span, asks=asked is not None)
    alone = Span(index.sentences[first].start, index.sentences[last].end)
    whole = whole_speech(*text_and_sentences(index, found), alone)
    return whole if whole.end <= span.start else alone


def _first_row(index: OpenIndex, found: int, span: Span, *, asks: bool) -> int:
    """Return the row from which a lead is shown: the nearest that names somebody.

    "Rain was falling." says no more of who is meant than "He promised a quay" does. A question is
    shown with what was said before it was asked.
    """
    told = _beside(index, found, range(found, max(found - LEAD_REACH, -1), -1))
    if asks:
        return told[-1]
    quoted = index.article_of(found).text[span.start : span.end]
    texts = ((some, index.text_of(some)) for some in told)
    named = (n for n, text in texts if has_name(text) and not disagrees(quoted, text))
    return next(named, found)


def _last_row(index: OpenIndex, found: int, row: int, span: Span, *, asks: bool) -> int:
    """Return the row up to which a lead is shown.

    "It has not said which." leans on the sentence right before it, whoever is named in another;
    what follows a mere "Yes.", on that.
    """
    same = index.sentences[found].passage == index.sentences[row].passage
    short = index.article_of(row).text.count(" ", span.start, span.end) < SHORT
    reach = LEAD_REACH if same and (asks or short) else 1
    after = _beside(index, found, range(found, min(found + reach, len(index.sentences))))
    return max(some for some in after if index.sentences[some].end <= span.start)


def _beside(index: OpenIndex, found: int, rows: Iterable[int]) -> list[int]:
    """Return of some rows, from ``found`` on, those that are one slice of its paragraph with it."""
    lead, text = index.sentences[found], index.article_of(found).text

    def joins(row: int) -> bool:
        some = index.sentences[row]
        between = text[min(some.start, lead.start) : max(some.end, lead.end)]
        # An HTML comment, which no reader sees, is in no sentence, but may be between two.
        return some.passage == lead.passage and not has_comment(between)

    return list(takewhile(joins, rows))


def _explaining(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return which of the earlier rows, nearest first, says what a quote does not say itself."""
    text = index.article_of(row).text
    quoted = text[span.start : span.end]
    introduces = introducing(index, row, quoted, _before(index, row, span))
    if introduces is not None:
        return introduces
    if not leans(quoted.removeprefix(label(quoted))):
        return None
    before = _before(index, row, span)
    if leans_on_place(quoted) and (place := _beside_it(index, row, span)) is not None:
        return place
    # Where no line ends as sentences do, as in a live blog, each of them may say who is meant.
    sentences = ended(index, before) if ends_sentence(quoted) else before
    told = (n for n in sentences if _may_say_who(index, row, quoted, n))
    near = [n for n in _near(index, told, quoted) if _agrees(index, row, quoted, n)]
    found = _naming(index, near, quoted)
    found = opening_for(index, row, quoted) if found is None else found
    return _unnamed(index, near, quoted) if found is None else found


def _beside_it(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return the row right before a quote in its paragraph, if it has a name: the place's, or so.

    "She spent her last years in Lissow. She died there in 1941."
    """
    before = next(_before(index, row, span), None)
    if before is None or index.sentences[before].passage != index.sentences[row].passage:
        return None
    return before if has_name(index.text_of(before)) else None


def _before(index: OpenIndex, row: int, span: Span) -> Iterator[int]:
    """Yield the rows before a quote, nearest first.

    One by one: most quotes need none of them, and a section may have thousands.
    """
    return (some for some in earlier(index, row) if index.sentences[some].end <= span.start)


def _may_say_who(index: OpenIndex, row: int, quoted: str, above: int) -> bool:
    """Tell whether a row above tells something of its own, and may say who is meant in a quote."""
    # A list does not say who is meant below it; an item does in itself.
    inside = is_item(quoted) or index.sentences[above].passage == index.sentences[row].passage
    return not _says_nothing(index, above) and (inside or not is_of_list(index, above))


def _agrees(index: OpenIndex, row: int, quoted: str, above: int) -> bool:
    """Tell whether a row above may be about whom, or what, a quote is about."""
    text = index.text_of(above)
    if is_record(quoted) and index.sentences[above].passage != index.sentences[row].passage:
        return not tells_of_somebody(text)
    return not disagrees(quoted, text)


def _near(index: OpenIndex, told: Iterator[int], quoted: str) -> Iterator[int]:
    """Yield the rows, nearest first, among which the one is that says who is meant.

    Before "In 1974 she led it." that may be as far up as only "she" is told of, or "he".
    """
    going_on = True
    for count, row in enumerate(islice(told, FARTHEST), 1):
        yield row
        text = index.text_of(row)
        of_nobody = not has_name(text)
        going_on = going_on and (of_nobody or goes_on(quoted, text) or disagrees(quoted, text))
        if count >= LEAD_REACH and not going_on:
            return


def _says_nothing(index: OpenIndex, row: int) -> bool:
    """Tell whether a row is a notice, struck out, or only asks among sentences that tell.

    A question that stands alone, or in bold, is an interviewer's.
    """
    text, sentences = index.read_text_of(row), index.passage_of(row).sentences
    asks = len(sentences) > 1 and only_asks(text) and not text.startswith("**")
    return asks or credits_writers(text) or asks_readers(text)


def _naming(index: OpenIndex, near: Sequence[int], quoted: str) -> int | None:
    """Return the nearest row that says by name whom it is about, or who speaks in it."""
    return next((row for row in near if _names(index, row, quoted)), None)


def _names(index: OpenIndex, row: int, quoted: str) -> bool:
    """Tell whether a row says who is meant in a quote, or what.

    "The pipe is not in use." behind "She waited for a year." does not: who she is was told before.
    """
    text = index.text_of(row)
    if is_all_speech(text) or (leans_on_somebody(text) and not tells_who(text, quoted)):
        return False
    pronoun = pronoun_of(quoted)
    goes_on_here = row > 0 and index.sentences[row - 1].passage == index.sentences[row].passage
    if not pronoun or not goes_on_here or has_name(text):
        return True
    before = index.text_of(row - 1)
    return not (leans_on_somebody(before) and tells_of(pronoun, before))


def _unnamed(index: OpenIndex, near: Sequence[int], quoted: str) -> int | None:
    """Return the nearest row that says something of who is meant, where none does so by name.

    “She was right,” said Bo Rao: that is not whom "she" goes on to be.
    """
    told = [some for some in near if not is_all_speech(index.text_of(some))]
    fitting = [n for n in told if not is_of_its_speaker(index.text_of(n), quoted)]
    return next(iter(fitting if told else near), None)
