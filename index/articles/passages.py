"""An article's text to passages: paragraphs and related headlines, each a slice of the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import groupby, pairwise, takewhile
from operator import itemgetter

from index.articles.corrections import is_correction
from index.articles.placed import Placed, placed_blocks
from index.articles.related import ITEM, is_headline, is_label, is_link, is_related, names_links
from index.articles.wrapping import is_wrapped
from index.text.comments import has_comment, without_comments
from index.text.sentences import ends_sentence, split_sentences
from index.types import Article, Passage, PassageKind, Sentence, Span

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_ROW = re.compile(r"\s*\|")
_TABLE_RULE = re.compile(r"\s*\|(?=[^-]*-)[\s|:-]*$")


def split_article(article: Article) -> tuple[Passage, ...]:
    """Split an article into its passages, in order.

    A paragraph is a line, or a run of lines that it was broken into; list items and table rows are
    a passage each, an item with what is indented below it. Headings
    (``index/articles/headings.py``) name the section of what follows and are no passages, nor are
    pictures, the addresses of links, and lines without a letter or figure. A table's first row,
    where such a line is below it, is its header. HTML comments, which no reader sees, are in no
    sentence. Offsets are characters into ``article.text``.
    """
    shown = replace(article, text=without_comments(article.text))
    found = (_seen(article, passage) for passage in _passages(shown))
    return tuple(passage for passage in found if passage.sentences)


def sentences_of(
    articles: tuple[Article, ...], passages: tuple[Passage, ...]
) -> tuple[Sentence, ...]:
    """Return the sentences of all passages, in order: their places are the index's rows."""
    places = {article.id: place for place, article in enumerate(articles)}
    return tuple(
        Sentence(places[passage.article], number, span.start, span.end)
        for number, passage in enumerate(passages)
        for span in passage.sentences
    )


def _seen(article: Article, passage: Passage) -> Passage:
    """Leave out the sentences around a comment: as slices of the text they would hold it."""
    whole = (s for s in passage.sentences if not has_comment(article.text[s.start : s.end]))
    return replace(passage, sentences=tuple(whole))


def _passages(article: Article) -> list[Passage]:
    passages: list[Passage] = []
    paragraph = 0
    for block in placed_blocks(article):
        header: Span | None = None
        for kind, span in _block_passages(article.text, block.lines, block.related):
            paragraph += kind is PassageKind.PROSE
            in_table = kind is PassageKind.PROSE and _ROW.match(article.text, span.start)
            row_of = header if in_table else None
            passages.append(_passage(article, block, paragraph, kind, span, row_of))
            header = span if kind is PassageKind.HEADER else row_of
    return passages


def _passage(
    article: Article,
    block: Placed,
    paragraph: int,
    kind: PassageKind,
    span: Span,
    header: Span | None,
) -> Passage:
    text = article.text[span.start : span.end]
    # What stands in a cell says nothing without its row, nor what is wrong without what is right.
    whole = header or block.corrects or is_correction(text)
    divided = (Span(0, span.length),) if whole else split_sentences(text, article.language)
    sentences = tuple(Span(span.start + some.start, span.start + some.end) for some in divided)
    place = (article.id, block.section, paragraph, kind, span.start, span.end)
    return Passage(*place, sentences, header)


def _block_passages(
    text: str, block: Sequence[Span], all_related: bool
) -> Iterator[tuple[PassageKind, Span]]:
    kinds = _kinds([text[line.start : line.end] for line in block], all_related)
    for kind, run in groupby(zip(kinds, block, strict=True), itemgetter(0)):
        lines = [line for _, line in run]
        if kind is PassageKind.PROSE:
            for part in _parts(text, lines):
                yield from _paragraphs(text, part)
        elif kind is not None:
            yield from ((kind, line) for line in lines)


