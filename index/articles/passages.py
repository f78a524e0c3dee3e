"""An article's text to passages: paragraphs and related headlines, each a slice of the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from index.articles.blocks import blocks
from index.articles.corrections import heads_correction, is_correction
from index.articles.entries import below_time, section_opened
from index.articles.headings import heading_of, names_no_section
from index.articles.related import (
    ITEM,
    has_no_words,
    is_headline,
    is_label,
    is_link,
    is_link_alone,
    is_related,
    names_links,
)
from index.articles.wrapping import is_wrapped
from index.text.comments import without_comments
from index.text.sentences import ends_sentence, split_sentences
from index.types import Article, Passage, PassageKind, Sentence, Span

_RULE = re.compile(r"[\s|:=*_+~-]*$")
_ROW = re.compile(r"\s*\|")
_TABLE_RULE = re.compile(r"\s*\|(?=[^-]*-)[\s|:-]*$")


def split_article(article: Article) -> tuple[Passage, ...]:
    """Split an article into its passages, in order.

    A paragraph is a line, or a run of lines that it was broken into; list items and table rows are
    a passage each, an item with what is indented below it. Headings
    (``index/articles/headings.py``) name the section of what follows and are no passages, nor are
    pictures, the addresses of links, and lines of nothing but rule marks. A table's first row,
    where such a line is below it, is its header. HTML comments, which no reader sees, are in no
    sentence. Offsets are characters into ``article.text``.
    """
    shown = replace(article, text=without_comments(article.text))
    found = (_seen(article, shown, passage) for passage in _passages(shown))
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


def _seen(article: Article, shown: Article, passage: Passage) -> Passage:
    """Leave out the sentences around a comment: as slices of the text they would hold it."""
    spans = passage.sentences
    whole = (s for s in spans if article.text[s.start : s.end] == shown.text[s.start : s.end])
    return replace(passage, sentences=tuple(whole))


class _Placed(NamedTuple):
    """A block of an article that is no heading, and what stands above it says of it."""

    lines: list[Span]
    section: str | None
    related: bool
    """Whether it is links to other coverage, by what is above it or by itself."""
    corrects: bool
    """Whether the line above it is "CORRECTION" alone."""


def _passages(article: Article) -> list[Passage]:
    passages: list[Passage] = []
    paragraph = 0
    for block in _placed(article):
        header: Span | None = None
        for kind, span in _block_passages(article.text, block.lines, block.related):
            paragraph += kind is PassageKind.PROSE
            in_table = kind is PassageKind.PROSE and _ROW.match(article.text, span.start)
            row_of = header if in_table else None
            passages.append(_passage(article, block, paragraph, kind, span, row_of))
            header = span if kind is PassageKind.HEADER else row_of
    return passages


def _placed(article: Article) -> Iterator[_Placed]:
    """Yield the blocks that have words and are no headings, each with its section."""
    section: str | None = None
    label_above = False
    line = ""
    for block, below in pairwise([*blocks(article.text), []]):
        lines = [article.text[some.start : some.end] for some in block]
        if has_no_words(lines):
            continue
        above, line = line, lines[0]
        words = heading_of(lines)
        # Of lines in bold that follow each other, or end the article, none names a section.
        after = article.text[below[0].start : below[-1].end] if below else "**"
        if words and names_no_section(words, article):
            continue
        if words is not None and not (line[:2] == after[:2] in {"**", "__"}):
            named = below_time(section, above, words) if words else section
            section = None if _same_words(words, article.title) else named
            label_above = names_links(words)
            continue
        section = section_opened(lines) or section
        links = label_above and all(map(is_link, lines))
        alone = len(block) == 1
        label = alone and names_links(line)
        # Of a loose list, with blank lines between its items, each is a block.
        label_above = label or is_label(lines[-1]) or (links and alone)
        related = links or label or is_link_alone(lines)
        yield _Placed(block, section, related, heads_correction(above))


def _passage(
    article: Article,
    block: _Placed,
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
    text: str, block: Iterable[Span], all_related: bool
) -> Iterator[tuple[PassageKind, Span]]:
    prose: list[Span] = []
    lines = list(block)
    alone = len(lines) == 1 or is_link(text[lines[1].start : lines[1].end])
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        names = number == 0 and alone and names_links(words)
        all_related = is_label(words) or names or (all_related and is_headline(words))
        related = all_related or is_related(words)
        starts = ITEM.match(words) and not _may_go_on(text, prose, line)
        if not (related or starts or _RULE.match(words)):
            prose.append(line)
            continue
        yield from _paragraphs(text, prose)
        prose = []
        if related:
            yield PassageKind.RELATED, line
        elif _is_header(text, lines, number):
            yield PassageKind.HEADER, line
        elif not _RULE.match(words):
            prose = [line]
    yield from _paragraphs(text, prose)


def _is_header(text: str, lines: list[Span], number: int) -> bool:
    """Tell whether a line is the first row of a table, with the rule below it."""
    above, row, below = (
        text[lines[n].start : lines[n].end] if 0 <= n < len(lines) else ""
        for n in (number - 1, number, number + 1)
    )
    first = _ROW.match(row) and not _RULE.match(row) and not _ROW.match(above)
    return bool(first and _TABLE_RULE.match(below))


def _may_go_on(text: str, prose: list[Span], line: Span) -> bool:
    """Tell whether a line like an item may be the rest of a sentence: "February⏎23. The officer".

    An item begins a block, or follows another item or the end of a sentence.
    """
    if not prose or _ROW.match(text, line.start) or _is_item(text, prose[0]):
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


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
