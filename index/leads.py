"""What is shown before a quote: the sentence, or line, that says whom or what it is about."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice, takewhile, tee

from index.corrections import is_correction
from index.generation import OpenIndex
from index.leaning import has_name, leans, names_its_speaker
from index.sentences import ends_sentence, only_asks
from index.speech import is_all_speech, whole_speech
from index.types import Passage, PassageKind, Span

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
    # Looked up one by one: most quotes need none of them, and a section may have thousands.
    rows = (some for some in _earlier(index, row) if index.sentences[some].end <= span.start)
    found = _explaining(index, text[span.start : span.end], rows)
    if found is None:
        return None
    alone = Span(index.sentences[_with_a_name(index, found)].start, index.sentences[found].end)
    whole = whole_speech(text, index.passages[index.sentences[found].passage].sentences, alone)
    return whole if whole.end <= span.start else alone


def _explaining(index: OpenIndex, quoted: str, rows: Iterator[int]) -> int | None:
    """Return which of the earlier rows, nearest first, says what a quote does not say itself."""
    if _ITEM.match(quoted):
        rows, listing = tee(rows)
        if (above := _above_list(index, listing)) is not None:
            return above
    said = None if is_correction(quoted) else _LABEL.match(quoted)
    leaning = leans(quoted[said.end() :] if said else quoted)
    if not (said or leaning):
        return None
    near = list(islice((n for n in rows if ends_sentence(index.text_of(n))), LEAD_REACH))
    asking = [some for some in near if only_asks(index.text_of(some))]
    if said and asking:
        return asking[0]
    return _naming(index, near) if leaning and near else None


def _above_list(index: OpenIndex, rows: Iterator[int]) -> int | None:
    """Return the line above a list, if it ends with a colon: what its items are."""
    nearest = next(rows, None)
    if nearest is None:
        return None
    listing = chain([nearest], rows)
    above = next((some for some in listing if not _ITEM.match(index.text_of(some))), nearest)
    return above if index.text_of(above).rstrip("*_ ").endswith(":") else None


def _naming(index: OpenIndex, near: Sequence[int]) -> int:
    """Return the nearest row that says by name whom it is about, or who speaks in it."""
    told = [some for some in near if not is_all_speech(index.text_of(some))]
    texts = {some: index.text_of(some) for some in told}
    named = (n for n, text in texts.items() if not leans(text) or names_its_speaker(text))
    return next(named, [*told, near[0]][0])


def _with_a_name(index: OpenIndex, found: int) -> int:
    """Return the row from which a lead has a name in it, of its own paragraph; else its own row.

    "Rain was falling." says no more of who is meant than "He promised a quay" does.
    """
    lead = index.sentences[found]
    text = index.articles[lead.article].text

    def joins(row: int) -> bool:
        some = index.sentences[row]
        # An HTML comment, which no reader sees, is in no sentence, but may be between two.
        return some.passage == lead.passage and "<!--" not in text[some.start : lead.end]

    near = takewhile(joins, range(found, max(found - LEAD_REACH, -1), -1))
    return next((some for some in near if has_name(index.text_of(some))), found)


def _earlier(index: OpenIndex, row: int) -> Iterator[int]:
    """Yield the rows of prose before a row in its section, nearest first.

    Rows of tables, pictures and the lines below these are none.
    """
    here = index.passages[index.sentences[row].passage]
    rows = takewhile(
        lambda some: _same_section(index.passages[index.sentences[some].passage], here),
        range(row - 1, -1, -1),
    )
    for _, some in groupby(rows, lambda some: index.sentences[some].passage):
        if _tells(index, found := list(some)):
            yield from found


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
