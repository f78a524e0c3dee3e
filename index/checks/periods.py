"""Years and quarters in a table: a figure of 2025 answers nobody who asks for that of 2024."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from index.articles.cells import Row, take_apart
from index.articles.tables import without_unit
from index.text.kin import kin_of

_YEARS = re.compile(r"\b(?P<first>(?:19|20)\d\d)(?:[/–-](?P<last>(?:19|20)?\d\d))?\b")
_QUARTER = re.compile(
    r"\b(?:Q(?P<figure>[1-4])|(?P<word>first|second|third|fourth|last)[ -]quarter)\b", re.IGNORECASE
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


class Period(NamedTuple):
    """The years from one to another, mostly the same one, and which quarter of it, if any."""

    first: int
    last: int
    quarter: int | None

    def may_be(self, other: "Period") -> bool:
        """Say whether two may be the same: "2023" and "2023/24", "2024" and "Q2 2024"."""
        both_span = self.first < self.last and other.first < other.last
        if both_span and self[:2] != other[:2]:
            return False
        meet = self.first <= other.last and other.first <= self.last
        return meet and len({self.quarter, other.quarter} - {None}) < 2


class PeriodsAsked(NamedTuple):
    """The periods that a question asks about, and the kin of its other words."""

    periods: Sequence[Period]
    words: Set[str]


def periods_asked(question: str) -> PeriodsAsked | None:
    """Return the years, or quarters, that a question asks about; None where it names none."""
    periods = periods_in(question)
    return PeriodsAsked(periods, kin_of(_untimed(question))) if periods else None


def periods_in(text: str) -> tuple[Period, ...]:
    """Return the years that a text names, each of the one quarter that it names, if it does."""
    found = [some["figure"] or some["word"].lower() for some in _QUARTER.finditer(text)]
    quarters = {_QUARTERS.get(some) or int(some) for some in found}
    quarter = quarters.pop() if len(quarters) == 1 else None
    years = [(some["first"], some["last"] or some["first"]) for some in _YEARS.finditer(text)]
    return tuple(
        Period(int(first), int(first[: -len(last)] + last), quarter) for first, last in years
    )


def is_of_another_period(asked: PeriodsAsked, header: str, row: str, about: str) -> bool:
    """Tell whether a row of a table has nothing of the year, or quarter, that is asked about.

    It tells of that which names it, and of those of the columns that the question names. A column
    without any is of what the article is ``about``, where another one is of what is asked for.
    """
    told = take_apart(header, row)
    if own := periods_in(told.name.text):
        return not _meet(asked.periods, own)
    columns = [periods_in(name) for name in _columns_named(asked.words, told)]
    if not columns or any(_meet(asked.periods, some) for some in columns):
        return False
    beside, around = (_meet(asked.periods, periods_in(text)) for text in (header, about))
    return all(columns) or (beside and not around)


def _meet(some: Sequence[Period], others: Sequence[Period]) -> bool:
    return any(one.may_be(other) for one in some for other in others)


def _columns_named(words: Set[str], told: Row) -> list[str]:
    """Return the names of the columns that most words name, years aside."""
    called = {
        name: kin_of(_untimed(without_unit(name)))
        for name, cell in told.columns
        if name and cell is not told.name
    }
    named = [name for name, kin in called.items() if kin <= words]
    most = max((len(called[name]) for name in named), default=0)
    return [name for name in named if len(called[name]) == most]


def _untimed(text: str) -> str:
    return _QUARTER.sub(" ", _YEARS.sub(" ", text))
