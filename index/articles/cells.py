"""A table's row taken apart: its cells, what each column is called, and which cell names the row.

That is the first one. Where it says which place the row has ("Pos"), the next with a word does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Span

_CELL = re.compile(r"\|(?!\s*$)((?:\\.|[^|])*+)", re.DOTALL)
_MARKUP = re.compile(r"(\*{1,9}|_{1,9}|`{1,9})(.+)\1", re.DOTALL)
_RANKS = frozenset(["", *"pos pos. position place rank ranking rk #".split()])
"""What a first column is called that says which place each row has, if anything."""
_RANK = re.compile(r"\W{0,2}0?([1-9]\d{0,2})(?:st|nd|rd|th)?\W{0,2}")
""" "2", "2.", "=2" or "2nd": no year."""
POSITION = "position"
"""What such a column is called in words."""
_SHORT = {"pts": "points", "pld": "games played", "%": "percent", "+/-": "change", "±": "change"}
_LEAGUE = {
    **dict.fromkeys(["p", "pl", "pld", "gp", "mp", "m", "mat"], "games played"),
    **{"w": "games won", "d": "draws", "t": "ties", "l": "games lost"},
    **{"gf": "goals for", "f": "goals for", "ga": "goals against", "a": "goals against"},
    **dict.fromkeys(["gd", "diff", "+/-", "±"], "goal difference"),
    **{"pf": "points for", "pa": "points against", "pd": "points difference"},
    **{"pts": "points", "nr": "no result", "nrr": "net run rate", "pct": "winning percentage"},
}
"""Heads of league tables, which of other tables may mean anything: "P" is a price, too."""
FEWEST_HEADS = 4
"""Heads by which a league table is known, "W" and "L" among them: width and length have others."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, without the white space and the markup about its words."""

    text: str
    span: Span
    """Where it stands in the row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, each of its cells behind the name of its column."""

    columns: tuple[tuple[str, Cell], ...]
    """Names in words ("games won" for "W"), empty where there is none."""
    name: Cell
    """What the row tells of."""
    rank: int | None
    """Which place it has, where its first cell says that."""


def take_apart(header: str, row: str) -> Row:
    """Return a row's cells with the names of their columns, and which of them names it."""
    names = [cell.text for cell in cells_of(header)]
    cells = cells_of(row) or [Cell("", Span(0, 0))]
    named = _in_words(names + [""] * (len(cells) - len(names)))
    rank = _RANK.fullmatch(cells[0].text) if _heads_ranks(names) else None
    name = next((cell for cell in cells[1:] if any(map(str.isalpha, cell.text))), None)
    if rank is None or name is None:
        return Row(tuple(zip(named, cells, strict=False)), cells[0], None)
    named[0] = POSITION
    return Row(tuple(zip(named, cells, strict=False)), name, int(rank[1]))


def cells_of(row: str) -> list[Cell]:
    """Return a row's cells, without the white space and the markup about their words."""
    cells = []
    for found in _CELL.finditer(row):
        text = found[1].strip()
        start = found.start(1) + len(found[1]) - len(found[1].lstrip())
        while (marked := _MARKUP.fullmatch(text)) and not set(marked[1]) & set(marked[2]):
            start += marked.start(2)
            text = marked[2]
        cells.append(Cell(text, Span(start, start + len(text))))
    return cells


def _heads_ranks(names: Sequence[str]) -> bool:
    """Tell whether a table's first column may say which place each row has, and no other does."""
    first, *others = [name.casefold() for name in names] or [""]
    return first in _RANKS and _RANKS.isdisjoint({*others} - {""})


def _in_words(names: Sequence[str]) -> list[str]:
    """Return columns' names with short forms in words, those of league tables where it is one."""
    heads = [name.casefold().replace("−", "-") for name in names]
    short = _SHORT
    if {"w", "l"} <= set(heads) and sum(head in _LEAGUE for head in heads) >= FEWEST_HEADS:
        short = _SHORT | _LEAGUE
    return [short.get(head, name) for head, name in zip(heads, names, strict=True)]
