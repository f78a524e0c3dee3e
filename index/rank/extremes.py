"""The row of a table with the most or the fewest of what a column counts: "Which line ran most?".

No sentence of an article need say so, and a reader of single sentences cannot see it: the figures
of the column are compared. The row is quoted as it stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from index.articles.cells import Row, cells_of, take_apart
from index.articles.tables import is_of_all, without_unit
from index.store.open_index import OpenIndex
from index.text.kin import kin_of
from index.text.stems import stems_of

_MOST = "most highest largest biggest greatest longest tallest deepest widest oldest heaviest"
_LEAST = "fewest least lowest smallest shortest youngest lightest"
_ASKS = re.compile(
    rf"\b(?:who|(?P<thing>which|what))\b.{{0,99}}?"
    rf"\b(?:(?P<most>{_MOST.replace(' ', '|')})|(?:{_LEAST.replace(' ', '|')}))\b",
    re.IGNORECASE | re.DOTALL,
)
"""What asks for one of several things: "Which line had the most cancelled trains?"."""
_UTMOST = re.compile(rf"\b(?:{_MOST} {_LEAST})\b".replace(" ", "|"), re.IGNORECASE)
_NOT_ONE = re.compile(
    r"\b(?:second|third|fourth|fifth|next|\d+(?:nd|rd|th)|at (?:the )?(?:most|least)|most of"
    r"|one of|than|if|almost)\b",
    re.IGNORECASE,
)
"""Another place than the first, or a measure."""
_MEASURES = {
    **dict.fromkeys(["longest", "shortest"], ("length", "duration")),
    **dict.fromkeys(["tallest", "highest"], ("height", "elevation", "altitude")),
    **dict.fromkeys(["oldest", "youngest"], ("age",)),
    **dict.fromkeys(["heaviest", "lightest"], ("weight",)),
    **dict.fromkeys(["largest", "biggest", "smallest"], ("size", "area")),
    **{"deepest": ("depth",), "widest": ("width",)},
}
"""What such a word measures, which the question then need not say."""
_CHANGES = kin_of(
    "gain lose change grow grew rise rose fall fell drop increase decrease improve decline"
)
"""By how much something changed: only a column that says so tells it."""
_FIGURE = re.compile(
    r"(?P<before>[^\w\s+−–-]?)(?P<sign>[+−–-]?)(?P<figure>\d{1,15}(?:[ ,]\d{3}){0,4}(?:\.\d{1,9})?)"
    r"\s?(?P<unit>[^\W\d]{0,12}|[%°])"
)
"""A number by itself, with its unit: "1,940", "71.4 %", "$12", "82 km"."""
FEWEST = 2
"""Rows with a figure from which one can be the most."""


def asks_which_most(question: str) -> bool:
    """Say whether a question asks which of several things has the most or the fewest."""
    return _ASKS.search(question) is not None and not _NOT_ONE.search(question)


def asked_of_most(question: str) -> str:
    """Return a question without "most" and its like: what it compares is what it names."""
    return _UTMOST.sub("", question)


def extreme_rows(question: str, index: OpenIndex) -> NDArray[np.bool_]:
    """Return which rows have the most or fewest in their table of what is asked for, (n,)."""
    found = np.zeros(len(index.sentences), dtype=bool)
    asked = _ASKS.search(question)
    if asked is None or not asks_which_most(question):
        return found
    words = kin_of(" ".join([question, *_measures_in(question)]))
    stems = frozenset(stems_of(question))
    for table in index.tables:
        between = [row.place for row in table.rows if row.is_named(stems)]
        compared = between or [row.place for row in table.rows]
        found[list(_extremes_of(compared, index, asked, words))] = True
    return found


def _measures_in(question: str) -> Iterable[str]:
    low = question.casefold().split()
    return (measure for word in low for measure in _MEASURES.get(word.strip("?.,!"), ()))


def _extremes_of(
    places: Sequence[int], index: OpenIndex, asked: re.Match[str], words: Set[str]
) -> Sequence[int]:
    """Return which rows of a table have the most, or the fewest, of what the question names.

    They are compared with each other: all of it, or those that the question names.
    """
    header = index.header_of(places[0]) or ""
    if not _named([cell.text for cell in cells_of(header)], words):
        return ()
    told = {place: take_apart(header, index.text_of(place)) for place in places}
    rows = {place: row for place, row in told.items() if not is_of_all(row.name.text)}
    column = _column_of(next(iter(rows.values()), None), asked, words)
    if column is None:
        return ()
    figures = _figures({place: _text(row, column) for place, row in rows.items()})
    utmost = (max if asked["most"] else min)(figures.values(), default=0)
    return [place for place, figure in figures.items() if figure == utmost]


def _column_of(row: Row | None, asked: re.Match[str], words: Set[str]) -> int | None:
    """Return the column, not that of the names, that the question names with the most words.

    What "which" asks for is what the column of names is called, if that is called anything.
    """
    if row is None:
        return None
    names = [name for name, _ in row.columns]
    place = next(number for number, (_, cell) in enumerate(row.columns) if cell is row.name)
    things = kin_of(names[place])
    if asked["thing"] and things and not things & words:
        return None
    named = _named([name for number, name in enumerate(names) if number != place], words)
    most = max((len(kin_of(without_unit(name))) for name in named), default=0)
    longest = [name for name in named if len(kin_of(without_unit(name))) == most]
    return names.index(longest[0]) if len(longest) == 1 else None


def _named(columns: Iterable[str], words: Set[str]) -> list[str]:
    """Return the columns whose names' words are all said; what changed only where they say so."""
    changes = words & _CHANGES
    called = [(name, kin_of(without_unit(name))) for name in columns]
    return [name for name, kin in called if kin and kin <= words and changes <= kin]


def _text(row: Row, column: int) -> str:
    return row.columns[column][1].text.strip() if column < len(row.columns) else ""


def _figures(cells: Mapping[int, str]) -> Mapping[int, float]:
    """Return the number in each cell that is not empty; none where one is no number by itself."""
    told = [(place, _FIGURE.fullmatch(text)) for place, text in cells.items() if text.strip("–—-")]
    found = [(place, figure) for place, figure in told if figure]
    units = {figure["before"] + figure["unit"] for _, figure in found}
    if len(found) < max(len(told), FEWEST) or len(units) > 1:
        return {}
    return {place: _number(figure) for place, figure in found}


def _number(figure: re.Match[str]) -> float:
    number = float(figure["figure"].replace(",", "").replace(" ", ""))
    return -number if figure["sign"] in {"−", "–", "-"} else number
