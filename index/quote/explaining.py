"""Which sentence before a quote says whom, or what, it is about."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile, tee

from index.articles.boilerplate import asks_readers, credits_writers
from index.quote.above import earlier, ended
from index.quote.firms import naming_firm
from index.quote.interviews import label
from index.quote.leaning import (
    SPOKEN_BY_PRONOUN,
    has_name,
    leans,
    leans_on_firm,
    leans_on_place,
    leans_on_somebody,
)
from index.quote.lists import introducing, is_item, is_of_list
from index.quote.opening import is_record, opening_for
from index.quote.referring import (
    begins_as_it,
    disagrees,
    goes_on,
    introduces_another,
    is_of_its_speaker,
    pronoun_of,
    tells_of,
    tells_of_somebody,
    tells_who,
)
from index.store.open_index import OpenIndex
from index.text.sentences import ends_sentence, only_asks
from index.text.speech import is_all_speech
from index.types import Span

LEAD_REACH = 3
"""Sentences looked back over for the one that says who is meant."""
FARTHEST = 12
"""The same where those between go on about the same person: "She … In 1974 she … Her work …"."""
_BESIDES = re.compile(r"\b(?:he|she|his|hers?|him|there)\b")


def speaking(index: OpenIndex, row: int, span: Span) -> tuple[int, Span]:
    """Return the row that tells as whose words a quote goes on, with its span: “I ran,” she said.

    Of a quote that is no mere speech behind such a sentence, its own.
    """
    if not is_all_speech(index.article_of(row).text[span.start : span.end]):
        return row, span
    passage = index.sentences[row].passage
    for some in _before(index, row, span):
        before = index.sentences[some]
        if before.passage == passage and SPOKEN_BY_PRONOUN.search(index.text_of(some)):
            return some, Span(before.start, before.end)
        if before.passage != passage or not is_all_speech(index.text_of(some)):
            break
    return row, span


def explaining(index: OpenIndex, row: int, span: Span) -> int | None:
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
    told, far = tee(n for n in sentences if _may_say_who(index, row, quoted, n))
    if _is_of_firm(index, row, span):
        firm = naming_firm(index, islice(far, FARTHEST))
        if firm is not None:
            return firm
    near = [n for n in _near(index, told, quoted) if _agrees(index, row, quoted, n)]
    found = _naming(index, near, quoted)
    if found is None or index.sentences[found].passage != index.sentences[row].passage:
        here = (n for n in near if index.sentences[n].passage == index.sentences[row].passage)
        # "The organist, Bo Rao, let her play. He taught her." is not of who was named before it.
        new = (n for n in here if introduces_another(index.text_of(n), quoted))
        found = min(new, default=found)
    found = opening_for(index, row, quoted) if found is None else found
    return _unnamed(index, near, quoted) if found is None else found


def _is_of_firm(index: OpenIndex, row: int, span: Span) -> bool:
    """Tell whether a quote is of "the company", or of "it" behind a sentence that is.

    Where it is of somebody besides, as in "over his death", what stands right before says of whom.
    """
    quoted = index.article_of(row).text[span.start : span.end]
    if _BESIDES.search(quoted):
        return False
    if leans_on_firm(quoted):
        return True
    passage = index.sentences[row].passage
    above = takewhile(lambda n: index.sentences[n].passage == passage, _before(index, row, span))
    first = next((text for text in map(index.text_of, above) if not begins_as_it(text)), "")
    return begins_as_it(quoted) and leans_on_firm(first)


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
