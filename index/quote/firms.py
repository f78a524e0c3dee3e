"""Firms: who "the company" is, by what its article calls one, or tells of as "it"."""

import re
from collections.abc import Iterable, Set
from functools import lru_cache

from index.quote.leaning import has_name
from index.quote.referring import unspoken
from index.store.open_index import OpenIndex
from index.text.names import NAME, OWNED

_NAMED = rf"(?P<name>(?:The )?{NAME})(?: (?:& |of )?{NAME}){{0,5}}"
_NOUN = (
    r"(?:airline|bank|brewer|builder|carrier|chain|company|developer|firm|insurer|lender|maker"
    r"|manufacturer|operator|publisher|retailer|start-up|supplier|utility)"
)
_CALLED = (
    # "the lender Zuriva", "the operator, Lindow Transit, …"; not the operator, Ada Li, 40, …
    re.compile(rf"\b{_NOUN},? {_NAMED}(?!\w| {NAME}|,? (?:who|he|she|\d))"),
    # "Brightline, a contractor"
    re.compile(rf"\b{_NAMED}, (?:an?|the) (?:[\w-]+ ){{0,4}}?{_NOUN}\b(?!['’])"),
    re.compile(rf"(?P<name>{NAME}) & {NAME}"),
    # "Norvik said it was in talks …"; not the surname of somebody, as in "Demir said it"
    re.compile(
        rf"(?:^|(?<=[.!?”\"’] )){_NAMED}(?P<told>(?: [a-z]+){{1,4}}? (?:it|its)\b)", re.MULTILINE
    ),
)
_SOMEBODYS = re.compile(r"\b(?:at|for|from|of|with) the (?:[\w-]+ ){0,2}$")
"""Before "firm Pellew": an analyst's, in "Ada Li of the firm Pellew", of which no more is told."""
BEFORE = 80
"""Characters before a name in which that is looked for."""
_SURNAME = re.compile(rf"(?<=[a-z,] ){NAME} (?=({NAME})\b)")
_A_FIRM = re.compile(rf"\b(?:an?|another) (?:[\w-]+ ){{0,3}}?{_NOUN}\b")


def naming_firm(index: OpenIndex, rows: Iterable[int]) -> int | None:
    """Return the first of some rows, nearest first, that names a firm of their article.

    "Demir would say only this." does not say which company is meant, nor does "A customer, Ada Li,
    waited for a year."; "a firm registered in Ruan" does, right before.
    """
    for count, row in enumerate(rows):
        article, said = index.article_of(row), unspoken(index.text_of(row))
        known = _firms(article.text)
        if count:  # farther off, the one that all of it is about
            known = known.intersection(re.findall(NAME, article.title)) or known
        if not known.isdisjoint(OWNED.sub("", name) for name in re.findall(NAME, said)):
            return row
        if count == 0 and _A_FIRM.search(said):
            return row
    return None


@lru_cache(maxsize=100)
def _firms(text: str) -> frozenset[str]:
    """Return the first words of the names of firms in an article."""
    surnames = frozenset(_SURNAME.findall(text))
    return frozenset(
        OWNED.sub("", found["name"].removeprefix("The "))
        for called in _CALLED
        for found in called.finditer(text)
        if has_name(found[0]) and not _is_somebodys(text, found, surnames)
    )


def _is_somebodys(text: str, found: re.Match[str], surnames: Set[str]) -> bool:
    """Tell whether a name is a surname alone, or the firm of somebody who comments."""
    alone = found.groupdict().get("told") and found[0] == found["name"] + found["told"]
    surname = alone and found["name"] in surnames
    return bool(surname or _SOMEBODYS.search(text, max(0, found.start() - BEFORE), found.start()))
