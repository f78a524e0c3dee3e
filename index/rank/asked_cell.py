"""Which cell of a table's row a question asks for: that one is marked in the quote."""

import re
from collections.abc import Mapping, Set

from index.articles.cells import Cell, Row, take_apart
from index.articles.tables import without_unit
from index.checks.margins import asks_margin
from index.rank.extremes import asked_of_most, asks_which_most
from index.rank.unknown import names_asked
from index.text.kin import done_by, kin_in_order, kin_of, words_of
from index.text.numbers import ordinals
from index.text.stems import stem_set, stems_of
from index.types import Before, Span

_COUNTS = re.compile(r"\bhow (?:many|often)\b|\bnumber of\b", re.IGNORECASE)
_BY_HOW_MANY = re.compile(r"\bby (?:how (?:many|much)|what)\b", re.IGNORECASE)
_MARGIN = kin_of("majority margin lead")
"""By how many votes somebody won, which are not those that they had."""
_WHO = re.compile(r"\b(?:who|whom|which)\b", re.IGNORECASE)
_OUTCOMES = frozenset({"win", "lose", "draw"})
_HOW_MANY = re.compile(
    r"\W*(?:(?:and|but|so|by|with) )?(?:how (?:many|much|large|big|high|long|small|low|few)"
    r"|what (?:figure|number))(?: (?:is|was|were|are|did|does|has|had) (?:it|that|they|there)"
    r"(?: have| had)?)?\W*",
    re.IGNORECASE,
)
"""What asks for a figure that the question before compared: "How many?", "How much was it?"."""
_TWO = frozenset({"and", "or"})
_CHANGES = {"gain": "+", "lose": "-−–", "chang": "+-−–±"}
"""By how much something changed, and what such a figure begins with."""


def cell_asked_now(now: str | None, question: str, header: str, row: str) -> Span | None:
    """Return the cell that a follow-up asks for now, or else with the words of what was asked.

    "And how many staff?" behind "How much was spent in 2026?" asks for one cell, not for both.
    """
    asked = [question] if now is None or asks_which_most(question) else [now, question]
    return next(filter(None, (asked_cell(some, header, row) for some in asked)), None)


def asked_of_its_row(now: str, before: Before) -> str | None:
    """Return a follow-up as it is asked of the row of a table that answered before, if it is.

    "By how many votes?" behind "Who won in Old Dock?" asks "By how many votes, Old Dock?". None
    where it names no column, or somebody who is not in the row. "How many?" behind "Which has the
    most staff?" names the one that was compared.
    """
    quote = before.answer
    if quote is None or not quote.in_table:
        return None
    header, row = quote.lead_text, quote.text
    told = take_apart(header, row)
    asked = f"{now.rstrip(' ?!.')}, {told.name.text}?"
    if _HOW_MANY.fullmatch(now) and asks_which_most(before.question):
        cell = asked_cell(asked_of_most(before.question), header, row)
        column = next((name for name, some in told.columns if some.span == cell), "")
        return f"How many {column}, {told.name.text}?" if column else None
    cell = asked_cell(now, header, row)
    named = names_asked(now) <= stem_set(f"{header} {row}")
    return asked if named and cell not in (None, told.name.span) else None


def asked_cell(question: str, header: str, row: str) -> Span | None:
    """Return the one cell of a row, in its characters, whose column the question names.

    It is the column whose name's words are all in the question, in whatever form, and are the most;
    of two with as many, the one that is named first ("what share of the vote"). Who did something
    stands below "Winner" or "Leader", and how many seats were lost below their change. A wrong mark
    is worse than none: there is none where the question asks for two, names no column, or says
    itself what stands in the cell.
    """
    told = take_apart(header, row)
    by_how_many = asks_margin(question) or _BY_HOW_MANY.search(question)
    if by_how_many and kin_of(question).isdisjoint(_CHANGES):
        margins = [cell for name, cell in told.columns if not _MARGIN.isdisjoint(kin_of(name))]
        return margins[0].span if len(margins) == 1 else None
    said = frozenset(stems_of(question))
    named = {
        place: by
        for place, (name, cell) in enumerate(told.columns)
        if (place or cell is not told.name)
        and not stem_set(cell.text) <= said
        and (by := _named_by(question, name, cell))
    }
    place = _changed(question, told, named, _first_most(question, named))
    if place is not None and asks_which_most(question):
        return told.name.span  # "Which line had the most?"
    if place is None and told.rank and said & stem_set(" ".join(ordinals(told.rank))):
        return told.name.span  # "Who is second?"
    return None if place is None else told.columns[place][1].span


def _named_by(question: str, name: str, cell: Cell) -> Set[str]:
    """Return the words, as their families are called, by which a question names a column."""
    asked, called = kin_of(question), kin_of(without_unit(name))
    worded = any(map(str.isalpha, cell.text))
    if _COUNTS.search(question):
        called = (called - {"game"}) or called  # "How many wins?"
    elif called <= _OUTCOMES and not worded:
        return frozenset()  # "Did they win?"
    if called <= asked:
        return called
    return done_by(name) & asked if worded and _WHO.search(question) else frozenset()


def _first_most(question: str, named: Mapping[int, Set[str]]) -> int | None:
    """Return the column that most words name, the first of them; None if two are asked for."""
    most = max(map(len, named.values()), default=0)
    asked = kin_in_order(question)
    places = sorted(
        (max(map(asked.index, by)), place) for place, by in named.items() if len(by) == most
    )
    if len(places) > 1:
        (first, _), (second, _), *_ = places
        between = words_of(question)[first:second]
        if not between or not _TWO.isdisjoint(between):
            return None
    return places[0][1] if places else None


def _changed(
    question: str, told: Row, named: Mapping[int, Set[str]], place: int | None
) -> int | None:
    """Return the column of how much another one changed where a question asks for that."""
    asked = kin_of(question)
    verb = next((verb for verb in _CHANGES if verb in asked), None)
    if verb is None or (place is not None and verb in named[place]):
        return place
    change = _change_of(told, place, asked)
    if change is None:
        return place if verb == "gain" else None
    return change if told.columns[change][1].text.startswith(tuple(_CHANGES[verb])) else None


def _change_of(told: Row, place: int | None, asked: Set[str]) -> int | None:
    """Return the column that says how a figure changed: it says of which, or is right behind it."""
    names = [kin_of(name) for name, _ in told.columns]
    changes = [number for number, name in enumerate(names) if "chang" in name]
    of_it = [number for number in changes if names[number] - {"chang"} <= asked]
    own = [number for number in of_it if len(names[number]) > 1]
    behind = [number for number in of_it if place is None or number == place + 1]
    found = own or behind
    return found[0] if len(found) == 1 else None
