"""Where the blocks of an article stand: below which heading, and below which list of links."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.articles.blocks import blocks
from index.articles.corrections import heads_correction
from index.articles.entries import below_time, section_opened
from index.articles.headings import heading_of, names_no_section
from index.articles.related import has_no_words, is_label, is_link, is_link_alone, names_links
from index.types import Article, Span


class Placed(NamedTuple):
    """A block of an article that is no heading, and what stands above it says of it."""

    lines: list[Span]
    section: str | None
    related: bool
    """Whether it is links to other coverage, by what is above it or by itself."""
    corrects: bool
    """Whether the line above it is "CORRECTION" alone."""


class _Block(NamedTuple):
    """A block that has words."""

    spans: list[Span]
    lines: list[str]
    heading: str | None
    """The words of the heading that it is."""
    above: str
    """The first line of the block above it."""


def placed_blocks(article: Article) -> Iterator[Placed]:
    """Yield the blocks that have words and are no headings, each with its section."""
    section: str | None = None
    names_list = False  # whether the block above says that links follow
    for spans, lines, heading, above in _blocks(article):
        if heading is not None:
            named = below_time(section, above, heading) if heading else section
            section = None if _same_words(heading, article.title) else named
            names_list = names_links(heading)
            continue
        section = section_opened(lines) or section
        alone = len(lines) == 1
        links = names_list and all(map(is_link, lines))
        label = alone and names_links(lines[0])
        # Of a loose list, with blank lines between its items, each is a block.
        names_list = label or is_label(lines[-1]) or (links and alone)
        related = links or label or is_link_alone(lines)
        yield Placed(spans, section, related, heads_correction(above))


def _blocks(article: Article) -> Iterator[_Block]:
    """Yield the blocks that have words, but not those that say who wrote or published them."""
    above = ""
    for spans, below in pairwise([*blocks(article.text), []]):
        lines = [article.text[span.start : span.end] for span in spans]
        if has_no_words(lines):
            continue
        words = heading_of(lines)
        if not (words and names_no_section(words, article)):
            # Of lines in bold that follow each other, or end the article, none names a section.
            after = article.text[below[0].start : below[-1].end] if below else "**"
            in_bold = lines[0][:2] == after[:2] in {"**", "__"}
            yield _Block(spans, lines, None if in_bold else words, above)
        above = lines[0]


def _same_words(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
