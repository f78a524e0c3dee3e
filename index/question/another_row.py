"""Follow-ups that ask the same of another row of a table: "And the mountain line?"."""

import re

from index.articles.cells import take_apart
from index.articles.tables import Table, called
from index.question.phrasing import ALSO
from index.store.open_index import OpenIndex
from index.text.stems import stems_of

_ANOTHER = re.compile(
    rf"\W*{ALSO}"
    r"(?: (?:in|on|for|of|at))? (?P<other>(?:the )?[^?!]{1,60}?)\W*",
    re.IGNORECASE,
)


def asked_of_another_row(question: str, before: str, index: OpenIndex) -> str | None:
    """Return the question before as it is asked of the row that a follow-up names, if it does so.

    "And in total?" behind "How many passengers did the airport shuttle carry?" takes the place of
    that row of the table. None where no table has both.
    """
    another = _ANOTHER.fullmatch(question)
    asked, other = frozenset(stems_of(before)), called(another["other"] if another else "")
    if another is None or other <= asked:
        return None
    tables = [table for table in index.tables if any(row.name == other for row in table.rows)]
    names = [name for table in tables for name in _names_said(table, asked, index)]
    said = (re.search(rf"(?:\bthe )?(?<!\w){re.escape(n)}(?!\w)", before, re.I) for n in names)
    place = next(filter(None, said), None)
    return place and f"{before[: place.start()]}{another['other']}{before[place.end() :]}"


def _names_said(table: Table, asked: frozenset[str], index: OpenIndex) -> list[str]:
    """Return the names of those rows of a table that a question with these stems says whole."""
    said = [row.place for row in table.rows if row.is_named(asked)]
    rows = [take_apart(index.header_of(place) or "", index.text_of(place)) for place in said]
    return [row.name.text for row in rows]