def _kinds(lines: Sequence[str], all_related: bool) -> Iterator[PassageKind | None]:
    """Yield what each line of a block is by itself and the lines around it; None of rule marks."""
    alone = len(lines) == 1 or is_link(lines[1])
    linking = all_related
    for number, line in enumerate(lines):
        label = is_label(line) or (number == 0 and alone and names_links(line))
        linking = label or (linking and is_headline(line))
        if linking or is_related(line):
            yield PassageKind.RELATED
        elif _is_rule(line):
            yield None
        else:
            yield PassageKind.HEADER if _is_header(lines, number) else PassageKind.PROSE


def _is_rule(line: str) -> bool:
    """Tell whether a line only sets apart: "———", "⁂", "<br>", "&nbsp;" have nothing to read."""
    return not any(map(str.isalnum, unescape(_TAG.sub("", line))))


def _is_header(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line that is no rule is the first row of a table, with the rule below it."""
    above, row, below = (
        lines[n] if 0 <= n < len(lines) else "" for n in (number - 1, number, number + 1)
    )
    return bool(_ROW.match(row) and not _ROW.match(above) and _TABLE_RULE.match(below))


def _parts(text: str, lines: Iterable[Span]) -> Iterator[list[Span]]:
    """Divide lines of text where an item begins."""
    part: list[Span] = []
    for line in lines:
        if part and _is_item(text, line) and not _may_go_on(text, part, line):
            yield part
            part = []
        part.append(line)
    yield part


def _may_go_on(text: str, prose: list[Span], line: Span) -> bool:
    """Tell whether a line like an item may be the rest of a sentence: "February⏎23. The officer".

    An item begins a block, or follows another item or the end of a sentence.
    """
    if _ROW.match(text, line.start) or _is_item(text, prose[0]):
        return False
    return not ends_sentence(text[prose[-1].start : prose[-1].end])


def _paragraphs(text: str, lines: list[Span]) -> Iterator[tuple[PassageKind, Span]]:
    """Yield the paragraphs of some lines; an item among them is one unless they are wrapped."""
    starts = [n for n, line in enumerate(lines) if n and _is_item(text, line)]
    if starts and _is_wrapped(text, lines):
        starts = []
    for first, last in pairwise([0, *starts, len(lines)]):
        yield from _run(text, lines[first:last])


def _is_item(text: str, line: Span) -> bool:
    return ITEM.match(text[line.start : line.end]) is not None


def _run(text: str, lines: list[Span]) -> Iterator[tuple[PassageKind, Span]]:
    """Yield the paragraphs of some lines, of which only the first may be an item."""
    if lines and _goes_on(text, lines):
        yield PassageKind.PROSE, Span(lines[0].start, lines[-1].end)
        return
    if lines and _is_item(text, lines[0]):
        item = [lines[0], *takewhile(lambda line: _is_indented(text, line), lines[1:])]
        yield PassageKind.PROSE, Span(item[0].start, item[-1].end)
        lines = lines[len(item) :]
    # Below a paragraph may stand who took its picture, or said it, on a line of its own.
    ends = (end for end in (len(lines), len(lines) - 1) if _is_wrapped(text, lines[:end]))
    if end := next(ends, 0):
        yield PassageKind.PROSE, Span(lines[0].start, lines[end - 1].end)
    yield from ((PassageKind.PROSE, line) for line in lines[end:])


def _goes_on(text: str, lines: list[Span]) -> bool:
    """Tell whether an item of a list was wrapped, its further lines not indented."""
    first = text[lines[0].start : lines[0].end]
    if not _is_item(text, lines[0]) or _ROW.match(first) or not _is_wrapped(text, lines):
        return False
    small = text[lines[1].start].islower() and not _is_indented(text, lines[1])
    return small and not ends_sentence(first)


def _is_indented(text: str, line: Span) -> bool:
    return text[line.start - 1 : line.start] in {" ", "\t"}


def _is_wrapped(text: str, lines: Iterable[Span]) -> bool:
    return is_wrapped([text[line.start : line.end] for line in lines])
