"""Interviews, and questions with their answers: which question it is that a sentence answers."""

import re
from itertools import islice

import numpy as np

from index.articles.corrections import is_correction
from index.quote.above import earlier, ended, text_and_sentences
from index.quote.leaning import leans
from index.store.open_index import OpenIndex
from index.text.markup import is_bold
from index.text.names import CAPITALS
from index.text.sentences import only_asks
from index.types import Span

_LABEL = re.compile(rf"[\s*_]*[{CAPITALS}][\w.’'-]*(?: [{CAPITALS}][\w.’'-]*){{0,3}}:[*_]*\s")
"""Whose words a line has, in an interview: "A: From my uncle.", "**Khoza:** From my uncle."."""
_YES_OR_NO = re.compile(
    r"[\s*_\"“”«]*(?:yes|no|absolutely|certainly|of course|not (?:at all|yet|really))\s*[,.!;:—–]",
    re.IGNORECASE,
)
ASKED = 2
"""Questions in bold from which on an article is an interview."""
REACH = 3
"""Sentences above an answer's paragraph in which its question is looked for."""


def label(text: str) -> str:
    """Return the words that say who speaks, with which a line of an interview begins, or none."""
    found = _LABEL.match(text)
    return found[0] if found and not is_correction(text) else ""


def question_of(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return the row of the question that a quote answers; None where it answers none.

    "Yes." says no more than the question: what stands behind it comes with that, too.
    """
    text, spans = text_and_sentences(index, row)
    before = row - sum(span.start <= some.start < index.sentences[row].start for some in spans) - 1
    if span.start > spans[0].start:
        said = index.text_of(before)
        if only_asks(said):
            answers = said.startswith("**") or _YES_OR_NO.match(text, span.start)
            return before if answers else _question_above(index, row, span)
        if _YES_OR_NO.fullmatch(said.removeprefix(label(said))):
            own = index.sentences[before]
            return question_of(index, before, Span(own.start, own.end))
    return _question_above(index, row, span)


def _question_above(index: OpenIndex, row: int, span: Span) -> int | None:
    """Return the row of the question that a row's paragraph answers, as in an interview."""
    text, spans = text_and_sentences(index, row)
    opening, quoted, ending = (text[s.start : s.end] for s in (spans[0], span, spans[-1]))
    # "She gave it to me." is explained by what whoever answers said before.
    explained = span.start > spans[0].start and leans(quoted)
    if explained or only_asks(ending):
        return None
    place = index.sentences[row].passage
    above = (some for some in earlier(index, row) if index.sentences[some].passage != place)
    near = list(islice(ended(index, above), REACH))
    if not label(opening):  # its question then stands right above, in bold
        near = [some for some in near[:1] if _in_bold(index, some)]
    # What an interviewer states, whose name says so, is answered as a question is.
    return next((n for n in near if only_asks(index.text_of(n)) or _is_stated(index, n)), None)


def _is_stated(index: OpenIndex, row: int) -> bool:
    """Tell whether a row's paragraph, in bold, is what an interviewer states.

    It begins with who speaks, "**Q: They say so.**", or whatever else stands in bold is asked.
    """
    text, spans = text_and_sentences(index, row)
    if not _in_bold(index, row):
        return False
    return bool(label(text[spans[0].start : spans[0].end])) or _asks_in_bold(index, row)


def _asks_in_bold(index: OpenIndex, row: int) -> bool:
    """Tell whether most of the paragraphs in bold of a row's article are questions."""
    rows = np.flatnonzero(index.article_numbers == index.article_numbers[row]).tolist()
    last = {index.sentences[some].passage: some for some in rows}
    bold = [some for some in last.values() if _in_bold(index, some)]
    asked = sum(only_asks(index.text_of(some)) for some in bold)
    return asked >= ASKED and 2 * asked > len(bold)


def _in_bold(index: OpenIndex, row: int) -> bool:
    """Tell whether a row's whole paragraph is bold, as what an interviewer asks is."""
    text, spans = text_and_sentences(index, row)
    return is_bold(text[spans[0].start : spans[-1].end])
