"""Headings: lines that name the section of what follows."""

import re
from collections.abc import Sequence

from index.articles.boilerplate import asks_readers, is_byline, is_kicker
from index.articles.related import ITEM, is_related, names_links
from index.text.sentences import ends_sentence
from index.types import Article

_MARKED = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE = re.compile(r"(?:=+|-{3,})\s*$")
_BOLD = re.compile(r"(\*\*|__)(?P<words>[^*_]+)\1")
_TELLS = re.compile(r"^>|[\d:\"“”«»]")
"""With a figure, a colon or a speech a line may tell something."""
_IN_NAME = re.compile(  # "LUMEN-2", "G20", "Term dates 2025/26"
    r"(?<=[^\W\d_])-?\d+\b|(?<=[^\W\d_] )(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?![\w,.%]|[/–-]\d)"
)
"""A figure that is part of a word, and a year: neither counts anything."""
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
LONGEST_HEADING = 8
"""Words of a heading without marks: a longer line may sum the article up."""


def heading_of(lines: Sequence[str]) -> str | None:
    """Return the words of a heading: marked ("## Next"), underlined or in bold; None of others."""
    first, *others = lines
    if not others and (marked := _MARKED.match(first)):
        return _CLOSING_MARKS.sub("", first[marked.end() :]).strip()
    bold = _BOLD.fullmatch(first)
    words = (bold["words"] if bold else first.strip("*_ ")).strip()
    underlined = len(others) == 1 and _UNDERLINE.match(others[0])
    marks = underlined and not (ITEM.match(first) or is_related(first))
    alone = bold and not others and not names_links(words)
    return words if (marks or alone) and _names(words) else None


def names_no_section(words: str, article: Article) -> bool:
    """Tell whether a heading says only who wrote or published an article, or what kind it is."""
    if is_kicker(words):
        return True
    known = [article.publisher or "", *_AND.split(article.author or ""), article.author or ""]
    return words.casefold().split() in [name.casefold().split() for name in known]


def _names(words: str) -> bool:
    """Tell whether a line names something: it is short, tells nothing to its end, and asks none."""
    short = 0 < len(words.split()) <= LONGEST_HEADING and not ends_sentence(words)
    tells = _TELLS.search(_IN_NAME.sub("", words))
    return short and not (tells or is_byline(words) or asks_readers(words))
